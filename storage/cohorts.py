"""Cohorts: the members of one edition of the programme, its dates, goals and signature."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Date, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit
from storage.folding import fold
from storage.record import Record, cents, insert, instant, key, snapshot, table_of


class Cohort(Record, table=True):
    id: int = key()
    slug: str = Field(unique=True)
    name: str
    territory: str
    zone: str
    language: str
    starts: date = Field(sa_type=Date)
    ends: date = Field(sa_type=Date)
    closed_at: datetime | None = instant(optional=True)
    contract_goal: int | None = None
    amount_goal_cents: int | None = cents(optional=True)
    digest_weekday: int = 0
    digest_hour: int = 8
    sender_name: str = ""
    sender_address: str = ""
    officer_name: str = ""
    officer_email: str = ""
    hosting: str = ""
    retention_months: int = 24


COHORT = table_of(Cohort)
IS_OPEN = COHORT.c.closed_at.is_(None)
_OPEN = select(Cohort).where(IS_OPEN).order_by(COHORT.c.starts, COHORT.c.id)


def new(
    db: Session,
    *,
    name: str,
    territory: str,
    zone: str,
    language: str,
    starts: date,
    ends: date,
    now: datetime,
    details: Mapping[str, object] | None = None,
) -> Cohort:
    """A cohort under a short name made from its name; `details` are other columns."""
    values = {
        "slug": _free_slug(db, name),
        "name": name,
        "territory": territory,
        "zone": zone,
        "language": language,
        "starts": starts,
        "ends": ends,
        **(details or {}),
    }
    opened = insert(db, Cohort, values)
    _note(db, "created", opened, now=now)
    return opened


def get(db: Session, *, cohort: int) -> Cohort | None:
    return db.scalars(select(Cohort).where(COHORT.c.id == cohort)).one_or_none()


def by_slug(db: Session, *, slug: str) -> Cohort | None:
    return db.scalars(select(Cohort).where(COHORT.c.slug == slug)).one_or_none()


def open_cohorts(db: Session) -> Sequence[Cohort]:
    return db.scalars(_OPEN).all()


def today(cohort: Cohort, *, now: datetime) -> date:
    """The day it is where the cohort is."""
    return now.astimezone(ZoneInfo(cohort.zone)).date()


def ended(cohort: Cohort, *, now: datetime) -> bool:
    """Whether the last day of the season is over, where the cohort is."""
    return today(cohort, now=now) > cohort.ends


def in_season(among: Sequence[Cohort], *, now: datetime) -> Sequence[Cohort]:
    """Those under way; where none is, those to come; else all of them."""
    coming = [one for one in among if not ended(one, now=now)]
    return [one for one in coming if one.starts <= today(one, now=now)] or coming or among


def describe(
    db: Session,
    *,
    cohort: int,
    details: Mapping[str, object],
    now: datetime,
    by: int | None = None,
) -> Cohort | None:
    """Change goals, dates, signature or digest of a cohort."""
    former = get(db, cohort=cohort)
    if former is None:
        return None
    before = snapshot(former, details)
    db.execute(COHORT.update().where(COHORT.c.id == cohort).values(dict(details)))
    described = db.scalars(select(Cohort).where(COHORT.c.id == cohort)).one()
    _note(db, "described", described, now=now, by=by, before=before, columns=details)
    return described


def close(db: Session, *, cohort: int, now: datetime) -> None:
    db.execute(COHORT.update().where(COHORT.c.id == cohort).values(closed_at=now))


def _note(
    db: Session,
    action: str,
    cohort: Cohort,
    *,
    now: datetime,
    by: int | None = None,
    before: Mapping[str, object] | None = None,
    columns: Iterable[str] | None = None,
) -> None:
    audit.note(
        db,
        now=now,
        cohort=cohort.id,
        person=by,
        action=action,
        entity="cohort",
        entity_id=cohort.id,
        before=before,
        after=snapshot(cohort, columns),
    )


def _free_slug(db: Session, name: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "cohort"
    taken = set(db.scalars(select(COHORT.c.slug).where(COHORT.c.slug.startswith(stem))))
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
