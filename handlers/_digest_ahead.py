"""What comes next, as a digest tells it: calls for tenders that close, then events.

Which ones was settled when the digest was issued; when and where is told as it is now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handlers._digest_words import CALLS_COMMAND
from handlers._events import event_line
from storage import events, tenders

if TYPE_CHECKING:
    from bot.context import Context
    from storage.weekly import Own

NEXT: Final = 2


def next_events(ctx: Context, own: Own) -> list[str]:
    """Tell in a line each what a person may want to be at."""
    coming = events.upcoming(ctx.db, cohort=ctx.cohort.id, now=ctx.now)
    told = [one for one in coming if one.id in own.events]
    return [event_line(ctx.t, one) for one in told[:NEXT]]


def next_calls(ctx: Context, own: Own) -> list[str]:
    """Tell in a line how many calls a person may want to bid on."""
    opened = tenders.opened(ctx.db, cohort=ctx.cohort.id, now=ctx.now)
    closing = [one.closes_at for one in opened if one.id in own.calls]
    if not closing:
        return []
    told = ctx.t.n(
        "{n} call for tenders, closing {when}: {command}",
        "{n} calls for tenders, the next closing {when}: {command}",
        len(own.calls),
        when=closing[0],
        command=CALLS_COMMAND,
    )
    return [told]
