"""Consent: what a person agreed to receive, category by category; rows are only added."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Index, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit, preferences
from storage.cohorts import Cohort
from storage.people import COHORTS_OF, Person
from storage.record import Record, insert, instant, key, reference, snapshot, table_of
from storage.types import word


class Category(StrEnum):
    TRAINING = "training"
    NETWORKING = "networking"
    MATCHMAKING = "matchmaking"
    VISIT = "visit"
    CONFERENCE = "conference"
    AWARENESS = "awareness"
    TENDERS = "tenders"
    DIGEST = "digest"


class Basis(StrEnum):
    EXPRESS = "express"
    IMPLIED = "implied"


class Consent(Record, table=True):
    __table_args__ = (Index(None, "person_id", "cohort_id", "category"),)
    id: int = key()
    person_id: int = reference(Person, index=False)
    cohort_id: int = reference(Cohort, index=False)
    category: Category = Field(sa_type=word(Category))
    granted: bool
    at: datetime = instant()
    wording: str
    language: str
    platform: str
    workspace: str
    basis: Basis = Field(default=Basis.EXPRESS, sa_type=word(Basis))
    expires_at: datetime | None = instant(optional=True)


@dataclass(frozen=True, slots=True)
class Words:
    """What was read when an answer was given, and where."""

    wording: str
    language: str
    platform: str
    workspace: str


CONSENT = table_of(Consent)


def record(
    db: Session,
    *,
    person: int,
    cohort: int,
    category: Category,
    granted: bool,
    wording: str,
    language: str,
    platform: str,
    workspace: str,
    now: datetime,
    basis: Basis = Basis.EXPRESS,
    expires_at: datetime | None = None,
) -> Consent:
    """Keep one answer with the words it was given to; a yes undoes a former stop."""
    values = {
        "person_id": person,
        "cohort_id": cohort,
        "category": category,
        "granted": granted,
        "at": now,
        "wording": wording,
        "language": language,
        "platform": platform,
        "workspace": workspace,
        "basis": basis,
        "expires_at": expires_at,
    }
    kept = insert(db, Consent, values)
    audit.note(
        db,
        now=now,
        cohort=cohort,
        person=person,
        action="granted" if granted else "withdrawn",
        entity="consent",
        entity_id=kept.id,
        after=snapshot(kept),
    )
    if granted:
        preferences.start(db, person=person, now=now)
    return kept


def current(db: Session, *, person: int, cohort: int, now: datetime) -> Mapping[Category, bool]:
    """The last answer in each category; never asked and expired are both no."""
    given = _standing(db, now, CONSENT.c.cohort_id == cohort, CONSENT.c.person_id == person)
    agreed = {category for _, category in given}
    return {category: category in agreed for category in Category}


def agreeing(
    db: Session,
    *,
    cohort: int,
    people: Sequence[int],
    categories: Sequence[Category],
    now: datetime,
) -> Mapping[int, Category]:
    """Those of these people who agree to any of these categories, in turn, and to which first."""
    asked = (CONSENT.c.person_id.in_(people), CONSENT.c.category.in_(categories))
    given = _standing(db, now, CONSENT.c.cohort_id == cohort, *asked)
    found = {
        person: next((one for one in categories if (person, one) in given), None)
        for person in people
    }
    return {person: category for person, category in found.items() if category is not None}


def refused(db: Session, *, person: int, cohort: int) -> frozenset[Category]:
    """What a person answered no to last; what they were never asked is no refusal."""
    mine = (CONSENT.c.person_id == person, CONSENT.c.cohort_id == cohort)
    last = select(func.max(CONSENT.c.id)).where(*mine).group_by(CONSENT.c.category)
    no = (CONSENT.c.id.in_(last), CONSENT.c.granted.is_(False))
    return frozenset(db.scalars(select(CONSENT.c.category).where(*no)))


def _standing(db: Session, now: datetime, *asked: ColumnElement[bool]) -> set[tuple[int, Category]]:
    """Who agrees to what now, by their last answer."""
    latest = (
        select(func.max(CONSENT.c.id))
        .where(*asked)
        .group_by(CONSENT.c.person_id, CONSENT.c.category)
    )
    lasting = or_(CONSENT.c.expires_at.is_(None), CONSENT.c.expires_at > now)
    given = select(CONSENT.c.person_id, CONSENT.c.category).where(
        CONSENT.c.id.in_(latest), CONSENT.c.granted, lasting
    )
    return {(row.person_id, row.category) for row in db.execute(given)}


def stop(db: Session, *, person: int, words: Words, now: datetime) -> None:
    """Withdraw all that stands, in every cohort, and send nothing more that was not asked for."""
    asked = select(CONSENT.c.cohort_id).where(CONSENT.c.person_id == person).distinct()
    for cohort in db.scalars(asked).all():
        for category, granted in current(db, person=person, cohort=cohort, now=now).items():
            if granted:
                record(
                    db,
                    person=person,
                    cohort=cohort,
                    category=category,
                    granted=False,
                    now=now,
                    **asdict(words),
                )
    preferences.stop(db, person=person, now=now)


def stopped(db: Session, *, person: int) -> Sequence[Consent]:
    """What the stop that stands withdrew; nothing when none does."""
    at = preferences.of(db, person=person).stopped_at
    mine = (CONSENT.c.person_id == person, CONSENT.c.at == at, CONSENT.c.granted.is_(False))
    return db.scalars(select(Consent).where(*mine).order_by(CONSENT.c.id)).all() if at else ()


def restart(db: Session, *, person: int, words: Words, now: datetime) -> Sequence[Category]:
    """Agree again to what the stop withdrew, where the person still is; the categories."""
    cohorts = set(db.scalars(COHORTS_OF, {"person": person}))
    again = [one for one in stopped(db, person=person) if one.cohort_id in cohorts]
    for one in again:
        record(
            db,
            person=person,
            cohort=one.cohort_id,
            category=one.category,
            granted=True,
            now=now,
            **asdict(words),
        )
    preferences.start(db, person=person, now=now)
    return [category for category in Category if category in {one.category for one in again}]
