"""Contacts: whom an enterprise met in an institution, how and when."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Unpack

from sqlalchemy import Date, Index, UniqueConstraint, bindparam, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import logged
from storage.folding import fold
from storage.logged import Logged, Within
from storage.record import table_of
from storage.types import word


class Channel(StrEnum):
    EMAIL = "courriel"
    CALL = "appel"
    MEETING = "rencontre"
    NETWORKING = "reseautage"
    VISIT = "visite"


PERSONAL = frozenset({"email", "note", "person_name", "phone", "role"})
NOBODY = "—"
"""The name that is left of a person who is forgotten."""


class Contact(Logged, table=True):
    """Personal information: for the enterprise that logged it, and for coordinators."""

    __table_args__ = (
        UniqueConstraint("cohort_id", "number"),
        Index(None, "cohort_id", "enterprise_id", "logged_at"),
        Index(None, "cohort_id", "met_on"),
    )
    personal = PERSONAL

    person_name: str
    role: str | None = None
    channel: Channel = Field(sa_type=word(Channel))
    met_on: date = Field(sa_type=Date)
    note: str | None = None
    email: str | None = None
    phone: str | None = None
    follow_up_on: date | None = Field(default=None, sa_type=Date, nullable=True)


CONTACT = table_of(Contact)
DETAILS = frozenset(
    {"channel", "email", "follow_up_on", "met_on", "note", "person_name", "phone", "role"}
)
_PARTIES = frozenset({"enterprise_id", "institution_id"})
CORRECTABLE = DETAILS | _PARTIES
_ADD = logged.insertion(Contact)
_LIKE = (
    select(Contact)
    .where(
        CONTACT.c.cohort_id == bindparam("cohort"),
        CONTACT.c.enterprise_id == bindparam("enterprise"),
        CONTACT.c.institution_id == bindparam("institution"),
        CONTACT.c.channel == bindparam("channel"),
        CONTACT.c.met_on == bindparam("day"),
        CONTACT.c.undone_at.is_(None),
        CONTACT.c.id != bindparam("excluding"),
    )
    .order_by(CONTACT.c.id)
)


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
    event: int | None = None,
) -> Contact:
    """Log a contact under the cohort's next number; `event` is what led to it."""
    logged.check_visible(db, cohort=cohort, organizations=[enterprise, institution])
    values = {
        "cohort_id": cohort,
        "enterprise_id": enterprise,
        "institution_id": institution,
        "person_name": person_name,
        "role": role,
        "channel": channel,
        "met_on": met_on,
        "note": note,
        "email": email,
        "phone": phone,
        "follow_up_on": follow_up_on,
        "event_id": event,
        "logged_by": by,
        "logged_at": now,
    }
    return logged.write(db, Contact, _ADD, values)


def get(db: Session, *, cohort: int, contact: int, enterprise: int | None = None) -> Contact | None:
    where = CONTACT.c.id == contact
    return logged.find(db, Contact, where, cohort=cohort, enterprise=enterprise)


def by_number(
    db: Session, *, cohort: int, number: int, enterprise: int | None = None
) -> Contact | None:
    where = CONTACT.c.number == number
    return logged.find(db, Contact, where, cohort=cohort, enterprise=enterprise)


def correct(
    db: Session,
    *,
    cohort: int,
    contact: int,
    changes: Mapping[str, Any],
    by: int | None,
    now: datetime,
) -> Contact:
    """Change columns by name; nothing is written where nothing differs."""
    unknown = changes.keys() - CORRECTABLE
    if unknown:
        raise ValueError(f"not correctable: {', '.join(sorted(unknown))}")
    before = logged.require(db, Contact, cohort=cohort, entry=contact)
    values = logged.differing(before, changes)
    parties = [values[name] for name in values if name in _PARTIES]
    logged.check_visible(db, cohort=cohort, organizations=parties)
    return logged.change(db, before, "corrected", values, by=by, now=now)


def undo(db: Session, *, cohort: int, contact: int, by: int | None, now: datetime) -> Contact:
    """Twice is once: the first `undone_at` stays."""
    return logged.undo(db, Contact, cohort=cohort, entry=contact, by=by, now=now)


def like(
    db: Session,
    *,
    cohort: int,
    enterprise: int,
    institution: int,
    details: Mapping[str, Any],
    excluding: int = 0,
) -> Contact | None:
    """The first standing contact that says all that these columns do, however the name was typed.

    `excluding` is the number of the contact that is asked about, when it is already a row.
    """
    meeting = {
        "cohort": cohort,
        "enterprise": enterprise,
        "institution": institution,
        "channel": details["channel"],
        "day": details["met_on"],
        "excluding": excluding,
    }
    found = db.scalars(_LIKE, meeting).all()
    return next((one for one in found if _says(one, details)), None)


def _says(contact: Contact, details: Mapping[str, Any]) -> bool:
    """Whether a contact is with that person, and lacks nothing of what is said besides."""
    besides = {name: value for name, value in details.items() if value and name != "person_name"}
    is_with = fold(contact.person_name) == fold(details["person_name"])
    return is_with and all(getattr(contact, name) == value for name, value in besides.items())


def count(db: Session, **within: Unpack[Within]) -> int:
    """Standing contacts, by the day on which they were made."""
    where = logged.standing(CONTACT.c.met_on, **within)
    return db.scalars(select(func.count()).select_from(CONTACT).where(*where)).one()
