"""What news of one's own says where it comes even after /stop: what it was asked for by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Note
from bot.i18n import N_
from handlers._event_cards import own_answer
from handlers._events import ANSWERS
from storage import preferences
from storage.rsvps import Answer

if TYPE_CHECKING:
    from bot.context import Context
    from storage.events import Event


def answered(ctx: Context, event: Event) -> tuple[Note, ...]:
    """Say to who stopped that they said they come to this event, may, or wait for a place."""
    said = own_answer(ctx, event)
    if said in {None, Answer.NO} or not _stopped(ctx):
        return ()
    why = N_("You receive this even after /stop: you answered “{answer}”.")
    return (Note(ctx.t(why, answer=ctx.t(ANSWERS[said]))),)


def followed(ctx: Context) -> tuple[Note, ...]:
    """Say to who stopped that they follow this call for tenders."""
    why = N_("You receive this even after /stop: you follow this call.")
    return (Note(ctx.t(why)),) if _stopped(ctx) else ()


def _stopped(ctx: Context) -> bool:
    return preferences.of(ctx.db, person=ctx.person.id).stopped_at is not None
