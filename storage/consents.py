"""Consent: what a person agreed to receive, category by category; rows are only added."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit
from storage.cohorts import Cohort
from storage.people import Person
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
    """Keep one answer with the words it was given to."""
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
