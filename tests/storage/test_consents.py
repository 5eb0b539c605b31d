"""Consent stands until it is withdrawn, category by category or all at once."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import consents, people, preferences
from storage.consents import CONSENT, Category, Words
from storage.db import Store
from storage.people import Role
from tests.storage import samples
from tests.storage.samples import NOW

DAY = timedelta(days=1)
HERE = Words("w", "fr", "slack", "T1")
STOP = Words("/stop", "fr", "telegram", "")


@pytest.fixture
def cohorts(store: Store) -> tuple[int, int]:
    """Two cohorts of the same coordinator, the first sample's."""

    def work(db: Session) -> tuple[int, int]:
        here, there = samples.fill(db).cohort, samples.fill(db, "Montréal").cohort
        people.join(db, person=1, cohort=there, role=Role.MANAGER, now=NOW)
        return here, there

    return store.run_sync(work)


def agree(
    db: Session,
    cohort: int,
    category: Category,
    *,
    granted: bool = True,
    person: int = 1,
    until: datetime | None = None,
) -> None:
    samples.agree(db, person, cohort, category, granted=granted, until=until)


def standing(db: Session, cohort: int, now: datetime = NOW) -> list[Category]:
    answers = consents.current(db, person=1, cohort=cohort, now=now)
    return [category for category, granted in answers.items() if granted]


def test_those_who_agree_are_found_at_once_with_what_they_agree_to(
    store: Store, cohorts: tuple[int, int]
) -> None:
    here, there = cohorts
    asked = (Category.VISIT, Category.TRAINING)

    def work(db: Session) -> list[dict[int, Category]]:
        said = [
            (1, here, Category.TRAINING, True, None),
            (1, here, Category.VISIT, True, None),
            (2, here, Category.TRAINING, True, None),
            (3, here, Category.TRAINING, True, None),
            (3, here, Category.TRAINING, False, None),
            (4, here, Category.TRAINING, True, NOW + DAY),
            (5, there, Category.TRAINING, True, None),
            (6, here, Category.DIGEST, True, None),
        ]
        for number in range(1, 7):
            if people.get(db, person=number) is None:
                people.new(db, name=f"P{number}", now=NOW)
        for person, cohort, category, granted, until in said:
            agree(db, cohort, category, granted=granted, person=person, until=until)
        everybody = [4, 3, 2, 1, 5, 6]
        find = partial(consents.agreeing, db, cohort=here, people=everybody, categories=asked)
        return [dict(find(now=NOW)), dict(find(now=NOW + DAY))]

    training, visit = Category.TRAINING, Category.VISIT
    now, later = store.run_sync(work)
    assert [*now.items()] == [(4, training), (2, training), (1, visit)]
    assert [*later.items()] == [(2, training), (1, visit)]


def test_stop_withdraws_all_that_stands_in_every_cohort(
    store: Store, cohorts: tuple[int, int]
) -> None:
    def work(db: Session) -> tuple[object, ...]:
        agree(db, cohorts[0], Category.TRAINING)
        agree(db, cohorts[0], Category.VISIT)
        agree(db, cohorts[0], Category.VISIT, granted=False)
        agree(db, cohorts[1], Category.DIGEST)
        consents.stop(db, person=1, words=STOP, now=NOW + DAY)
        kept = select(CONSENT).where(CONSENT.c.at == NOW + DAY).order_by(CONSENT.c.id)
        rows = [
            (one.cohort_id, one.category, one.granted, one.wording, one.platform)
            for one in db.execute(kept)
        ]
        left = [standing(db, cohort, NOW + DAY) for cohort in cohorts]
        return rows, left, preferences.of(db, person=1).stopped_at

    assert store.run_sync(work) == (
        [
            (cohorts[0], Category.TRAINING, False, "/stop", "telegram"),
            (cohorts[1], Category.DIGEST, False, "/stop", "telegram"),
        ],
        [[], []],
        NOW + DAY,
    )


def test_stopping_again_adds_nothing(store: Store, cohorts: tuple[int, int]) -> None:
    def work(db: Session) -> tuple[list[Category], object]:
        agree(db, cohorts[0], Category.TRAINING)
        consents.stop(db, person=1, words=STOP, now=NOW)
        consents.stop(db, person=1, words=STOP, now=NOW + DAY)
        withdrawn = consents.stopped(db, person=1)
        return [one.category for one in withdrawn], preferences.of(db, person=1).stopped_at

    assert store.run_sync(work) == ([Category.TRAINING], NOW)


def test_agreeing_to_one_category_ends_the_stop_and_no_more(
    store: Store, cohorts: tuple[int, int]
) -> None:
    def work(db: Session) -> tuple[object, ...]:
        agree(db, cohorts[0], Category.TRAINING)
        agree(db, cohorts[0], Category.VISIT)
        consents.stop(db, person=1, words=STOP, now=NOW)
        agree(db, cohorts[0], Category.VISIT, granted=False)
        kept = preferences.of(db, person=1).stopped_at
        agree(db, cohorts[0], Category.VISIT)
        return kept, preferences.of(db, person=1).stopped_at, standing(db, cohorts[0])

    assert store.run_sync(work) == (NOW, None, [Category.VISIT])


def test_restart_brings_back_what_was_stopped_where_the_person_still_is(
    store: Store, cohorts: tuple[int, int]
) -> None:
    def work(db: Session) -> tuple[object, ...]:
        agree(db, cohorts[0], Category.VISIT)
        agree(db, cohorts[0], Category.VISIT, granted=False)
        agree(db, cohorts[0], Category.TRAINING)
        agree(db, cohorts[1], Category.DIGEST)
        consents.stop(db, person=1, words=STOP, now=NOW + DAY)
        [*_, there] = people.memberships(db, person=1)
        people.end_membership(db, cohort=cohorts[1], membership=there.id, now=NOW, by=None)
        again = consents.restart(db, person=1, words=HERE, now=NOW + 2 * DAY)
        left = [standing(db, cohort) for cohort in cohorts]
        return again, left, preferences.of(db, person=1).stopped_at

    assert store.run_sync(work) == ([Category.TRAINING], [[Category.TRAINING], []], None)


def test_restart_without_a_stop_agrees_to_nothing(store: Store, cohorts: tuple[int, int]) -> None:
    def work(db: Session) -> tuple[object, ...]:
        agree(db, cohorts[0], Category.VISIT, granted=False)
        return consents.restart(db, person=1, words=HERE, now=NOW), standing(db, cohorts[0])

    assert store.run_sync(work) == ([], [])
