"""Broadcasts: what is kept of them, and what became of each person's copy, on both databases."""

from dataclasses import asdict
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from storage import announcements, audit, broadcasts, people, posts
from storage.broadcasts import Broadcast, Stage
from storage.consents import Category
from storage.db import Store
from storage.delays import Delay
from storage.faults import Fault
from storage.held import RATION
from storage.posts import Priority
from storage.record import Missing
from tests.storage import samples
from tests.storage.samples import NOW, Sample


def write(db: Session, sample: Sample) -> Broadcast:
    category, by = Category.TRAINING, sample.coordinator
    return broadcasts.add(db, cohort=sample.cohort, category=category, text_fr="Bonjour", by=by)


def send(
    db: Session,
    cohort: int,
    broadcast: int,
    *,
    selected: int,
    opted_out: int,
    unasked: int = 0,
) -> None:
    counts = {"selected": selected, "opted_out": opted_out, "unasked": unasked}
    broadcasts.send(db, cohort=cohort, broadcast=broadcast, **counts, by=None, now=NOW)


def copies(db: Session, sample: Sample, broadcast: int, count: int) -> list[int]:
    """Plan a post for each of so many people."""
    found = []
    for number in range(count):
        planned = posts.plan(
            db,
            view=broadcasts.VIEW,
            args=[broadcast],
            key=f"broadcast:{broadcast}",
            due_at=NOW,
            person=people.new(db, name=f"Invitée {number}", now=NOW).id,
            cohort=sample.cohort,
            priority=Priority.BROADCAST,
        )
        assert planned is not None
        found.append(planned)
    return found


