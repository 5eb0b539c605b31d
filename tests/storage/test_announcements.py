"""What events, tenders and broadcasts keep of who brought them where, and when."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from storage import announcements, audit, events
from storage.announcements import Stage
from storage.db import Store
from storage.events import Event, EventKind, Totals
from storage.record import Missing
from tests.storage import samples
from tests.storage.samples import NOW, Sample

LATER = NOW + timedelta(hours=1)


def prepare(db: Session, sample: Sample, days: int = 8, people: int = 0) -> int:
    return events.add(
        db,
        cohort=sample.cohort,
        kind=EventKind.VISIT,
        title=f"Dans {days} jours",
        starts_at=NOW + timedelta(days=days),
        people_reached=people,
        stage=Stage.PREPARED,
        by=sample.coordinator,
    ).id


def test_stage_is_kept_with_who_and_when(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        event = prepare(db, sample)
        settle = partial(announcements.settle, db, Event, cohort=sample.cohort, announcement=event)
        settle(stage=Stage.ANNOUNCED, by=sample.coordinator, now=NOW)
        kept = {"reason": "Tempête"}
        after = settle(stage=Stage.CANCELLED, by=sample.manager, now=LATER, kept=kept)
        assert (after.stage, after.reason, after.sequence) == (Stage.CANCELLED, "Tempête", 2)
        assert (after.settled_at, after.changed_by) == (LATER, sample.manager)
        trail = audit.trail(db, cohort=sample.cohort, entity="event", entity_id=event)
        assert [(one.action, one.person_id, one.at) for one in trail] == [
            ("announced", sample.coordinator, NOW),
            ("cancelled", sample.manager, LATER),
        ]
        assert trail[1].before == {
            "stage": "announced",
            "settled_at": "2026-11-18T15:00:00Z",
            "reason": "",
        }

    store.run_sync(work)


def test_deeds_tell_how_it_was_before_each_and_after(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        event = prepare(db, sample)
        settle = partial(announcements.settle, db, Event, cohort=sample.cohort, announcement=event)
        settle(stage=Stage.ANNOUNCED, by=sample.coordinator, now=NOW)
        change = partial(announcements.change, db, Event, cohort=sample.cohort, announcement=event)
        moved = {"starts_at": LATER, "kind": EventKind.TRAINING, "place": "Parvis"}
        after = change(changes=moved, by=sample.manager, now=LATER)
        deeds = [*announcements.deeds(db, after)]

        assert [(one.by, one.before.sequence, one.after.sequence) for one in deeds] == [
            (sample.manager, 1, 2),
            (sample.coordinator, 0, 1),
        ]
        assert [
            (one.starts_at, one.kind, one.place, one.stage, one.settled_at)
            for one in (deeds[0].after, deeds[0].before, deeds[1].before)
        ] == [
            (LATER, EventKind.TRAINING, "Parvis", Stage.ANNOUNCED, NOW),
            (NOW + timedelta(days=8), EventKind.VISIT, None, Stage.ANNOUNCED, NOW),
            (NOW + timedelta(days=8), EventKind.VISIT, None, Stage.PREPARED, None),
        ]

    store.run_sync(work)


def test_nothing_is_settled_in_another_cohort(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        other = samples.fill(db, "Montréal").cohort
        settle = partial(announcements.settle, db, Event, announcement=prepare(db, sample))
        with pytest.raises(Missing):
            settle(cohort=other, stage=Stage.ANNOUNCED, by=None, now=NOW)

    store.run_sync(work)


def test_announced_events_are_listed_by_day_and_counted(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        settle = partial(announcements.settle, db, Event, cohort=sample.cohort, by=None, now=NOW)
        later, sooner = prepare(db, sample, 9, people=4), prepare(db, sample, 3, people=7)
        prepare(db, sample, 5, people=100)
        cancelled = prepare(db, sample, 6, people=1_000)
        for one in (later, sooner):
            settle(announcement=one, stage=Stage.ANNOUNCED)
        settle(announcement=cancelled, stage=Stage.CANCELLED)
        coming = events.upcoming(db, cohort=sample.cohort, now=NOW)
        told = events.told(db, cohort=sample.cohort, since=NOW)
        assert [one.id for one in coming] == [sooner, later]
        assert [one.id for one in told] == [sooner, cancelled, later]
        assert events.totals(db, cohort=sample.cohort) == Totals(activities=2, people=11)

    store.run_sync(work)
