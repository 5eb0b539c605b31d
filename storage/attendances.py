"""Who came to an event, whether they had said so or not."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Session

from storage.events import Event
from storage.people import Person
from storage.record import Record, insert, instant, key, reference, table_of


class Attendance(Record, table=True):
    __table_args__ = (UniqueConstraint("event_id", "person_id"),)
    id: int = key()
    event_id: int = reference(Event, index=False)
    person_id: int = reference(Person)
    came: bool
    noted_at: datetime = instant()
    noted_by: int | None = reference(Person, optional=True, index=False)


ATTENDANCE = table_of(Attendance)


def note(
    db: Session, *, event: Event, person: int, came: bool, by: int | None, now: datetime
) -> None:
    """Keep whether a person came, whatever was noted before."""
    values = {"came": came, "noted_at": now, "noted_by": by}
    mine = (ATTENDANCE.c.event_id == event.id, ATTENDANCE.c.person_id == person)
    known = db.execute(
        ATTENDANCE.update().where(*mine).values(values).returning(ATTENDANCE.c.id)
    ).one_or_none()
    if known is None:
        insert(db, Attendance, {"event_id": event.id, "person_id": person, **values})


def of(db: Session, *, event: Event) -> Mapping[int, bool]:
    """Who came and who did not, among those that were noted."""
    found = db.execute(
        select(ATTENDANCE.c.person_id, ATTENDANCE.c.came).where(ATTENDANCE.c.event_id == event.id)
    )
    return {row.person_id: row.came for row in found}
