"""What is over shows it by itself: an event or a call asks nothing more on any copy."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.feature import Feature
from handlers._event_posts import refresh
from storage import events, tenders

if TYPE_CHECKING:
    from bot.rounds import Round

feature = Feature("endings")

_EVERY: Final = timedelta(minutes=10)
_LATELY: Final = timedelta(days=7)
"""How far back: the clock may have stood still."""


@feature.sweep("endings", every=_EVERY)
def close(round_: Round) -> None:
    """Bring up to date the copies of what has ended that were last written before it did."""
    since, until = round_.now - _LATELY, round_.now
    for event in events.ended(round_.db, since=since, until=until):
        over = event.ends_at or event.starts_at
        refresh(round_, event, before=over)
    for tender in tenders.ended(round_.db, since=since, until=until):
        closed = tender.closes_at
        round_.refresh("tender", tender.id, cohort=tender.cohort_id, before=closed)
