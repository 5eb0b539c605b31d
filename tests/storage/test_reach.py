"""Who can be written to nowhere, and why, in one cohort."""

from sqlalchemy.orm import Session

from storage import chats, people, reach
from storage.chats import ChatKind
from storage.db import Store
from storage.people import Role
from storage.reach import Why
from tests.storage import samples
from tests.storage.samples import NOW, Sample

BLOCKED = "put out"
"""However a platform says it."""


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
            blocked = reason == BLOCKED
            chats.mark_unreachable(db, chat=chat, reason=reason, blocked=blocked, now=NOW)
    return person


def test_each_is_lost_for_the_reason_that_the_platform_gave(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        blocked = joined(db, sample, "Ana", ("telegram", BLOCKED))
        noted = joined(db, sample, "Bo", ("telegram", BLOCKED), ("slack", "user_disabled"))
        gone = joined(db, sample, "Cy", ("slack", "unblocked, then disabled"))
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


def test_out_of_reach_are_those_without_an_open_chat_or_account(
    store: Store, sample: Sample
) -> None:
    def work(db: Session) -> None:
        nobody, closed, unopened, elsewhere = (
            people.new(db, name=name, now=NOW).id for name in ("Ana", "Bo", "Cy", "Do")
        )
        places = ((closed, "slack"), (unopened, "slack"), (elsewhere, "slack"))
        for person, platform in (*places, (elsewhere, "telegram")):
            at = {"platform": platform, "workspace": "W"}
            people.link(db, person=person, **at, user_id=f"U{person}", now=NOW)
        for person, platform in ((closed, "slack"), (elsewhere, "slack"), (elsewhere, "telegram")):
            at = {"platform": platform, "workspace": "W", "chat_id": f"D{person}"}
            chat = chats.remember(db, **at, kind=ChatKind.DIRECT, person=person).id
            if platform == "slack":
                chats.mark_unreachable(db, chat=chat, reason="blocked", now=NOW)
        asked = [nobody, closed, unopened, elsewhere]
        assert reach.out_of_reach(db, people=asked) == {nobody, closed}
        assert reach.out_of_reach(db, people=[unopened]) == set()
        again = {"platform": "slack", "workspace": "W", "chat_id": f"E{closed}"}
        chats.remember(db, **again, kind=ChatKind.DIRECT, person=closed)
        assert reach.out_of_reach(db, people=asked) == {nobody}

    store.run_sync(work)
