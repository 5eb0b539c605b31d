"""What each person wishes is kept, and who wished nothing has what holds for everybody."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import people, preferences
from storage.audit import AUDIT, Audit
from storage.db import Store
from tests.storage.samples import NOW

WEEK = timedelta(days=7)
NIGHT = {"quiet_from": 21, "quiet_until": 8}


@pytest.fixture
def julie(store: Store) -> int:
    return store.run_sync(lambda db: people.new(db, name="Julie", now=NOW).id)


def kept(db: Session, person: int) -> tuple[object, ...]:
    found = preferences.of(db, person=person)
    return found.quiet_from, found.quiet_until, found.paused_until, found.stopped_at


def test_who_wished_nothing_sleeps_at_night_and_hears_the_rest(store: Store, julie: int) -> None:
    assert store.read_sync(lambda db: kept(db, julie)) == (21, 8, None, None)


def test_wishes_are_kept_side_by_side(store: Store, julie: int) -> None:
    def work(db: Session) -> tuple[object, ...]:
        preferences.set_quiet(db, person=julie, start=18, until=9, now=NOW)
        preferences.pause(db, person=julie, until=NOW + WEEK, now=NOW)
        preferences.stop(db, person=julie, now=NOW)
        return kept(db, julie)

    assert store.run_sync(work) == (18, 9, NOW + WEEK, NOW)


def test_end_of_a_pause_leaves_stopped_what_was_stopped(store: Store, julie: int) -> None:
    def work(db: Session) -> list[tuple[object, ...]]:
        preferences.stop(db, person=julie, now=NOW)
        preferences.pause(db, person=julie, until=NOW + WEEK, now=NOW)
        preferences.resume(db, person=julie, now=NOW)
        before = kept(db, julie)
        preferences.start(db, person=julie, now=NOW)
        return [before, kept(db, julie)]

    assert store.run_sync(work) == [(21, 8, None, NOW), (21, 8, None, None)]


def test_stopping_twice_keeps_the_first_time(store: Store, julie: int) -> None:
    def work(db: Session) -> object:
        preferences.stop(db, person=julie, now=NOW)
        return preferences.stop(db, person=julie, now=NOW + WEEK).stopped_at

    assert store.run_sync(work) == NOW


def test_wishes_of_one_are_no_one_elses(store: Store, julie: int) -> None:
    def work(db: Session) -> tuple[object, ...]:
        preferences.stop(db, person=julie, now=NOW)
        return kept(db, people.new(db, name="Sam", now=NOW).id)

    assert store.run_sync(work) == (21, 8, None, None)


@pytest.mark.parametrize(("start", "until"), [(24, 8), (21, -1)])
def test_hour_that_no_day_has_is_refused(store: Store, julie: int, start: int, until: int) -> None:
    with pytest.raises(ValueError, match="0 to 23"):
        store.run_sync(
            lambda db: preferences.set_quiet(db, person=julie, start=start, until=until, now=NOW)
        )


def test_each_change_leaves_a_trail_and_no_change_none(store: Store, julie: int) -> None:
    def work(db: Session) -> list[tuple[object, ...]]:
        preferences.resume(db, person=julie, now=NOW)
        preferences.set_quiet(db, person=julie, start=21, until=8, now=NOW)
        preferences.pause(db, person=julie, until=NOW + WEEK, now=NOW)
        preferences.set_quiet(db, person=julie, start=0, until=0, now=NOW)
        rows = db.scalars(select(Audit).where(AUDIT.c.entity == "preferences"))
        return [(one.person_id, one.action, one.before, one.after) for one in rows]

    until = {"paused_until": "2026-11-25T15:00:00Z"}
    assert store.run_sync(work) == [
        (julie, "paused", {"paused_until": None}, until),
        (julie, "quiet set", NIGHT, {"quiet_from": 0, "quiet_until": 0}),
    ]
