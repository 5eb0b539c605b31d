"""What comes next, as a digest tells it: calls for tenders that close, then events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handlers._audiences import includes
from handlers._digest_words import TENDERS
from handlers._events import event_line
from storage import events, tenders
from storage.recipients import Selection

if TYPE_CHECKING:
    from bot.context import Context
    from storage.events import Event

NEXT: Final = 2


def next_events(ctx: Context) -> list[str]:
    """Tell in a line each what a person may want to be at."""
    every = events.upcoming(ctx.db, cohort=ctx.cohort.id, now=ctx.now)
    coming = [one for one in every if _for(ctx, one)]
    return [event_line(ctx.t, one) for one in coming[:NEXT]]


def next_calls(ctx: Context) -> list[str]:
    """Tell in a line how many calls a person may want to bid on."""
    calls = tenders.opened(ctx.db, cohort=ctx.cohort.id, now=ctx.now)
    if not calls:
        return []
    told = ctx.t.n(
        "{n} call for tenders, closing {when}: {command}",
        "{n} calls for tenders, the next closing {when}: {command}",
        len(calls),
        when=calls[0].closes_at,
        command=TENDERS,
    )
    return [told]


def _for(ctx: Context, event: Event) -> bool:
    return includes(ctx, Selection.unpacked(event.audience), ctx.person.id)
