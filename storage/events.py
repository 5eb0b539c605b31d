"""Events of a cohort: prepared, announced, moved or cancelled, and how many people they reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, bindparam, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import announcements
from storage.announcements import Dated, Stage
from storage.cohorts import COHORT, IS_OPEN
from storage.record import insert, instant, rewrite, table_of
from storage.types import Instant, Json, word


class EventKind(StrEnum):
    TRAINING = "training"
    NETWORKING = "networking"
    MATCHMAKING = "matchmaking"
    VISIT = "visit"
    CONFERENCE = "conference"
    AWARENESS = "awareness"
    OTHER = "other"


REMINDERS = ("J-7", "J-1", "H-1")
"""When people are reminded: so many days or hours before."""


class Event(Dated, table=True):
    """`moves` are the times that its hours or its place changed.

    `people_reached` are all that came, `outside` those of them whom the bot does not know.
    `audience` is whom it is for, as JSON; nothing: everybody in the cohort.
    """

    __table_args__ = (Index(None, "cohort_id", "starts_at"),)
    moving = frozenset({"starts_at", "ends_at", "place"})
    kind: EventKind = Field(sa_type=word(EventKind))
    title: str
    title_en: str = Field(default="", sa_column_kwargs={"server_default": ""})
    starts_at: datetime = instant()
    ends_at: datetime | None = instant(optional=True)
    place: str | None = None
    capacity: int | None = None
    people_reached: int = 0
    outside: int = 0
    reason: str = ""
    moves: int = 0
    audience: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    reminders: list[str] = Field(default_factory=lambda: [*REMINDERS], sa_type=Json)

    def called(self, language: str) -> str:
        """What it is called in a language: `title_en` in English, where there is one."""
        return (self.title_en if language == "en" else "") or self.title


EVENT = table_of(Event)
_over = func.coalesce(EVENT.c.ends_at, EVENT.c.starts_at)
_ENDED = (
    select(Event)
    .join(COHORT, COHORT.c.id == EVENT.c.cohort_id)
    .where(
        IS_OPEN,
        EVENT.c.stage == Stage.ANNOUNCED,
        _over > bindparam("since", type_=Instant),
        _over <= bindparam("until", type_=Instant),
    )
    .order_by(EVENT.c.id)
)


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
    return announcements.get(db, Event, cohort=cohort, announcement=event)


def of_cohort(db: Session, *, cohort: int) -> Sequence[Event]:
    return db.scalars(
        select(Event).where(EVENT.c.cohort_id == cohort).order_by(EVENT.c.starts_at, EVENT.c.id)
    ).all()


def upcoming(db: Session, *, cohort: int, now: datetime) -> Sequence[Event]:
    """Those announced that are not over, the next first."""
    return _ending(db, cohort, now, [Stage.ANNOUNCED])


def ended(db: Session, *, since: datetime, until: datetime) -> Sequence[Event]:
    """Those announced, in any open cohort, that end after an instant, up to another."""
    return db.scalars(_ENDED, {"since": since, "until": until}).all()


def told(db: Session, *, cohort: int, since: datetime) -> Sequence[Event]:
    """Those announced that were not over by then, cancelled or not, the earliest first."""
    return _ending(db, cohort, since, [Stage.ANNOUNCED, Stage.CANCELLED])


def count(db: Session, *, event: Event, came: int, outside: int) -> Event:
    """Keep how many came, and how many of them from outside."""
    return rewrite(db, Event, event.id, {"people_reached": came + outside, "outside": outside})


def totals(db: Session, *, cohort: int) -> Totals:
    """What was held or is to be held; people are counted once it was."""
    count, people = db.execute(
        select(func.count(), func.coalesce(func.sum(EVENT.c.people_reached), 0)).where(
            EVENT.c.cohort_id == cohort, EVENT.c.stage == Stage.ANNOUNCED
        )
    ).one()
    return Totals(activities=count, people=people)


def _ending(db: Session, cohort: int, after: datetime, stages: list[Stage]) -> Sequence[Event]:
    return db.scalars(
        select(Event)
        .where(EVENT.c.cohort_id == cohort, EVENT.c.stage.in_(stages), _over > after)
        .order_by(EVENT.c.starts_at, EVENT.c.id)
    ).all()
