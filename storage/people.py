"""People, the accounts that are theirs, and what they are in each cohort."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import UniqueConstraint, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit
from storage.cohorts import COHORT, Cohort
from storage.organizations import Organization
from storage.record import (
    Missing,
    Record,
    insert,
    instant,
    key,
    reference,
    snapshot,
    table_of,
)
from storage.types import word


class Role(StrEnum):
    MANAGER = "manager"
    CHAMPION = "champion"
    COORDINATOR = "coordinator"


class Person(Record, table=True):
    id: int = key()
    name: str
    language: str | None = None
    zone: str | None = None
    preferred_platform: str | None = None
    created_at: datetime = instant()


class Account(Record, table=True):
    """A platform's user, proven to be a person by a one-time code."""

    __table_args__ = (UniqueConstraint("platform", "workspace", "user_id"),)
    id: int = key()
    platform: str
    workspace: str
    user_id: str
    person_id: int = reference(Person)
    linked_at: datetime = instant()
    handle: str | None = None
    """What others write to reach them there; none until they let it be given."""


class Membership(Record, table=True):
    id: int = key()
    person_id: int = reference(Person)
    cohort_id: int = reference(Cohort)
    organization_id: int | None = reference(Organization, optional=True)
    role: Role = Field(sa_type=word(Role))
    joined_at: datetime = instant()
    ended_at: datetime | None = instant(optional=True)


PERSON = table_of(Person)
ACCOUNT = table_of(Account)
MEMBERSHIP = table_of(Membership)
# Asked at every command: built once.
_BY_ACCOUNT = (
    select(Person)
    .join(ACCOUNT, ACCOUNT.c.person_id == PERSON.c.id)
    .where(*(ACCOUNT.c[name] == bindparam(name) for name in ("platform", "workspace", "user_id")))
)
_IN_NOW = (MEMBERSHIP.c.person_id == bindparam("person"), MEMBERSHIP.c.ended_at.is_(None))
COHORTS_OF = select(MEMBERSHIP.c.cohort_id).where(*_IN_NOW)
"""The cohorts that a `person` is in."""
_MEMBERSHIPS = select(Membership).where(*_IN_NOW).order_by(MEMBERSHIP.c.id)
_RUNNING = (
    select(Cohort)
    .where(
        COHORT.c.closed_at.is_(None),
        COHORT.c.id.in_(COHORTS_OF),
    )
    .order_by(COHORT.c.starts, COHORT.c.id)
)


class Member(NamedTuple):
    """A person and the membership by which they are asked for."""

    person: Person
    membership: Membership


def new(
    db: Session, *, name: str, now: datetime, language: str | None = None, zone: str | None = None
) -> Person:
    values = {"name": name, "language": language, "zone": zone, "created_at": now}
    return insert(db, Person, values)


def get(db: Session, *, person: int) -> Person | None:
    return db.scalars(select(Person).where(PERSON.c.id == person)).one_or_none()


def by_account(db: Session, *, platform: str, workspace: str, user_id: str) -> Person | None:
    account = {"platform": platform, "workspace": workspace, "user_id": user_id}
    return db.scalars(_BY_ACCOUNT, account).one_or_none()


def accounts(db: Session, *, person: int) -> Sequence[Account]:
    return db.scalars(
        select(Account).where(ACCOUNT.c.person_id == person).order_by(ACCOUNT.c.id)
    ).all()


def link(
    db: Session, *, person: int, platform: str, workspace: str, user_id: str, now: datetime
) -> Account:
    """Make an account this person's, whoever's it was."""
    values = {"platform": platform, "workspace": workspace, "user_id": user_id}
    db.execute(ACCOUNT.delete().where(*(ACCOUNT.c[name] == values[name] for name in values)))
    linked = insert(db, Account, {**values, "person_id": person, "linked_at": now})
    audit.note(
        db,
        now=now,
        cohort=None,
        person=person,
        action="linked",
        entity="account",
        entity_id=linked.id,
        after={"person_id": person, "platform": platform},
    )
    return linked


def set_handle(db: Session, *, platform: str, workspace: str, user_id: str, handle: str) -> None:
    """Keep how others reach somebody there, who lets it be given."""
    account = {"platform": platform, "workspace": workspace, "user_id": user_id}
    mine = (ACCOUNT.c[name] == value for name, value in account.items())
    db.execute(ACCOUNT.update().where(*mine).values(handle=handle))


def set_language(db: Session, *, person: int, language: str, now: datetime) -> None:
    _set(db, person, "language", language, now=now)


