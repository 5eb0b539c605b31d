"""What the ration held back: told once, to who it was for, in its cohort."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from storage import digests, held, people, posts
from storage.consents import Category
from storage.db import Store
from storage.digests import Slot
from storage.held import Missed
from storage.posts import State
from tests.storage import samples
from tests.storage.samples import NOW, TODAY, Sample

DAY = timedelta(days=1)


def withdrawn(db: Session, person: int, cohort: int, why: str = held.RATION, key: str = "") -> int:
    """Plan a post that lasts a day, and drop it."""
    number = posts.plan(
        db,
        view="event",
        args=[1],
        key=f"{person} {cohort} {why} {key}",
        due_at=NOW,
        expires_at=NOW + DAY,
        person=person,
        cohort=cohort,
        wanted=False,
    )
    assert number is not None
    posts.withdraw(db, post=number, why=why)
    return number


def digest(db: Session, sample: Sample, told: Sequence[int]) -> int:
    """Issue a digest that tells of these posts; its own post."""
    [mine] = people.memberships(db, person=sample.manager)
    slot = Slot(TODAY, TODAY, NOW, NOW + DAY)
    issue = partial(digests.issue, db, cohort=sample.cohort, slot=slot, figures={}, now=NOW)
    number = issue(reader=f"manager:{mine.id}", membership=mine.id, held=told)
    post = posts.plan(
        db,
        view="digest.manager",
        args=[number],
        key=f"digest:{TODAY}",
        due_at=NOW,
        expires_at=NOW + DAY / 2,
        person=sample.manager,
        cohort=sample.cohort,
        category=Category.DIGEST,
        wanted=False,
    )
    assert post is not None
    return post


def untold(db: Session, sample: Sample, now: datetime = NOW) -> list[int]:
    person, cohort = sample.manager, sample.cohort
    told = digests.told(db, cohort=cohort, person=person, now=now)
    return held.untold(db, person=person, cohort=cohort, digests=told, now=now)


def test_each_is_told_what_was_theirs_in_a_cohort(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        other = samples.fill(db, "Montréal").cohort
        mine = withdrawn(db, sample.manager, sample.cohort)
        withdrawn(db, sample.manager, sample.cohort, "stopped")
        withdrawn(db, sample.coordinator, sample.cohort)
        elsewhere = withdrawn(db, sample.manager, other)
        there = replace(sample, cohort=other)

        assert (untold(db, sample), untold(db, there)) == ([mine], [elsewhere])
        assert untold(db, sample, NOW + DAY) == []

    store.run_sync(work)


def test_what_a_digest_tells_of_is_told_once(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        mine = withdrawn(db, sample.manager, sample.cohort)
        post = digest(db, sample, [mine])
        waiting = untold(db, sample)
        posts.sent(db, post=post, now=NOW, message_chat="C", message_id="1", digest="d")
        later = withdrawn(db, sample.manager, sample.cohort, key="later")

        assert (waiting, untold(db, sample)) == ([], [later])

    store.run_sync(work)


@pytest.mark.parametrize("fate", ["dropped", "failed", "expired", "too late"])
def test_what_a_digest_that_did_not_arrive_tells_of_is_untold(
    store: Store, sample: Sample, fate: str
) -> None:
    def work(db: Session) -> None:
        mine = withdrawn(db, sample.manager, sample.cohort)
        post = digest(db, sample, [mine])
        late = NOW + DAY / 2
        match fate:
            case "dropped":
                posts.withdraw(db, post=post, why="no consent")
            case "failed":
                posts.failed(db, post=post, error="blocked")
            case "expired":
                posts.claim(db, now=late, limit=1, lease=DAY)
            case _:
                pass

        assert untold(db, sample, late) == [mine]

    store.run_sync(work)


def test_what_is_recalled_is_neither_taken_up_nor_shown(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        mine = withdrawn(db, sample.manager, sample.cohort)
        person, cohort = sample.manager, sample.cohort
        for args in ([2], [1]):
            held.recall(db, cohort=cohort, view="event", args=args)
            left = [mine] if args == [2] else []
            shown = held.standing(db, person=person, cohort=cohort, posts=[mine], now=NOW)
            assert [one.id for one in shown] == left
            assert untold(db, sample, NOW) == left
        kept = posts.get(db, post=mine)
        assert kept is not None
        assert kept.state is State.CANCELLED

    store.run_sync(work)


def test_only_what_is_in_time_still_stands(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        mine = withdrawn(db, sample.manager, sample.cohort)
        theirs = withdrawn(db, sample.coordinator, sample.cohort)
        found = [
            [
                one.id
                for one in held.standing(
                    db,
                    person=sample.manager,
                    cohort=sample.cohort,
                    posts=[mine, theirs],
                    now=when,
                )
            ]
            for when in (NOW, NOW + DAY)
        ]
        assert found == [[mine], []]

    store.run_sync(work)


def test_post_that_is_sent_after_all_no_longer_stands(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        mine = withdrawn(db, sample.manager, sample.cohort)
        posts.sent(db, post=mine, now=NOW, message_chat="C", message_id="1", digest="d")
        sent = posts.get(db, post=mine)
        assert sent is not None
        assert sent.state is State.SENT
        standing = held.standing(
            db, person=sample.manager, cohort=sample.cohort, posts=[mine], now=NOW
        )
        assert standing == []

    store.run_sync(work)


@pytest.mark.parametrize("why", ["no room yet", "another one first"])
def test_who_is_told_too_late_is_counted_by_what_it_waited_for(
    store: Store, sample: Sample, why: str
) -> None:
    def work(db: Session) -> None:
        guests = [people.new(db, name=f"Invitée {number}", now=NOW).id for number in range(4)]
        plan = partial(posts.plan, db, view="event", args=[1], key="k", cohort=sample.cohort)
        plan = partial(plan, due_at=NOW, expires_at=NOW + DAY)
        numbers = [plan(person=one) for one in guests]
        put_off = partial(posts.retry_at, db, error=why, spend=False)
        posts.claim(db, now=NOW, limit=9, lease=DAY)
        for number, wait in zip(numbers, (DAY / 2, DAY, 2 * DAY), strict=False):
            assert number is not None
            put_off(post=number, at=NOW + wait)
        missed = partial(held.missed, db, cohort=sample.cohort, view="event", args=[1])
        before = missed()
        posts.claim(db, now=NOW + DAY, limit=0, lease=DAY)
        assert (before, missed()) == (Missed(2, 0), Missed(3, 1))

    store.run_sync(work)


@pytest.mark.parametrize("error", ["passing: NetworkError", "limited"])
def test_who_an_outage_kept_from_being_told_was_not_spared(
    store: Store, sample: Sample, error: str
) -> None:
    def work(db: Session) -> None:
        plan = partial(posts.plan, db, view="event", args=[1], key="k", cohort=sample.cohort)
        number = plan(person=sample.manager, due_at=NOW, expires_at=NOW + DAY)
        assert number is not None
        posts.claim(db, now=NOW, limit=9, lease=DAY)
        posts.retry_at(db, post=number, at=NOW + DAY / 2, error=error)
        posts.claim(db, now=NOW + DAY, limit=0, lease=DAY)
        found = held.missed(db, cohort=sample.cohort, view="event", args=[1])
        assert found == Missed(spared=0, unreached=1)

    store.run_sync(work)
