"""What the ration held back: taken up once, by who it was for, in its cohort."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from storage import held, posts
from storage.db import Store
from storage.posts import State
from tests.storage import samples
from tests.storage.samples import NOW, Sample

DAY = timedelta(days=1)


@pytest.fixture
def sample(store: Store) -> Sample:
    return store.run_sync(samples.fill)


def withdrawn(db: Session, person: int, cohort: int, why: str = held.RATION) -> int:
    """Plan a post that lasts a day, and drop it."""
    number = posts.plan(
        db,
        view="event",
        args=[1],
        key=f"{person} {cohort} {why}",
        due_at=NOW,
        expires_at=NOW + DAY,
        person=person,
        cohort=cohort,
        wanted=False,
    )
    assert number is not None
    posts.withdraw(db, post=number, why=why)
    return number


def test_each_takes_up_once_what_was_theirs_in_a_cohort(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        other = samples.fill(db, "Montréal").cohort
        mine = withdrawn(db, sample.manager, sample.cohort)
        withdrawn(db, sample.manager, sample.cohort, "stopped")
        withdrawn(db, sample.coordinator, sample.cohort)
        elsewhere = withdrawn(db, sample.manager, other)
        taken = [held.take(db, person=sample.manager, cohort=sample.cohort) for _ in range(2)]
        there = held.take(db, person=sample.manager, cohort=other)

        assert (taken, there) == ([[mine], []], [elsewhere])

    store.run_sync(work)


def test_what_is_recalled_is_neither_taken_up_nor_shown(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        told = withdrawn(db, sample.manager, sample.cohort)
        mine = {"person": sample.manager, "cohort": sample.cohort}
        assert held.take(db, **mine) == [told]
        untold = withdrawn(db, sample.coordinator, sample.cohort)
        for args in ([2], [1]):
            held.recall(db, cohort=sample.cohort, view="event", args=args)
            left = held.standing(db, **mine, posts=[told], now=NOW)
            assert [one.id for one in left] == ([told] if args == [2] else [])
        assert held.take(db, person=sample.coordinator, cohort=sample.cohort) == []
        kept = posts.get(db, post=untold)
        assert kept is not None
        assert kept.state is State.CANCELLED

    store.run_sync(work)


def test_only_what_is_in_time_still_stands(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        mine = withdrawn(db, sample.manager, sample.cohort)
        theirs = withdrawn(db, sample.coordinator, sample.cohort)
        found = [
            [
                one.id
                for one in held.standing(
                    db,
                    person=sample.manager,
                    cohort=sample.cohort,
                    posts=[mine, theirs],
                    now=when,
                )
            ]
            for when in (NOW, NOW + DAY)
        ]
        assert found == [[mine], []]

    store.run_sync(work)


def test_post_that_is_sent_after_all_no_longer_stands(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        mine = withdrawn(db, sample.manager, sample.cohort)
        posts.sent(db, post=mine, now=NOW, message_chat="C", message_id="1", digest="d")
        sent = posts.get(db, post=mine)
        assert sent is not None
        assert sent.state is State.SENT
        standing = held.standing(
            db, person=sample.manager, cohort=sample.cohort, posts=[mine], now=NOW
        )
        assert standing == []

    store.run_sync(work)