def test_what_waits_for_its_readers_sake_is_counted_by_why(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        kept, other = write(db, sample), write(db, sample)
        numbers = copies(db, sample, kept.id, 5)
        why = (Delay.QUIET, Delay.PAUSED, Delay.QUIET, Delay.FULL, Fault.PASSING.of("NetworkError"))
        posts.claim(db, now=NOW, limit=5, lease=timedelta(minutes=3))
        for number, error in zip(numbers, why, strict=True):
            posts.retry_at(db, post=number, at=NOW + timedelta(hours=1), error=error)

        assert broadcasts.delays(db, broadcast=kept) == {
            Delay.QUIET: 2,
            Delay.PAUSED: 1,
            Delay.FULL: 1,
        }
        assert broadcasts.delays(db, broadcast=other) == {}

    store.run_sync(work)


def test_report_is_looked_at_again_once_what_waits_is_put_off(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        kept = write(db, sample)
        [number] = copies(db, sample, kept.id, 1)
        looked = []
        for error in ("", "", Delay.QUIET):
            if error:
                posts.claim(db, now=NOW, limit=1, lease=timedelta(minutes=3))
                posts.retry_at(db, post=number, at=NOW + timedelta(hours=1), error=error)
            found = broadcasts.get(db, cohort=sample.cohort, broadcast=kept.id)
            assert found is not None
            looked.append(broadcasts.look(db, broadcast=found, now=NOW))
        assert looked == [True, False, True]

    store.run_sync(work)


def test_change_makes_another_version_and_leaves_a_trail(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        kept = write(db, sample)
        change = partial(announcements.change, db, Broadcast, cohort=sample.cohort)
        write_again = partial(change, announcement=kept.id, by=None, now=NOW)
        changed = write_again(changes={"text_en": "Hello", "text_fr": "Bonjour"})
        again = write_again(changes={"text_en": "Hello"})
        assert (changed.text_en, changed.sequence) == ("Hello", 1)
        assert again == changed
        [note] = audit.trail(db, cohort=sample.cohort, entity="broadcast", entity_id=kept.id)
        assert (note.action, note.before, note.after) == (
            "changed",
            {"text_en": ""},
            {"text_en": "Hello"},
        )

    store.run_sync(work)


def test_broadcast_of_another_cohort_is_not_sent(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        other, kept = samples.fill(db, "Montréal").cohort, write(db, sample).id
        with pytest.raises(Missing):
            send(db, other, kept, selected=1, opted_out=0)

    store.run_sync(work)


def test_every_copy_is_counted_once(store: Store, sample: Sample) -> None:
    def work(db: Session) -> dict[str, int]:
        kept = write(db, sample).id
        sent, failed, left, *refused = copies(db, sample, kept, 12)
        copies(db, sample, write(db, sample).id, 3)
        cohort = sample.cohort
        send(db, cohort, kept, selected=18, opted_out=2, unasked=3)
        posts.claim(db, now=NOW, limit=12, lease=timedelta(minutes=1))
        posts.sent(db, post=sent, now=NOW, message_chat="C", message_id="1", digest="d")
        posts.failed(db, post=failed, error="slack: account_inactive")
        for fault in Fault:
            posts.failed(db, post=refused.pop(), error=fault.of("why"))
        posts.withdraw(db, post=left, why="no longer applies")
        for post, why in zip(refused, ("no consent", "stopped", RATION, RATION), strict=False):
            posts.withdraw(db, post=post, why=why)
        posts.retry_at(db, post=refused[4], at=NOW + timedelta(hours=9), error="quiet hours")
        waiting = broadcasts.get(db, cohort=sample.cohort, broadcast=kept)
        assert waiting is not None
        under_way = broadcasts.tally(db, broadcast=waiting, now=NOW)
        assert (under_way.waiting, under_way.rationed, under_way.stopped) == (2, 2, 0)
        stopped = broadcasts.stop(db, cohort=cohort, broadcast=kept, by=None, now=NOW)
        gone = broadcasts.tally(db, broadcast=stopped, now=NOW + timedelta(minutes=1))
        assert (gone.leaving, gone.stopped) == (0, 4)
        return asdict(broadcasts.tally(db, broadcast=stopped, now=NOW))

    assert store.run_sync(work) == {
        "sent": 1,
        "waiting": 0,
        "unreachable": 4,
        "failed": 3,
        "gone": 1,
        "opted_out": 4,
        "rationed": 0,
        "expired": 0,
        "stopped": 3,
        "leaving": 1,
        "forgotten": 1,
    }


def test_copy_that_came_too_late_is_counted(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        kept = write(db, sample)
        for number, late in enumerate((True, False)):
            person = (sample.manager, sample.coordinator)[number]
            posts.plan(
                db,
                view=broadcasts.VIEW,
                args=[kept.id],
                key="k",
                due_at=NOW,
                person=person,
                cohort=sample.cohort,
                expires_at=NOW if late else None,
            )
        posts.claim(db, now=NOW, limit=9, lease=timedelta(minutes=1))
        found = broadcasts.tally(db, broadcast=kept, now=NOW)
        assert (found.expired, found.waiting, found.forgotten) == (1, 1, 0)

    store.run_sync(work)


def test_stopped_and_dropped_are_kept_as_such(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        one, other = write(db, sample).id, write(db, sample).id
        stop = partial(broadcasts.stop, db, cohort=sample.cohort, by=None, now=NOW)
        settle = partial(announcements.settle, db, Broadcast, cohort=sample.cohort)
        drop = partial(settle, stage=Stage.DROPPED, by=None, now=NOW)
        assert stop(broadcast=one).stage is Stage.STOPPED
        assert drop(announcement=other).stage is Stage.DROPPED

    store.run_sync(work)


def test_broadcast_comes_to_no_stage_of_an_event(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        cancelled, one = announcements.Stage.CANCELLED, write(db, sample).id
        settle = partial(announcements.settle, db, Broadcast, cohort=sample.cohort)
        settle(announcement=one, stage=cancelled, by=None, now=NOW)

    with pytest.raises(StatementError, match="'cancelled' is not among the defined enum values"):
        store.run_sync(work)
