"""Consent: what a person agreed to receive, category by category; rows are only added."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit, preferences
from storage.cohorts import Cohort
from storage.people import MEMBERSHIP, Person
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
    latest = (
        select(func.max(CONSENT.c.id))
        .where(CONSENT.c.person_id == person, CONSENT.c.cohort_id == cohort)
        .group_by(CONSENT.c.category)
    )
    answers = dict.fromkeys(Category, False)
    for consent in db.scalars(select(Consent).where(CONSENT.c.id.in_(latest))):
        standing = consent.expires_at is None or consent.expires_at > now
        answers[consent.category] = consent.granted and standing
    return answers


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
    here = select(MEMBERSHIP.c.cohort_id).where(
        MEMBERSHIP.c.person_id == person, MEMBERSHIP.c.ended_at.is_(None)
    )
    cohorts = set(db.scalars(here))
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
