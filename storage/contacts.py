"""Contacts: whom an enterprise met in an institution, how and when."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Date, Index, UniqueConstraint
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.cohorts import Cohort
from storage.organizations import Organization
from storage.people import Person
from storage.record import Page, Record, instant, key, reference, table_of
from storage.types import word


class Channel(StrEnum):
    EMAIL = "courriel"
    CALL = "appel"
    MEETING = "rencontre"
    NETWORKING = "reseautage"
    VISIT = "visite"


class Contact(Record, table=True):
    """`number` is what people see, counted from 1 in each cohort."""

    __table_args__ = (
        UniqueConstraint("cohort_id", "number"),
        Index(None, "cohort_id", "enterprise_id", "logged_at"),
        Index(None, "cohort_id", "met_on"),
    )
    id: int = key()
    cohort_id: int = reference(Cohort, index=False)
    number: int
    enterprise_id: int = reference(Organization, index=False)
    institution_id: int = reference(Organization)
    person_name: str
    role: str | None = None
    channel: Channel = Field(sa_type=word(Channel))
    met_on: date = Field(sa_type=Date)
    note: str | None = None
    email: str | None = None
    phone: str | None = None
    follow_up_on: date | None = Field(default=None, sa_type=Date, nullable=True)
    logged_by: int | None = reference(Person, optional=True)
    logged_at: datetime = instant()
    undone_at: datetime | None = instant(optional=True)
    undone_by: int | None = reference(Person, optional=True, index=False)


CONTACT = table_of(Contact)


def add(
    db: Session,
    *,
    cohort: int,
    enterprise: int,
    institution: int,
    person_name: str,
    channel: Channel,
    met_on: date,
    now: datetime,
    by: int | None,
    role: str | None = None,
    note: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    follow_up_on: date | None = None,
) -> Contact:
    raise NotImplementedError


def get(db: Session, *, cohort: int, contact: int, enterprise: int | None = None) -> Contact | None:
    raise NotImplementedError


def by_number(
    db: Session, *, cohort: int, number: int, enterprise: int | None = None
) -> Contact | None:
    raise NotImplementedError


def correct(
    db: Session,
    *,
    cohort: int,
    contact: int,
    changes: Mapping[str, object],
    by: int | None,
    now: datetime,
) -> Contact:
    raise NotImplementedError


def undo(db: Session, *, cohort: int, contact: int, by: int | None, now: datetime) -> Contact:
    raise NotImplementedError


def restore(db: Session, *, cohort: int, contact: int, by: int | None, now: datetime) -> Contact:
    raise NotImplementedError


def page(db: Session, *, cohort: int, enterprise: int, offset: int = 0, limit: int = 10) -> Page:
    raise NotImplementedError


def count(
    db: Session,
    *,
    cohort: int,
    start: date | None = None,
    end: date | None = None,
    enterprise: int | None = None,
    institution: int | None = None,
) -> int:
    raise NotImplementedError
