"""Events of a cohort, and how many people they reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.cohorts import Cohort
from storage.record import Record, insert, instant, key, reference, table_of
from storage.types import word


class EventKind(StrEnum):
    TRAINING = "training"
    NETWORKING = "networking"
    MATCHMAKING = "matchmaking"
    VISIT = "visit"
    CONFERENCE = "conference"
    AWARENESS = "awareness"
    OTHER = "other"


class Event(Record, table=True):
    __table_args__ = (Index(None, "cohort_id", "starts_at"),)
    id: int = key()
    cohort_id: int = reference(Cohort, index=False)
    kind: EventKind = Field(sa_type=word(EventKind))
    title: str
    starts_at: datetime = instant()
    place: str | None = None
    people_reached: int = 0


EVENT = table_of(Event)


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
    place: str | None = None,
    people_reached: int = 0,
) -> Event:
    values = {
        "cohort_id": cohort,
        "kind": kind,
        "title": title,
        "starts_at": starts_at,
        "place": place,
        "people_reached": people_reached,
    }
    return insert(db, Event, values)


def of_cohort(db: Session, *, cohort: int) -> Sequence[Event]:
    return db.scalars(
        select(Event).where(EVENT.c.cohort_id == cohort).order_by(EVENT.c.starts_at, EVENT.c.id)
    ).all()


def totals(db: Session, *, cohort: int) -> Totals:
    count, people = db.execute(
        select(func.count(), func.coalesce(func.sum(EVENT.c.people_reached), 0)).where(
            EVENT.c.cohort_id == cohort
        )
    ).one()
    return Totals(activities=count, people=people)
