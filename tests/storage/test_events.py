"""Events, answers to them, who came: the last place is one person's on both databases."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from storage import announcements, attendances, audit, events, feeds, people, rsvps
from storage.announcements import Stage
from storage.db import Store
from storage.events import Event, EventKind
from storage.people import Role
from storage.record import Missing
from storage.rsvps import Answer, Counts
from tests.storage import samples
from tests.storage.samples import NOW, Sample


def hold(db: Session, sample: Sample, capacity: int | None = None) -> Event:
    return events.add(
        db,
        cohort=sample.cohort,
        kind=EventKind.TRAINING,
        title="Soumissionner",
        starts_at=NOW + timedelta(days=8),
        ends_at=NOW + timedelta(days=8, hours=2),
        capacity=capacity,
        by=sample.coordinator,
    )


def change(db: Session, cohort: int, event: int, changes: Mapping[str, object]) -> Event:
    where = {"cohort": cohort, "announcement": event}
    return announcements.change(db, Event, **where, changes=changes, by=None, now=NOW)


def guests(db: Session, sample: Sample, count: int) -> list[int]:
    found = []
    for number in range(count):
        person = people.new(db, name=f"Invitée {number}", now=NOW).id
        people.join(db, person=person, cohort=sample.cohort, role=Role.CHAMPION, now=NOW)
        found.append(person)
    return found


def say(db: Session, event: Event, person: int, said: Answer, minutes: int = 0) -> Answer:
    now = NOW + timedelta(minutes=minutes)
    return rsvps.answer(db, event=event, person=person, said=said, now=now).answer


def test_change_counts_and_leaves_a_trail(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        event = hold(db, sample).id
        for changes in ({"title": "Vendre"}, {"place": "Parvis"}):
            change(db, sample.cohort, event, changes)
        changed = change(db, sample.cohort, event, {"place": "Parvis"})
        assert (changed.sequence, changed.moves) == (2, 1)
        trail = audit.trail(db, cohort=sample.cohort, entity="event", entity_id=event)
        assert [(one.before, one.after) for one in trail] == [
            ({"title": "Soumissionner"}, {"title": "Vendre"}),
            ({"place": None}, {"place": "Parvis"}),
        ]

    store.run_sync(work)


def test_event_of_another_cohort_is_not_changed(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        other = samples.fill(db, "Montréal").cohort
        event = hold(db, sample).id
        with pytest.raises(Missing):
            change(db, other, event, {"title": "X"})

    store.run_sync(work)


def test_upcoming_are_those_announced_until_they_end(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        shown = hold(db, sample)
        for stage in (Stage.CANCELLED, Stage.DROPPED):
            settle = partial(announcements.settle, db, Event, cohort=sample.cohort)
            settle(announcement=hold(db, sample).id, stage=stage, by=None, now=NOW)
        ask = partial(events.upcoming, db, cohort=sample.cohort)
        assert [one.id for one in ask(now=NOW)] == [shown.id]
        assert [one.id for one in ask(now=NOW + timedelta(days=8, hours=1))] == [shown.id]
        assert list(ask(now=NOW + timedelta(days=8, hours=2))) == []

    store.run_sync(work)


def test_waiting_list_keeps_the_order_of_asking(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        event = hold(db, sample, capacity=1)
        first, second, third = guests(db, sample, 3)
        said = [
            say(db, event, one, Answer.YES, at) for at, one in enumerate((first, third, second))
        ]
        assert said == [Answer.YES, Answer.WAITING, Answer.WAITING]
        assert say(db, event, third, Answer.YES, 9) is Answer.WAITING
        assert [rsvps.rank(db, event=event, person=one) for one in (first, third, second)] == [
            0,
            1,
            2,
        ]
        say(db, event, first, Answer.NO, 10)
        assert rsvps.promote(db, event=event, now=NOW) == [third]
        assert rsvps.promote(db, event=event, now=NOW) == []
        assert rsvps.counts(db, event=event) == Counts(yes=1, no=1, waiting=1)

    store.run_sync(work)


def test_who_has_a_place_keeps_it_when_there_are_fewer(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        event = hold(db, sample, capacity=2)
        first, second = guests(db, sample, 2)
        say(db, event, first, Answer.YES)
        say(db, event, second, Answer.YES)
        fewer = change(db, sample.cohort, event.id, {"capacity": 1})
        assert say(db, fewer, second, Answer.YES) is Answer.YES
        assert rsvps.counts(db, event=fewer).yes == 2

    store.run_sync(work)


async def test_last_place_is_given_once(store: Store, sample: Sample) -> None:
    event = await store.run(partial(hold, sample=sample, capacity=1))
    crowd = await store.run(partial(guests, sample=sample, count=8))
    asked = [partial(say, event=event, person=one, said=Answer.YES) for one in crowd]
    said = await asyncio.gather(*(store.run(one) for one in asked))

    assert sorted(said) == sorted([Answer.YES] + [Answer.WAITING] * 7)


def test_attendance_is_noted_anew(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        event = hold(db, sample)
        for came in (True, False, True):
            attendances.note(db, event=event, person=sample.manager, came=came, by=None, now=NOW)
        assert attendances.of(db, event=event) == {sample.manager: True}
        counted = events.count(db, event=event, came=1, outside=4)
        assert (counted.people_reached, counted.outside) == (5, 4)

    store.run_sync(work)


def test_secret_of_a_calendar_is_its_owners_alone(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        mine = feeds.secret(db, person=sample.manager)
        theirs = feeds.secret(db, person=sample.coordinator)
        assert feeds.secret(db, person=sample.manager) == mine != theirs
        owner = feeds.owner(db, secret=mine)
        assert owner is not None
        assert owner.id == sample.manager
        assert feeds.owner(db, secret="") is None

    store.run_sync(work)


def test_calendar_leaves_out_cohorts_that_were_left(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        event = hold(db, sample)
        say(db, event, sample.manager, Answer.YES)
        assert [one.id for one in rsvps.accepted(db, person=sample.manager)] == [event.id]
        [membership] = people.memberships(db, person=sample.manager)
        where = {"cohort": sample.cohort, "membership": membership.id}
        people.end_membership(db, **where, now=NOW, by=None)
        assert list(rsvps.accepted(db, person=sample.manager)) == []

    store.run_sync(work)
