"""Events of a cohort: prepared, announced, moved or cancelled, and how many people they reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit
from storage.cohorts import Cohort
from storage.people import Person
from storage.record import (
    Missing,
    Record,
    insert,
    instant,
    key,
    reference,
    snapshot,
    table_of,
)
from storage.types import Json, word


class EventKind(StrEnum):
    TRAINING = "training"
    NETWORKING = "networking"
    MATCHMAKING = "matchmaking"
    VISIT = "visit"
    CONFERENCE = "conference"
    AWARENESS = "awareness"
    OTHER = "other"


class Stage(StrEnum):
    PREPARED = "prepared"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"
    DROPPED = "dropped"


REMINDERS = ("J-7", "J-1", "H-1")
"""When people are reminded: so many days or hours before."""


class Event(Record, table=True):
    """`sequence` counts its changes, `moves` the times that its hours or its place changed.

    `people_reached` are all that came, `outside` those of them whom the bot does not know.
    `audience` is whom it is for, as JSON; nothing: everybody in the cohort.
    """

    __table_args__ = (Index(None, "cohort_id", "starts_at"),)
    id: int = key()
    cohort_id: int = reference(Cohort, index=False)
    kind: EventKind = Field(sa_type=word(EventKind))
    title: str
    starts_at: datetime = instant()
    ends_at: datetime | None = instant(optional=True)
    place: str | None = None
    capacity: int | None = None
    people_reached: int = 0
    outside: int = 0
    stage: Stage = Field(default=Stage.ANNOUNCED, sa_type=word(Stage))
    settled_at: datetime | None = instant(optional=True)
    created_by: int | None = reference(Person, optional=True, index=False)
    changed_by: int | None = reference(Person, optional=True, index=False)
    reason: str = ""
    sequence: int = 0
    moves: int = 0
    audience: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    reminders: list[str] = Field(default_factory=lambda: [*REMINDERS], sa_type=Json)


EVENT = table_of(Event)
MOVES = frozenset({"starts_at", "ends_at", "place"})


@dataclass(frozen=True, slots=True)
class Totals:
    activities: int
    people: int


def add(
    db: Session,
    *,
    cohort: int,
    kind: EventKind,
    title: str,
    starts_at: datetime,
    ends_at: datetime | None = None,
    place: str | None = None,
    capacity: int | None = None,
    people_reached: int = 0,
    stage: Stage = Stage.ANNOUNCED,
    by: int | None = None,
) -> Event:
    values = {
        "cohort_id": cohort,
        "kind": kind,
        "title": title,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "place": place,
        "capacity": capacity,
        "people_reached": people_reached,
        "stage": stage,
        "created_by": by,
    }
    return insert(db, Event, values)


def get(db: Session, *, cohort: int, event: int) -> Event | None:
    return db.scalars(
        select(Event).where(EVENT.c.id == event, EVENT.c.cohort_id == cohort)
    ).one_or_none()


def of_cohort(db: Session, *, cohort: int) -> Sequence[Event]:
    return db.scalars(
        select(Event).where(EVENT.c.cohort_id == cohort).order_by(EVENT.c.starts_at, EVENT.c.id)
    ).all()


def upcoming(db: Session, *, cohort: int, now: datetime) -> Sequence[Event]:
    """Those announced that are not over, the next first."""
    until = func.coalesce(EVENT.c.ends_at, EVENT.c.starts_at)
    return db.scalars(
        select(Event)
        .where(EVENT.c.cohort_id == cohort, EVENT.c.stage == Stage.ANNOUNCED, until > now)
        .order_by(EVENT.c.starts_at, EVENT.c.id)
    ).all()


def change(
    db: Session,
    *,
    cohort: int,
    event: int,
    changes: Mapping[str, object],
    by: int | None,
    now: datetime,
) -> Event:
    """Write what differs. Raises Missing."""
    before = _standing(db, cohort, event)
    fresh = {name: value for name, value in changes.items() if getattr(before, name) != value}
    if not fresh:
        return before
    moved = bool(MOVES & fresh.keys())
    counted = {"sequence": before.sequence + 1, "moves": before.moves + moved, "changed_by": by}
    former = snapshot(before, fresh)
    after = _update(db, event, {**fresh, **counted})
    _note(db, "changed", former, after, by=by, now=now)
    return after


def count(db: Session, *, event: Event, came: int, outside: int) -> Event:
    """Keep how many came, and how many of them from outside."""
    return _update(db, event.id, {"people_reached": came + outside, "outside": outside})


def settle(
    db: Session,
    *,
    cohort: int,
    event: int,
    stage: Stage,
    by: int | None,
    now: datetime,
    reason: str = "",
) -> Event:
    """Announce, cancel or drop an event. Raises Missing."""
    before = _standing(db, cohort, event)
    values = {
        "stage": stage,
        "settled_at": now,
        "changed_by": by,
        "reason": reason,
        "sequence": before.sequence + 1,
    }
    former = snapshot(before, ("stage", "reason"))
    after = _update(db, event, values)
    _note(db, stage.value, former, after, by=by, now=now)
    return after


def totals(db: Session, *, cohort: int) -> Totals:
    """What was held or is to be held; people are counted once it was."""
    count, people = db.execute(
        select(func.count(), func.coalesce(func.sum(EVENT.c.people_reached), 0)).where(
            EVENT.c.cohort_id == cohort, EVENT.c.stage == Stage.ANNOUNCED
        )
    ).one()
    return Totals(activities=count, people=people)


def _standing(db: Session, cohort: int, event: int) -> Event:
    found = get(db, cohort=cohort, event=event)
    if found is None:
        raise Missing(event)
    return found


def _update(db: Session, event: int, values: Mapping[str, object]) -> Event:
    db.execute(EVENT.update().where(EVENT.c.id == event).values(dict(values)))
    return db.scalars(select(Event).where(EVENT.c.id == event)).one()


def _note(
    db: Session,
    action: str,
    before: Mapping[str, object],
    after: Event,
    *,
    by: int | None,
    now: datetime,
) -> None:
    audit.note(
        db,
        now=now,
        cohort=after.cohort_id,
        person=by,
        action=action,
        entity="event",
        entity_id=after.id,
        before=before,
        after=snapshot(after, before),
    )
