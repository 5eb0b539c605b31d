"""How each person wants to be written to: quiet hours, a pause, and the end of all broadcasts."""

from datetime import datetime

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit
from storage.people import Person
from storage.record import Record, insert_absent, instant, key, reference, snapshot, table_of

QUIET_FROM = 21
QUIET_UNTIL = 8
HOURS = range(24)


class Preferences(Record, table=True):
    """One person's. Hours are those of their zone; equal ones leave no hour quiet."""

    __table_args__ = (UniqueConstraint("person_id"),)
    id: int = key()
    person_id: int = reference(Person, index=False)
    quiet_from: int = Field(default=QUIET_FROM)
    quiet_until: int = Field(default=QUIET_UNTIL)
    paused_until: datetime | None = instant(optional=True)
    stopped_at: datetime | None = instant(optional=True)


PREFERENCES = table_of(Preferences)


def of(db: Session, *, person: int) -> Preferences:
    """What the person chose; else what holds for everybody."""
    kept = db.scalars(select(Preferences).where(PREFERENCES.c.person_id == person)).one_or_none()
    return kept or Preferences(person_id=person)


def pause(db: Session, *, person: int, until: datetime, now: datetime) -> Preferences:
    """Write nothing unrequested before that instant; a later word replaces it."""
    return _change(db, person, "paused", now, {"paused_until": until})


def resume(db: Session, *, person: int, now: datetime) -> Preferences:
    """End a pause: what was stopped stays so."""
    return _change(db, person, "resumed", now, {"paused_until": None})


def stop(db: Session, *, person: int, now: datetime) -> Preferences:
    """Send nothing any more but answers and what was asked for; stopping twice keeps the first."""
    stopped = of(db, person=person).stopped_at or now
    return _change(db, person, "stopped", now, {"stopped_at": stopped})


def start(db: Session, *, person: int, now: datetime) -> Preferences:
    """Send again what is agreed to."""
    return _change(db, person, "started", now, {"stopped_at": None})


def set_quiet(db: Session, *, person: int, start: int, until: int, now: datetime) -> Preferences:
    """Keep silent from one hour of the day to another. Raises ValueError for no hour of a day."""
    if start not in HOURS or until not in HOURS:
        raise ValueError("an hour of the day is 0 to 23")
    return _change(db, person, "quiet set", now, {"quiet_from": start, "quiet_until": until})


def _change(
    db: Session, person: int, action: str, now: datetime, values: dict[str, object]
) -> Preferences:
    """Write what differs, and note it."""
    former = of(db, person=person)
    if all(getattr(former, name) == value for name, value in values.items()):
        return former
    before = snapshot(former, values)
    insert_absent(db, Preferences, {"person_id": person})
    db.execute(PREFERENCES.update().where(PREFERENCES.c.person_id == person).values(values))
    changed = of(db, person=person)
    audit.note(
        db,
        now=now,
        cohort=None,
        person=person,
        action=action,
        entity="preferences",
        entity_id=changed.id,
        before=before,
        after=snapshot(changed, values),
    )
    return changed
