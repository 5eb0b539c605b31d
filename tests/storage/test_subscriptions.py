"""Which digests somebody has yet to be sent: those they agreed to, where there is one to come."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from storage import cohorts, people, posts, preferences, subscriptions
from storage.consents import Category
from storage.db import Store
from storage.people import Role
from storage.subscriptions import Coming
from tests.storage import samples
from tests.storage.samples import NOW, Sample

MONDAY = datetime(2026, 11, 23, 13, tzinfo=UTC)
"""Eight in the morning in Montréal."""


def coming(db: Session, person: int, now: datetime = NOW) -> list[Coming]:
    return subscriptions.coming(db, person=person, now=now)


def test_digest_is_to_come_for_who_agreed_and_has_one(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        before = coming(db, sample.manager)
        join = partial(people.join, db, cohort=sample.cohort, now=NOW)
        join(person=sample.manager, role=Role.MANAGER)
        join(person=sample.coordinator, role=Role.COORDINATOR, organization=sample.institution)
        for person in (sample.manager, sample.coordinator):
            samples.agree(db, person, sample.cohort, Category.DIGEST)
        found = coming(db, sample.manager)
        samples.agree(db, sample.manager, sample.cohort, Category.DIGEST, granted=False)

        assert (before, found) == ([], [Coming(sample.cohort, MONDAY)])
        assert coming(db, sample.coordinator) == coming(db, sample.manager) == []

    store.run_sync(work)


def test_several_qualities_have_one_digest_in_each_cohort(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        there = samples.fill(db, "Montréal")
        people.join(
            db,
            cohort=sample.cohort,
            role=Role.CHAMPION,
            organization=sample.institution,
            person=sample.manager,
            now=NOW,
        )
        people.join(
            db,
            cohort=there.cohort,
            role=Role.MANAGER,
            organization=there.enterprise,
            person=sample.manager,
            now=NOW,
        )
        for cohort in (sample.cohort, there.cohort):
            samples.agree(db, sample.manager, cohort, Category.DIGEST)

        assert coming(db, sample.manager) == [
            Coming(sample.cohort, MONDAY),
            Coming(there.cohort, MONDAY),
        ]

    store.run_sync(work)


@pytest.mark.parametrize("end", ["stopped", "closed", "after the season"])
def test_no_digest_is_to_come_once_all_is_over(store: Store, sample: Sample, end: str) -> None:
    def work(db: Session) -> None:
        samples.agree(db, sample.manager, sample.cohort, Category.DIGEST)
        match end:
            case "stopped":
                preferences.stop(db, person=sample.manager, now=NOW)
            case "closed":
                cohorts.close(db, cohort=sample.cohort, now=NOW)
            case _:
                pass
        late = NOW + timedelta(days=365) if end == "after the season" else NOW

        assert coming(db, sample.manager, late) == []

    store.run_sync(work)


def test_issued_digest_is_awaited_until_it_is_sent_or_too_late(
    store: Store, sample: Sample
) -> None:
    def work(db: Session) -> None:
        post = posts.plan(
            db,
            view="digest.manager",
            args=[1],
            key="digest",
            due_at=NOW,
            expires_at=NOW + timedelta(hours=9),
            person=sample.manager,
            cohort=sample.cohort,
            category=Category.DIGEST,
            wanted=False,
        )
        assert post is not None
        waits, late = (
            subscriptions.unsent(db, person=sample.manager, now=now)
            for now in (NOW, NOW + timedelta(hours=9))
        )
        posts.sent(db, post=post, now=NOW, message_chat="C", message_id="1", digest="d")
        sent = subscriptions.unsent(db, person=sample.manager, now=NOW)

        assert (waits, late, sent) == ([NOW], [], [])

    store.run_sync(work)
