"""Who said what to an event: yes, maybe, no, or waiting for a place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, UniqueConstraint, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import events
from storage.events import EVENT, Event
from storage.people import COHORTS_OF, MEMBERSHIP, Person
from storage.record import Record, insert, instant, key, reference, rewrite, table_of
from storage.types import word


class Answer(StrEnum):
    YES = "yes"
    MAYBE = "maybe"
    NO = "no"
    WAITING = "waiting"


class Rsvp(Record, table=True):
    """`at` is when the answer was given: those who wait get a place in that order."""

    __table_args__ = (UniqueConstraint("event_id", "person_id"),)
    id: int = key()
    event_id: int = reference(Event, index=False)
    person_id: int = reference(Person)
    answer: Answer = Field(sa_type=word(Answer))
    at: datetime = instant()


RSVP = table_of(Rsvp)
_ORDER = (RSVP.c.at, RSVP.c.id)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many gave each answer."""

    yes: int = 0
    maybe: int = 0
    no: int = 0
    waiting: int = 0


def of(db: Session, *, event: Event, person: int) -> Rsvp | None:
    """What the person said last to an event that was read."""
    mine = (RSVP.c.event_id == event.id, RSVP.c.person_id == person)
    return db.scalars(select(Rsvp).where(*mine)).one_or_none()


def counts(db: Session, *, event: Event) -> Counts:
    """How many of those who are in the cohort gave each answer."""
    found = db.execute(
        select(RSVP.c.answer, func.count()).where(*_standing(event)).group_by(RSVP.c.answer)
    )
    return Counts(**{answer.value: count for answer, count in found})


def who(db: Session, *, event: Event, answers: Sequence[Answer]) -> list[int]:
    """Who in the cohort gave one of these answers, in the order of their answers."""
    asked = (*_standing(event), RSVP.c.answer.in_(answers))
    return list(db.scalars(select(RSVP.c.person_id).where(*asked).order_by(*_ORDER)))


def mine(db: Session, *, cohort: int, person: int) -> Mapping[int, Answer]:
    """What the person said to each event of the cohort."""
    found = db.execute(
        select(RSVP.c.event_id, RSVP.c.answer)
        .join(EVENT, EVENT.c.id == RSVP.c.event_id)
        .where(EVENT.c.cohort_id == cohort, RSVP.c.person_id == person)
    )
    return {row.event_id: row.answer for row in found}


def accepted(db: Session, *, person: int) -> Sequence[Event]:
    """The events that a person said yes to, in the cohorts that they are in, oldest first."""
    return db.scalars(
        select(Event)
        .join(RSVP, RSVP.c.event_id == EVENT.c.id)
        .where(
            RSVP.c.person_id == person,
            RSVP.c.answer == Answer.YES,
            EVENT.c.cohort_id.in_(COHORTS_OF),
        )
        .order_by(EVENT.c.starts_at, EVENT.c.id),
        {"person": person},
    ).all()


def answer(db: Session, *, event: Event, person: int, said: Answer, now: datetime) -> Rsvp:
    """Keep an answer; who says yes when all places are taken waits for one."""
    known = of(db, event=event, person=person)
    given = _given(db, event, known, said)
    if known is None:
        values = {"event_id": event.id, "person_id": person, "answer": given, "at": now}
        return insert(db, Rsvp, values)
    if known.answer is given:
        return known
    return rewrite(db, Rsvp, known.id, {"answer": given, "at": now})


def rank(db: Session, *, event: Event, person: int) -> int:
    """The place of a person among those who wait; 0 for who does not."""
    waiting = who(db, event=event, answers=[Answer.WAITING])
    return waiting.index(person) + 1 if person in waiting else 0


def promote(db: Session, *, event: Event, now: datetime) -> list[int]:
    """Give the free places to those who wait, first come first; who got one."""
    waiting = who(db, event=event, answers=[Answer.WAITING])
    free = _free(db, event)
    lucky = waiting if free is None else waiting[: max(0, free)]
    for person in lucky:
        chosen = of(db, event=event, person=person)
        if chosen is not None:
            rewrite(db, Rsvp, chosen.id, {"answer": Answer.YES, "at": now})
    return lucky


def answered(db: Session, *, cohort: int, person: int, now: datetime) -> list[Event]:
    """The events to come that the person answered."""
    said = mine(db, cohort=cohort, person=person)
    return [one for one in events.upcoming(db, cohort=cohort, now=now) if one.id in said]


def give_way(db: Session, *, cohort: int, person: int, now: datetime) -> list[Event]:
    """Let who is back in the cohort wait where their place was given; the events they answered."""
    said = mine(db, cohort=cohort, person=person)
    found = answered(db, cohort=cohort, person=person, now=now)
    for event in found:
        free = _free(db, event)
        if said[event.id] is Answer.YES and free is not None and free < 0:
            answer(db, event=event, person=person, said=Answer.WAITING, now=now)
    return found


def _standing(event: Event) -> tuple[ColumnElement[bool], ...]:
    """Answers to an event of those who are in its cohort: who left it keeps no place."""
    members = select(MEMBERSHIP.c.person_id).where(
        MEMBERSHIP.c.cohort_id == event.cohort_id, MEMBERSHIP.c.ended_at.is_(None)
    )
    return (RSVP.c.event_id == event.id, RSVP.c.person_id.in_(members))


def _given(db: Session, event: Event, known: Rsvp | None, said: Answer) -> Answer:
    if said is not Answer.YES or (known is not None and known.answer is Answer.YES):
        return said
    free = _free(db, event)
    return Answer.YES if free is None or free > 0 else Answer.WAITING


def _free(db: Session, event: Event) -> int | None:
    """How many places are left; None where they are not counted."""
    return None if event.capacity is None else event.capacity - counts(db, event=event).yes
