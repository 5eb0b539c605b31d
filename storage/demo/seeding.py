"""The demo cohorts, into an empty database."""

from datetime import datetime
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import cohorts, organizations
from storage.cohorts import COHORT
from storage.demo import catalogue, plan
from storage.demo.current import CURRENT
from storage.demo.estrie import ESTRIE
from storage.demo.life import live
from storage.demo.montreal import MONTREAL
from storage.demo.names import people
from storage.demo.personas import arrive, consent
from storage.demo.roster import Cast, Roster, enter, opening
from storage.demo.rows import write_events, write_meetings, write_sales
from storage.demo.season import Season
from storage.demo.totals import CohortTotals, of_cohort

SEED = 1617


class NotEmpty(Exception):
    """There are cohorts already: the demo is for an empty database."""

    def __init__(self) -> None:
        super().__init__("The database has cohorts already: the demo needs an empty one.")


def seed(db: Session, *, now: datetime) -> tuple[CohortTotals, ...]:
    """Write fictitious enterprises and people around real institutions; what they add up to."""
    if db.scalar(select(COHORT.c.id).limit(1)) is not None:
        raise NotEmpty
    organizations.load_institutions(db, now=now)
    cast = Cast(arrive(db, now=now), people())
    for season in (MONTREAL, ESTRIE):
        tell(db, season, cast=cast, now=now)
    current = tell(db, CURRENT, cast=cast, now=now)
    live(db, current, cast.personas)
    consent(db, cast.personas, cohort=current.cohort, now=opening(CURRENT))
    return tuple(of_cohort(db, cohort) for cohort in cohorts.open_cohorts(db))


def tell(db: Session, season: Season, *, cast: Cast, now: datetime) -> Roster:
    """Write one season."""
    chance = Random(SEED)  # noqa: S311 (the same demo each time, no secret)
    shops = catalogue.shops(season.slug)
    roster = enter(db, season, shops, cast=cast, now=now)
    write_sales(db, roster, plan.sales(season, shops, catalogue.purposes(), chance))
    write_meetings(db, roster, plan.meetings(season, shops, cast.names, chance))
    write_events(db, roster, season, chance)
    return roster
