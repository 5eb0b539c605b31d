"""Institutions that people typed and the directory does not know yet."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.cohorts import Cohort
from storage.organizations import Kind, Organization
from storage.people import Person
from storage.record import Missing, Record, insert, instant, key, reference, table_of
from storage.types import Key, word


class Settlement(StrEnum):
    ADDED = "added"
    MERGED = "merged"
    DECLINED = "declined"


class Suggestion(Record, table=True):
    __table_args__ = (Index(None, "cohort_id", "settled_at"),)
    id: int = key()
    cohort_id: int = reference(Cohort, index=False)
    typed: str
    kind: Kind = Field(default=Kind.INSTITUTION, sa_type=word(Kind))
    person_id: int = reference(Person, index=False)
    draft_id: int | None = Field(default=None, sa_type=Key, nullable=True)  # purged before this row
    at: datetime = instant()
    settled_at: datetime | None = instant(optional=True)
    settled_by: int | None = reference(Person, optional=True, index=False)
    outcome: Settlement | None = Field(default=None, sa_type=word(Settlement), nullable=True)
    organization_id: int | None = reference(Organization, optional=True, index=False)


SUGGESTION = table_of(Suggestion)


def suggest(
    db: Session, *, cohort: int, typed: str, person: int, draft: int | None, now: datetime
) -> Suggestion:
    values = {"cohort_id": cohort, "typed": typed, "person_id": person, "draft_id": draft}
    return insert(db, Suggestion, {**values, "at": now})


def get(db: Session, *, cohort: int, suggestion: int) -> Suggestion | None:
    return db.scalars(
        select(Suggestion).where(SUGGESTION.c.id == suggestion, SUGGESTION.c.cohort_id == cohort)
    ).one_or_none()


def waiting(db: Session, *, cohort: int) -> Sequence[Suggestion]:
    return db.scalars(
        select(Suggestion)
        .where(SUGGESTION.c.cohort_id == cohort, SUGGESTION.c.settled_at.is_(None))
        .order_by(SUGGESTION.c.id)
    ).all()


def settle(
    db: Session,
    *,
    cohort: int,
    suggestion: int,
    outcome: Settlement,
    by: int | None,
    now: datetime,
    organization: int | None = None,
) -> Suggestion:
    """Twice is once: the first settlement stays."""
    db.execute(
        SUGGESTION.update()
        .where(
            SUGGESTION.c.id == suggestion,
            SUGGESTION.c.cohort_id == cohort,
            SUGGESTION.c.settled_at.is_(None),
        )
        .values(settled_at=now, settled_by=by, outcome=outcome, organization_id=organization)
    )
    settled = get(db, cohort=cohort, suggestion=suggestion)
    if settled is None:
        raise Missing(suggestion)
    return settled
