"""Events, calls for tenders, broadcasts: prepared, told, changed or ended, each with its trail."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit
from storage.cohorts import Cohort
from storage.people import Person
from storage.record import (
    Missing,
    Record,
    instant,
    key,
    reference,
    rewrite,
    snapshot,
    table_of,
)
from storage.types import word

PREPARED: Final = "prepared"
"""How each begins."""
DROPPED: Final = "dropped"
"""How each ends that was told to nobody."""


class Stage(StrEnum):
    """Events and calls for tenders are announced, then perhaps cancelled."""

    PREPARED = PREPARED
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"
    DROPPED = DROPPED


class Announcement(Record):
    """`sequence` counts its changes; `settled_at` is when it came to its stage."""

    moving: ClassVar[frozenset[str]] = frozenset()
    """Columns whose change is a move: `moves` counts those."""

    id: int = key()
    cohort_id: int = reference(Cohort, index=False)
    stage: StrEnum
    settled_at: datetime | None = instant(optional=True)
    created_by: int | None = reference(Person, optional=True, index=False)
    changed_by: int | None = reference(Person, optional=True, index=False)
    sequence: int = 0


class Dated(Announcement):
    """What has its day, and may be cancelled before: an event, a call for tenders."""

    stage: Stage = Field(default=Stage.PREPARED, sa_type=word(Stage))


A = TypeVar("A", bound=Announcement)


@dataclass(frozen=True, slots=True)
class Deed(Generic[A]):
    """What somebody did to an announcement: how it was, and what it came to be."""

    by: int | None
    before: A
    after: A


def get(db: Session, record: type[A], *, cohort: int, announcement: int) -> A | None:
    columns = table_of(record).c
    where = (columns.id == announcement, columns.cohort_id == cohort)
    return db.scalars(select(record).where(*where)).one_or_none()


def deeds(db: Session, one: A) -> Iterator[Deed[A]]:
    """What was done to it, the newest first."""
    entity = table_of(type(one)).name
    after = one
    for done in reversed(audit.trail(db, cohort=one.cohort_id, entity=entity, entity_id=one.id)):
        former = {**(done.before or {}), "sequence": after.sequence - 1}
        before = type(one).model_validate({**after.model_dump(), **former})
        yield Deed(done.person_id, before, after)
        after = before


def change(
    db: Session,
    record: type[A],
    *,
    cohort: int,
    announcement: int,
    changes: Mapping[str, object],
    by: int | None,
    now: datetime,
) -> A:
    """Write what differs. Raises Missing."""
    before = _required(db, record, cohort, announcement)
    fresh = {name: value for name, value in changes.items() if getattr(before, name) != value}
    if not fresh:
        return before
    moves = {"moves": table_of(record).c.moves + 1} if record.moving & fresh.keys() else {}
    return _write(db, before, "changed", fresh, moves, by=by, now=now)


def settle(
    db: Session,
    record: type[A],
    *,
    cohort: int,
    announcement: int,
    stage: StrEnum,
    by: int | None,
    now: datetime,
    kept: Mapping[str, object] | None = None,
) -> A:
    """Bring it to a stage, and keep in its columns what goes with that. Raises Missing."""
    before = _required(db, record, cohort, announcement)
    values = {"stage": stage, "settled_at": now, **(kept or {})}
    return _write(db, before, stage.value, values, {}, by=by, now=now)


def _required(db: Session, record: type[A], cohort: int, announcement: int) -> A:
    found = get(db, record, cohort=cohort, announcement=announcement)
    if found is None:
        raise Missing(announcement)
    return found


def _write(
    db: Session,
    before: A,
    action: str,
    values: Mapping[str, object],
    counted: Mapping[str, object],
    *,
    by: int | None,
    now: datetime,
) -> A:
    """Write columns, those that only count besides, and the trail of the former."""
    record, former = type(before), snapshot(before, values)
    table = table_of(record)
    sequence = {"sequence": table.c.sequence + 1, "changed_by": by}
    after = rewrite(db, record, before.id, {**values, **counted, **sequence})
    trail = {"before": former, "after": snapshot(after, values)}
    audit.note_of(db, table.name, after, action, by=by, now=now, **trail)
    return after
