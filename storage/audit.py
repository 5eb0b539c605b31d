"""The audit trail: who did what, before and after."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Index, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.record import Record, instant, key, table_of
from storage.types import Json, Key


class Audit(Record, table=True):
    """One deed. Numbers, not foreign keys: the trail outlives what it tells of."""

    __table_args__ = (
        Index(None, "entity", "entity_id"),
        Index(None, "at"),
        {"sqlite_autoincrement": True},
    )
    id: int = key()
    at: datetime = instant()
    cohort_id: int | None = Field(default=None, sa_type=Key, nullable=True)
    person_id: int | None = Field(default=None, sa_type=Key, nullable=True)
    action: str
    entity: str
    entity_id: int = Field(sa_type=Key)
    before: dict[str, Any] | None = Field(default=None, sa_type=Json, nullable=True)
    after: dict[str, Any] | None = Field(default=None, sa_type=Json, nullable=True)


class Owned(Protocol):
    """A row of a cohort, or of none."""

    @property
    def id(self) -> int: ...

    @property
    def cohort_id(self) -> int | None: ...


AUDIT = table_of(Audit)
_NOTE = AUDIT.insert()


def note(
    db: Session,
    *,
    now: datetime,
    cohort: int | None,
    person: int | None,
    action: str,
    entity: str,
    entity_id: int,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    """Called inside the verb that does the deed, so that both commit or neither."""
    deed = {
        "at": now,
        "cohort_id": cohort,
        "person_id": person,
        "action": action,
        "entity": entity,
        "entity_id": entity_id,
        "before": before,
        "after": after,
    }
    db.execute(_NOTE, deed)


def note_of(
    db: Session,
    entity: str,
    row: Owned,
    action: str,
    *,
    by: int | None,
    now: datetime,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    """Note what was done to a row."""
    note(
        db,
        now=now,
        cohort=row.cohort_id,
        person=by,
        action=action,
        entity=entity,
        entity_id=row.id,
        before=before,
        after=after,
    )


def trail(db: Session, *, cohort: int | None, entity: str, entity_id: int) -> Sequence[Audit]:
    """What was done to one row, oldest first."""
    return db.scalars(
        select(Audit)
        .where(
            AUDIT.c.cohort_id.is_not_distinct_from(cohort),
            AUDIT.c.entity == entity,
            AUDIT.c.entity_id == entity_id,
        )
        .order_by(AUDIT.c.id)
    ).all()
