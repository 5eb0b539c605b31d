"""What is ahead of somebody: the calls that they may bid on, the events that they may be at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from storage import events, followings, recipients, rsvps, tenders
from storage.announcements import Announcement
from storage.events import Event
from storage.followings import State
from storage.organizations import Kind
from storage.people import Role
from storage.recipients import Selection
from storage.rsvps import Answer
from storage.tenders import Tender

NEAR = timedelta(days=14)
"""How far ahead a date is worth a message of its own."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The numbers of the calls and of the events; `near` where one is within two weeks."""

    calls: tuple[int, ...]
    events: tuple[int, ...]
    near: bool


def bidders(tender: Tender) -> Selection:
    """Those whom a call concerns: the managers of the enterprises of its sectors and regions."""
    return Selection(
        roles=(Role.MANAGER,),
        kinds=(Kind.ENTERPRISE,),
        sectors=tuple(tender.sectors),
        regions=tuple(tender.regions),
    )


def calls(db: Session, *, cohort: int, person: int, now: datetime) -> Sequence[Tender]:
    """The open calls that concern a person or that they took up; none that they declined."""
    states = followings.mine(db, cohort=cohort, person=person)
    reader = _Reader(db, cohort, person, states, State.DECLINED)
    opened = tenders.opened(db, cohort=cohort, now=now)
    return [one for one in opened if reader.awaits(one, bidders(one))]


def gatherings(db: Session, *, cohort: int, person: int, now: datetime) -> Sequence[Event]:
    """The events to come that a person is invited to or answered; none that they said no to."""
    answers = rsvps.mine(db, cohort=cohort, person=person)
    reader = _Reader(db, cohort, person, answers, Answer.NO)
    coming = events.upcoming(db, cohort=cohort, now=now)
    return [one for one in coming if reader.awaits(one, Selection.unpacked(one.audience))]


def of(db: Session, *, cohort: int, person: int, now: datetime) -> Ahead:
    opened = calls(db, cohort=cohort, person=person, now=now)
    coming = gatherings(db, cohort=cohort, person=person, now=now)
    dates = (*(one.closes_at for one in opened), *(one.starts_at for one in coming))
    return Ahead(
        calls=tuple(one.id for one in opened),
        events=tuple(one.id for one in coming),
        near=any(one <= now + NEAR for one in dates),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Somebody in a cohort: what they answered to what was announced, and how they refuse."""

    db: Session
    cohort: int
    person: int
    answers: Mapping[int, State | Answer]
    refusal: State | Answer

    def awaits(self, one: Announcement, audience: Selection) -> bool:
        """Whether they did not refuse it, and are among its readers or answered it."""
        if one.id in self.answers:
            return self.answers[one.id] is not self.refusal
        return recipients.includes(
            self.db, cohort=self.cohort, selection=audience, person=self.person
        )
