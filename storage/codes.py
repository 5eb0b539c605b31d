"""One-time codes: the way into a cohort, and from one account to another."""

import hashlib
import re
import secrets
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit
from storage.cohorts import Cohort
from storage.organizations import Organization
from storage.people import Person, Role
from storage.record import Record, insert, instant, key, reference, snapshot, table_of
from storage.types import word

# Neither 0 and O, nor 1, I and L: a code is read aloud and typed on a phone.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
HALF = 4
OPENS = ("role", "organization_id", "person_id", "expires_at")


class Code(Record, table=True):
    """A code's digest and what it opens; the code itself is kept nowhere."""

    id: int = key()
    digest: str = Field(unique=True)
    cohort_id: int = reference(Cohort)
    role: Role = Field(sa_type=word(Role))
    organization_id: int | None = reference(Organization, optional=True, index=False)
    person_id: int | None = reference(Person, optional=True, index=False)
    name: str | None = None
    language: str | None = None
    created_by: int | None = reference(Person, optional=True, index=False)
    created_at: datetime = instant()
    expires_at: datetime = instant()
    used_at: datetime | None = instant(optional=True)
    used_by: int | None = reference(Person, optional=True, index=False)


CODE = table_of(Code)


def issue(
    db: Session,
    *,
    cohort: int,
    role: Role,
    now: datetime,
    expires_at: datetime,
    organization: int | None = None,
    person: int | None = None,
    name: str | None = None,
    language: str | None = None,
    by: int | None = None,
) -> str:
    """A new code, shown once as XXXX-XXXX; with a person it links another account to them."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(2 * HALF))
    values = {
        "digest": digest(letters),
        "cohort_id": cohort,
        "role": role,
        "organization_id": organization,
        "person_id": person,
        "name": name,
        "language": language,
        "created_by": by,
        "created_at": now,
        "expires_at": expires_at,
    }
    _note(db, "issued", insert(db, Code, values), by=by, now=now)
    return f"{letters[:HALF]}-{letters[HALF:]}"


def redeem(db: Session, *, typed: str, now: datetime) -> Code | None:
    """Use a code up; unknown, used and expired are all None."""
    used = db.execute(
        CODE.update()
        .where(CODE.c.digest == digest(typed), CODE.c.used_at.is_(None), CODE.c.expires_at > now)
        .values(used_at=now)
        .returning(CODE.c.id)
    ).scalar_one_or_none()
    if used is None:
        return None
    return db.scalars(select(Code).where(CODE.c.id == used)).one()


def withdraw(
    db: Session, *, cohort: int, role: Role, organization: int | None, name: str, now: datetime
) -> None:
    """Let the unused codes made for somebody open nothing more."""
    db.execute(
        CODE.update()
        .where(
            CODE.c.cohort_id == cohort,
            CODE.c.role == role,
            CODE.c.organization_id.is_not_distinct_from(organization),
            CODE.c.name == name,
            CODE.c.used_at.is_(None),
            CODE.c.expires_at > now,
        )
        .values(expires_at=now)
    )


def settle(db: Session, *, code: int, person: int, now: datetime) -> None:
    """Say who a redeemed code let in."""
    db.execute(CODE.update().where(CODE.c.id == code).values(used_by=person))
    used = db.scalars(select(Code).where(CODE.c.id == code)).one()
    _note(db, "redeemed", used, by=person, now=now)


def _note(db: Session, action: str, code: Code, *, by: int | None, now: datetime) -> None:
    """Write what a code opens, never what it is: neither its letters nor their digest."""
    audit.note(
        db,
        now=now,
        cohort=code.cohort_id,
        person=by,
        action=action,
        entity="code",
        entity_id=code.id,
        after=snapshot(code, OPENS),
    )


def digest(typed: str) -> str:
    """The same for every way of typing one code."""
    letters = re.sub(r"[\W_]", "", typed).upper()
    return hashlib.sha256(letters.encode("utf-8", "replace")).hexdigest()
