"""Institutions that people typed and the directory does not know yet."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit
from storage.cohorts import Cohort
from storage.folding import fold
from storage.organizations import Kind, Organization
from storage.people import Person
from storage.record import Missing, Record, insert, instant, key, reference, table_of
from storage.types import Json, Key, word

LONGEST = 120  # characters of a name


class Settlement(StrEnum):
    ADDED = "added"
    MERGED = "merged"
    DECLINED = "declined"


class Suggestion(Record, table=True):
    """What one person typed; `command` and `filled` are the entry that waits for it."""

    __table_args__ = (Index(None, "cohort_id", "settled_at"),)
    id: int = key()
    cohort_id: int = reference(Cohort, index=False)
    typed: str
    kind: Kind = Field(default=Kind.INSTITUTION, sa_type=word(Kind))
    person_id: int = reference(Person, index=False)
    # Purged before this row: a number, not a foreign key.
    draft_id: int | None = Field(default=None, sa_type=Key, nullable=True, unique=True)
    command: str = ""
    filled: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    at: datetime = instant()
    settled_at: datetime | None = instant(optional=True)
    settled_by: int | None = reference(Person, optional=True, index=False)
    outcome: Settlement | None = Field(default=None, sa_type=word(Settlement), nullable=True)
    organization_id: int | None = reference(Organization, optional=True, index=False)
    finished_at: datetime | None = instant(optional=True)


SUGGESTION = table_of(Suggestion)


def nameable(typed: str) -> bool:
    """Whether words can be a name: a letter at least, and not too long."""
    return len(typed) <= LONGEST and any(map(str.isalpha, typed))


def suggest(
    db: Session,
    *,
    cohort: int,
    typed: str,
    person: int,
    draft: int | None,
    now: datetime,
    command: str = "",
    filled: Mapping[str, object] | None = None,
) -> Suggestion:
    """Ask for a name, with the entry that waits for it; a draft asks once."""
    if not nameable(typed):
        raise ValueError(f"no name: {typed!r}")
    standing = None if draft is None else _of_draft(db, draft)
    if standing is not None:
        return standing
    values = {
        "cohort_id": cohort,
        "typed": typed,
        "kind": Kind.INSTITUTION,
        "person_id": person,
        "draft_id": draft,
        "command": command,
        "filled": dict(filled or {}),
        "at": now,
    }
    return insert(db, Suggestion, values)


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


def names(db: Session, *, cohort: int) -> list[Suggestion]:
    """The names that wait, each once: the first who asked."""
    first: dict[str, Suggestion] = {}
    for one in waiting(db, cohort=cohort):
        first.setdefault(fold(one.typed), one)
    return [*first.values()]


def alike(db: Session, *, cohort: int, typed: str) -> list[Suggestion]:
    """Those that wait for the same name, however it is spelt; the first asked is the first."""
    return [one for one in waiting(db, cohort=cohort) if fold(one.typed) == fold(typed)]


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
    changed = db.execute(
        SUGGESTION.update()
        .where(
            SUGGESTION.c.id == suggestion,
            SUGGESTION.c.cohort_id == cohort,
            SUGGESTION.c.settled_at.is_(None),
        )
        .values(settled_at=now, settled_by=by, outcome=outcome, organization_id=organization)
        .returning(SUGGESTION.c.id)
    ).one_or_none()
    settled = get(db, cohort=cohort, suggestion=suggestion)
    if settled is None:
        raise Missing(suggestion)
    if changed is not None:
        audit.note(
            db,
            now=now,
            cohort=cohort,
            person=by,
            action=outcome.value,
            entity="suggestion",
            entity_id=suggestion,
            after={"typed": settled.typed, "organization_id": organization},
        )
    return settled


def finish(db: Session, *, cohort: int, suggestion: int, now: datetime) -> bool:
    """Note that the entry was taken up again; False when it was already."""
    done = db.execute(
        SUGGESTION.update()
        .where(
            SUGGESTION.c.id == suggestion,
            SUGGESTION.c.cohort_id == cohort,
            SUGGESTION.c.finished_at.is_(None),
        )
        .values(finished_at=now)
        .returning(SUGGESTION.c.id)
    ).one_or_none()
    return done is not None


def _of_draft(db: Session, draft: int) -> Suggestion | None:
    return db.scalars(select(Suggestion).where(SUGGESTION.c.draft_id == draft)).one_or_none()
