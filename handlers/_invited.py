"""Whom an event is for, and where it is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Refusal
from bot.i18n import N_
from handlers._announcements import ANNOUNCE
from storage import ahead, chats, consents, recipients
from storage.recipients import EVERYBODY, Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.context import Context
    from storage.chats import Chat
    from storage.consents import Category
    from storage.events import Event


def invited(ctx: Context, event: Event) -> Sequence[tuple[int, Category]]:
    """Return who agreed to hear of such an event, and by which category; never its author."""
    agreed = consents.agreeing(
        ctx.db,
        cohort=ctx.cohort.id,
        people=chosen(ctx, event),
        categories=ahead.categories(event),
        now=ctx.now,
    )
    return tuple(agreed.items())


def channels(ctx: Context, event: Event) -> Sequence[Chat]:
    """Return the chats where an event is posted: none when it is not for everybody."""
    if Selection.unpacked(event.audience) != EVERYBODY:
        return ()
    return chats.hearing(ctx.db, cohort=ctx.cohort.id)


def require_readers(ctx: Context, event: Event) -> None:
    """Raise Refusal where no person and no chat would be told."""
    if channels(ctx, event) or any(invited(ctx, event)):
        return
    if not chosen(ctx, event):
        raise Refusal(N_("Nobody would receive this event: choose for whom it is."))
    if Selection.unpacked(event.audience) == EVERYBODY:
        raise Refusal(
            N_(
                "Nobody would receive this event: nobody in the cohort agreed to hear of such "
                "events, and no channel is attached. Type this in a channel: {line}"
            ),
            line=ANNOUNCE,
        )
    raise Refusal(
        N_(
            "Nobody would receive this event: nobody whom it is for agreed to hear of such events, "
            "and channels are told only what is for everybody. Choose for whom it is."
        )
    )


def chosen(ctx: Context, event: Event) -> list[int]:
    """Return whom an event is for, but its author."""
    selection = Selection.unpacked(event.audience)
    found = recipients.select(ctx.db, cohort=ctx.cohort.id, selection=selection)
    return [person for person in found if person != event.created_by]
