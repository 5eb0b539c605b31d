"""What is ahead of somebody: the calls that they may bid on, the events that they may be at."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from storage import events, followings, recipients, rsvps, tenders
from storage.events import Event
from storage.followings import State
from storage.organizations import Kind
from storage.people import Role
from storage.recipients import Selection
from storage.rsvps import Answer
from storage.tenders import Tender


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
    left = [
        one
        for one in tenders.opened(db, cohort=cohort, now=now)
        if states.get(one.id) is not State.DECLINED
    ]
    return [
        one
        for one in left
        if one.id in states
        or recipients.includes(db, cohort=cohort, selection=bidders(one), person=person)
    ]


def gatherings(db: Session, *, cohort: int, person: int, now: datetime) -> Sequence[Event]:
    """The events to come that a person is invited to or answered; none that they said no to."""
    answers = rsvps.mine(db, cohort=cohort, person=person)
    left = [
        one
        for one in events.upcoming(db, cohort=cohort, now=now)
        if answers.get(one.id) is not Answer.NO
    ]
    return [
        one
        for one in left
        if one.id in answers
        or recipients.includes(
            db, cohort=cohort, selection=Selection.unpacked(one.audience), person=person
        )
    ]
