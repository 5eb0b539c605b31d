"""Whether a broadcast is still for its reader: what they answered to the event it is news of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers._answerers import chosen_event
from handlers._broadcast_reach import agreeing, subject
from storage import rsvps
from storage.recipients import Selection
from storage.rsvps import Answer

if TYPE_CHECKING:
    from bot.context import Context
    from storage.broadcasts import Broadcast
    from storage.events import Event


def concerns(ctx: Context, broadcast: Broadcast) -> bool:
    """Whether the reader still answers its event so, and agrees to it if that is not a yes."""
    selection = Selection.unpacked(broadcast.audience)
    event = chosen_event(ctx, selection)
    if event is None:
        return True
    mine = rsvps.of(ctx.db, event=event, person=ctx.person.id)
    if mine is None or mine.answer not in selection.answers:
        return False
    return mine.answer is Answer.YES or bool(agreeing(ctx, broadcast, [ctx.person.id]))


def accepted(ctx: Context, broadcast: Broadcast) -> Event | None:
    """Return the event that it is news of to the reader, who said yes to it."""
    event = subject(ctx, broadcast)
    mine = rsvps.of(ctx.db, event=event, person=ctx.person.id) if event else None
    return event if mine and mine.answer is Answer.YES else None
