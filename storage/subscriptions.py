"""Who gets a weekly digest, and the digests that somebody has yet to be sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from storage import cohorts, consents, digests, people, preferences
from storage.consents import Category
from storage.people import Membership, Role
from storage.posts import POST, State

READERS = frozenset({Role.MANAGER, Role.CHAMPION})


@dataclass(frozen=True, slots=True)
class Coming:
    """A digest that is not issued yet: of which cohort, and when it opens.

    Whoever has several qualities there is told of all in one message.
    """

    cohort: int
    opens: datetime


def subscribes(db: Session, *, membership: Membership, now: datetime) -> bool:
    """Whether there is a digest for that quality of a person, and they agreed to it."""
    if membership.role not in READERS or membership.organization_id is None:
        return False
    person = membership.person_id
    if preferences.of(db, person=person).stopped_at is not None:
        return False
    answers = consents.current(db, person=person, cohort=membership.cohort_id, now=now)
    return answers[Category.DIGEST]


def coming(db: Session, *, person: int, now: datetime) -> list[Coming]:
    """The next digest of each cohort of a person, in which they have a quality that has one."""
    found = dict[Coming, None]()
    for one in people.memberships(db, person=person):
        cohort = cohorts.get(db, cohort=one.cohort_id)
        if cohort and not cohort.closed_at and subscribes(db, membership=one, now=now):
            opens = digests.following(db, place=cohort, now=now)
            found |= {Coming(cohort.id, opens): None} if opens else {}
    return [*found]


def unsent(db: Session, *, person: int, now: datetime) -> Sequence[datetime]:
    """When the digests that were issued, and may still arrive, are due."""
    return db.scalars(
        select(POST.c.due_at).where(
            POST.c.person_id == person,
            POST.c.category == Category.DIGEST,
            POST.c.state.in_((State.WAITING, State.CLAIMED)),
            or_(POST.c.expires_at.is_(None), POST.c.expires_at > now),
        )
    ).all()
