"""What is over shows it by itself: an event or a call asks nothing more on any copy."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.feature import Feature
from storage import cohorts, events, tenders

if TYPE_CHECKING:
    from bot.rounds import Round

feature = Feature("endings")

_EVERY: Final = timedelta(minutes=10)
_LATELY: Final = timedelta(hours=1)
"""For how long copies are looked at again: the clock may have stood still meanwhile."""


@feature.sweep("endings", every=_EVERY)
def close(round_: Round) -> None:
    """Bring the copies of what has just ended up to date."""
    since, until = round_.now - _LATELY, round_.now
    for cohort in cohorts.open_cohorts(round_.db):
        for event in events.ended(round_.db, cohort=cohort.id, since=since, until=until):
            round_.refresh("event", event.id, cohort=cohort.id)
        for tender in tenders.ended(round_.db, cohort=cohort.id, since=since, until=until):
            round_.refresh("tender", tender.id, cohort=cohort.id)