def set_zone(db: Session, *, person: int, zone: str | None, now: datetime) -> None:
    """Keep where a person lives; None where it is as their cohort."""
    _set(db, person, "zone", zone, now=now)


def set_preferred_platform(db: Session, *, person: int, platform: str) -> None:
    db.execute(PERSON.update().where(PERSON.c.id == person).values(preferred_platform=platform))


def memberships(db: Session, *, person: int) -> Sequence[Membership]:
    """What the person is now, in every cohort, oldest first."""
    return db.scalars(_MEMBERSHIPS, {"person": person}).all()


def running_cohorts(db: Session, *, person: int) -> Sequence[Cohort]:
    """Those not closed that the person is in now, the oldest season first."""
    return db.scalars(_RUNNING, {"person": person}).all()


def membership(db: Session, *, cohort: int, membership: int) -> Membership | None:
    """A quality of somebody in the cohort, ended or not."""
    mine = (MEMBERSHIP.c.id == membership, MEMBERSHIP.c.cohort_id == cohort)
    return db.scalars(select(Membership).where(*mine)).one_or_none()


def is_in(db: Session, *, cohort: int, person: int) -> bool:
    return cohort in {one.cohort_id for one in memberships(db, person=person)}


def members(
    db: Session, *, cohort: int, role: Role | None = None, organization: int | None = None
) -> list[Member]:
    """Who is in the cohort now, by name."""
    question = (
        select(Person, Membership)
        .join(MEMBERSHIP, MEMBERSHIP.c.person_id == PERSON.c.id)
        .where(MEMBERSHIP.c.cohort_id == cohort, MEMBERSHIP.c.ended_at.is_(None))
        .order_by(PERSON.c.name, MEMBERSHIP.c.id)
    )
    if role is not None:
        question = question.where(MEMBERSHIP.c.role == role)
    if organization is not None:
        question = question.where(MEMBERSHIP.c.organization_id == organization)
    return [Member(person, membership) for person, membership in db.execute(question)]


def coordinators(db: Session, *, cohort: int) -> list[Person]:
    found = members(db, cohort=cohort, role=Role.COORDINATOR)
    return list({member.person.id: member.person for member in found}.values())


def join(
    db: Session,
    *,
    person: int,
    cohort: int,
    role: Role,
    now: datetime,
    organization: int | None = None,
    by: int | None = None,
) -> Membership:
    """Enter the cohort; entering again in the same quality changes nothing."""
    standing = db.scalars(
        select(Membership).where(
            MEMBERSHIP.c.person_id == person,
            MEMBERSHIP.c.cohort_id == cohort,
            MEMBERSHIP.c.role == role,
            MEMBERSHIP.c.organization_id.is_not_distinct_from(organization),
            MEMBERSHIP.c.ended_at.is_(None),
        )
    ).first()
    if standing is not None:
        return standing
    values = {
        "person_id": person,
        "cohort_id": cohort,
        "organization_id": organization,
        "role": role,
        "joined_at": now,
    }
    joined = insert(db, Membership, values)
    _note(db, "joined", joined, by=by, now=now)
    return joined


def end_membership(
    db: Session, *, cohort: int, membership: int, now: datetime, by: int | None
) -> Membership:
    """Leave in this quality; ending it twice keeps the first time."""
    mine = (MEMBERSHIP.c.id == membership, MEMBERSHIP.c.cohort_id == cohort)
    changed = db.execute(
        MEMBERSHIP.update()
        .where(*mine, MEMBERSHIP.c.ended_at.is_(None))
        .values(ended_at=now)
        .returning(MEMBERSHIP.c.id)
    ).one_or_none()
    ended = db.scalars(select(Membership).where(*mine)).one_or_none()
    if ended is None:
        raise Missing(membership)
    if changed is not None:
        _note(db, "ended", ended, by=by, now=now)
    return ended


def _set(db: Session, person: int, name: str, value: str | None, *, now: datetime) -> None:
    """Keep what a person chose, and note that they did."""
    db.execute(PERSON.update().where(PERSON.c.id == person).values({name: value}))
    audit.note(
        db,
        now=now,
        cohort=None,
        person=person,
        action=f"{name} set",
        entity="person",
        entity_id=person,
        after={name: value},
    )


def _note(
    db: Session, action: str, membership: Membership, *, by: int | None, now: datetime
) -> None:
    after = snapshot(membership)
    audit.note_of(db, "membership", membership, action, by=by, now=now, after=after)
