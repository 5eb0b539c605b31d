"""What is ahead of somebody: the calls that they may bid on, the events that they may be at."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from storage import consents, events, followings, recipients, rsvps, tenders
from storage.announcements import Announcement
from storage.consents import Category
from storage.events import Event
from storage.followings import State
from storage.organizations import Kind
from storage.people import Role
from storage.recipients import Selection
from storage.rsvps import Answer
from storage.tenders import Tender

NEAR = timedelta(days=14)
"""How far ahead a date is worth a message of its own."""
KINDS = (
    Category.TRAINING,
    Category.NETWORKING,
    Category.MATCHMAKING,
    Category.VISIT,
    Category.CONFERENCE,
    Category.AWARENESS,
)
"""What one can agree to hear of; an event of no kind is heard by who agreed to any."""


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


def categories(event: Event) -> Sequence[Category]:
    """What one agrees to, any of it, who is to hear of an event."""
    return [one for one in KINDS if one.value == event.kind.value] or KINDS


def calls(db: Session, *, cohort: int, person: int, now: datetime) -> Sequence[Tender]:
    """The open calls that a person took up, or that concern them unless they refuse calls.

    None that they declined.
    """
    states = followings.mine(db, cohort=cohort, person=person)
    reader = _Reader.of(db, cohort, person, states, State.DECLINED)
    opened, heard = tenders.opened(db, cohort=cohort, now=now), (Category.TENDERS,)
    return [one for one in opened if reader.awaits(one, bidders(one), heard)]


def gatherings(db: Session, *, cohort: int, person: int, now: datetime) -> Sequence[Event]:
    """The events to come that a person answered, or is invited to unless they refuse their kind.

    None that they said no to.
    """
    answers = rsvps.mine(db, cohort=cohort, person=person)
    reader = _Reader.of(db, cohort, person, answers, Answer.NO)
    coming = events.upcoming(db, cohort=cohort, now=now)
    return [
        one
        for one in coming
        if reader.awaits(one, Selection.unpacked(one.audience), categories(one))
    ]


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
    """Somebody in a cohort: what they answered to what was announced, and how they refuse.

    `refused` is what they want to hear no more of, whatever it is.
    """

    db: Session
    cohort: int
    person: int
    answers: Mapping[int, State | Answer]
    refusal: State | Answer
    refused: frozenset[Category]

    @classmethod
    def of(
        cls,
        db: Session,
        cohort: int,
        person: int,
        answers: Mapping[int, State | Answer],
        refusal: State | Answer,
    ) -> "_Reader":
        refused = consents.refused(db, person=person, cohort=cohort)
        return cls(db, cohort, person, answers, refusal, refused)

    def awaits(self, one: Announcement, audience: Selection, heard: Collection[Category]) -> bool:
        """Whether they did not refuse it, and are among its readers or answered it.

        `heard` are the categories by any of which they may hear of it.
        """
        if one.id in self.answers:
            return self.answers[one.id] is not self.refusal
        if self.refused.issuperset(heard):
            return False
        return recipients.includes(
            self.db, cohort=self.cohort, selection=audience, person=self.person
        )
