"""Which cohorts are in season, and which one each person chose in each chat."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from storage import choices, cohorts, people, retention
from storage.cohorts import Cohort
from storage.db import Store
from tests.storage import samples
from tests.storage.samples import NOW, Sample

FORMER, CURRENT, COMING = (
    Cohort(
        slug=str(year),
        name=str(year),
        territory="Estrie",
        zone="America/Vancouver",
        language="fr",
        starts=date(year, 9, 15),
        ends=date(year + 1, 8, 31),
    )
    for year in (2025, 2026, 2027)
)
EVERY = [FORMER, CURRENT, COMING]


@pytest.mark.parametrize(
    ("instant", "among", "meant"),
    [
        (datetime(2026, 11, 18, 15, tzinfo=UTC), EVERY, [CURRENT]),
        (datetime(2026, 9, 5, 15, tzinfo=UTC), EVERY, [CURRENT, COMING]),
        (datetime(2026, 9, 5, 15, tzinfo=UTC), [FORMER, CURRENT], [CURRENT]),
        (datetime(2027, 9, 1, 6, 59, tzinfo=UTC), EVERY, [CURRENT]),
        (datetime(2027, 9, 1, 7, tzinfo=UTC), EVERY, [COMING]),
        (datetime(2030, 1, 1, tzinfo=UTC), EVERY, EVERY),
        (datetime(2030, 1, 1, tzinfo=UTC), [], []),
    ],
)
def test_season_is_what_is_under_way_else_to_come_else_all(
    instant: datetime, among: list[Cohort], meant: list[Cohort]
) -> None:
    assert list(cohorts.in_season(among, now=instant)) == meant


@pytest.fixture
def sample(store: Store) -> Sample:
    return store.run_sync(samples.fill)


def chosen(db: Session, person: int, chat: int) -> int | None:
    found = choices.of(db, person=person, chat=chat)
    return found.cohort_id if found else None


def test_last_choice_of_each_person_stands(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[int | None]:
        other, chat = samples.fill(db, "Montréal").cohort, samples.direct(db, sample)
        choose = partial(choices.choose, db, chat=chat)
        for person, cohort in (
            (sample.manager, sample.cohort),
            (sample.coordinator, sample.cohort),
            (sample.manager, other),
        ):
            choose(person=person, cohort=cohort, now=NOW)
        assert chosen(db, sample.manager, chat) == other
        return [chosen(db, sample.coordinator, chat), chosen(db, sample.coordinator, chat + 1)]

    assert store.run_sync(work) == [sample.cohort, None]


def test_choice_goes_once_the_cohort_is_left(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[int]:
        chat = samples.direct(db, sample)
        choices.choose(db, person=sample.manager, chat=chat, cohort=sample.cohort, now=NOW)
        before = retention.purge(db, now=NOW).choices
        [mine] = people.memberships(db, person=sample.manager)
        people.end_membership(db, cohort=sample.cohort, membership=mine.id, by=None, now=NOW)
        later = (NOW + timedelta(days=days) for days in (1, 2))
        return [before, *(retention.purge(db, now=when).choices for when in later)]

    assert store.run_sync(work) == [0, 1, 0]
