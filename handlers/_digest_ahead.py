"""What comes next, as a digest tells it: calls for tenders that close, then events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handlers._audiences import includes
from handlers._digest_words import TENDERS
from handlers._events import event_line
from storage import events, tenders
from storage.recipients import Selection
from storage.tenders import Tender

if TYPE_CHECKING:
    from bot.context import Context
    from storage.events import Event

NEXT: Final = 2


def ahead(ctx: Context) -> list[str]:
    """Tell in a line each what a person may want to be at, or to bid on."""
    t, cohort = ctx.t, ctx.cohort.id
    every = events.upcoming(ctx.db, cohort=cohort, now=ctx.now)
    coming = [one for one in every if _for(ctx, one)]
    calls = tenders.opened(ctx.db, cohort=cohort, now=ctx.now)
    return [*_calls(ctx, calls), *(event_line(t, one) for one in coming[:NEXT])]


def _for(ctx: Context, event: Event) -> bool:
    return includes(ctx, Selection.unpacked(event.audience), ctx.person.id)


def _calls(ctx: Context, calls: list[Tender]) -> list[str]:
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
