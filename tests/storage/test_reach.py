"""Who can be written to nowhere, and why, in one cohort."""

import pytest
from sqlalchemy.orm import Session

from storage import chats, people, reach
from storage.chats import ChatKind
from storage.db import Store
from storage.people import Role
from storage.reach import Why
from tests.storage import samples
from tests.storage.samples import NOW, Sample


@pytest.fixture
def sample(store: Store) -> Sample:
    return store.run_sync(samples.fill)


def joined(db: Session, sample: Sample, name: str, *places: tuple[str, str | None]) -> int:
    """Let somebody in, with an account and a chat on each platform; closed for a reason."""
    person = people.new(db, name=name, now=NOW).id
    people.join(db, person=person, cohort=sample.cohort, role=Role.COORDINATOR, now=NOW)
    for platform, reason in places:
        at = {"platform": platform, "workspace": "W"}
        people.link(db, person=person, **at, user_id=f"U{person}", now=NOW)
        chat = chats.remember(
            db, **at, chat_id=f"D{person}", kind=ChatKind.DIRECT, person=person
        ).id
        if reason:
            chats.mark_unreachable(db, chat=chat, reason=reason, now=NOW)
    return person


def test_each_is_lost_for_the_reason_that_the_platform_gave(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        blocked = joined(db, sample, "Ana", ("telegram", "Forbidden: bot was blocked by the user"))
        noted = joined(db, sample, "Bo", ("telegram", "blocked"), ("slack", "user_disabled"))
        gone = joined(db, sample, "Cy", ("slack", "user_disabled"))
        joined(db, sample, "Do", ("slack", "user_disabled"), ("telegram", None))

        assert reach.lost(db, cohort=sample.cohort) == {
            sample.manager: Why.NO_ACCOUNT,
            sample.coordinator: Why.NO_ACCOUNT,
            blocked: Why.BLOCKED,
            noted: Why.BLOCKED,
            gone: Why.LEFT,
        }

    store.run_sync(work)


def test_only_who_is_in_the_cohort_is_looked_for(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        other = samples.fill(db, "Montréal")
        for one in people.memberships(db, person=sample.coordinator):
            people.end_membership(db, cohort=sample.cohort, membership=one.id, by=None, now=NOW)

        assert set(reach.lost(db, cohort=sample.cohort)) == {sample.manager}
        assert set(reach.lost(db, cohort=other.cohort)) == {other.manager, other.coordinator}

    store.run_sync(work)
