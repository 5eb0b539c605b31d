"""The outbox: planned once, claimed by one, retried, expired, edited at its pace."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy.orm import Session

from storage import chats, edits, posts
from storage.chats import ChatKind
from storage.db import Store
from storage.posts import Post, Priority, State
from tests.storage import samples
from tests.storage.samples import NOW, Sample

LEASE = timedelta(seconds=60)


def plan(store: Store, sample: Sample, key: str, **values: Any) -> int | None:  # noqa: ANN401 (keywords of `plan`)
    known = {
        "view": "event",
        "args": [12],
        "key": key,
        "due_at": NOW,
        "cohort": sample.cohort,
        "person": sample.manager,
    }
    return store.run_sync(partial(posts.plan, **{**known, **values}))


def claim(store: Store, now: datetime = NOW, limit: int = 10) -> list[str]:
    taken = store.run_sync(lambda db: posts.claim(db, now=now, limit=limit, lease=LEASE))
    return [post.key for post in taken]


def get(store: Store, post: int | None) -> Post:
    found = store.read_sync(lambda db: posts.get(db, post=post or 0))
    assert found is not None
    return found


def send(store: Store, post: int | None, now: datetime = NOW) -> None:
    sent = partial(
        posts.sent, post=post or 0, now=now, message_chat="C1", message_id="1", digest="d"
    )
    store.run_sync(sent)


def room(store: Store, place: str) -> int:
    remember = partial(chats.remember, platform="slack", workspace="T1", kind=ChatKind.GROUP)
    return store.run_sync(partial(remember, chat_id=place)).id


def test_key_is_planned_once_for_one_recipient(store: Store, sample: Sample) -> None:
    chat = room(store, "C1")
    planned = [
        plan(store, sample, "digest:2026-W47"),
        plan(store, sample, "digest:2026-W47"),
        plan(store, sample, "digest:2026-W47", person=sample.coordinator),
        plan(store, sample, "digest:2026-W47", person=None, chat=chat),
        plan(store, sample, "digest:2026-W47", person=None, chat=chat),
    ]
    assert [number is not None for number in planned] == [True, False, True, True, False]


def test_claim_takes_due_posts_most_pressing_first(store: Store, sample: Sample) -> None:
    plan(store, sample, "late", due_at=NOW - timedelta(hours=1))
    plan(store, sample, "broadcast", due_at=NOW - timedelta(days=1), priority=Priority.BROADCAST)
    plan(store, sample, "answer", priority=Priority.ANSWER)
    plan(store, sample, "tomorrow", due_at=NOW + timedelta(days=1))
    assert claim(store, limit=2) == ["answer", "late"]
    assert claim(store) == ["broadcast"]
    assert claim(store) == []


def test_answers_are_claimed_in_each_chat_one_after_the_other(store: Store, sample: Sample) -> None:
    there = {"person": None, "chat": room(store, "C1"), "priority": Priority.ANSWER}
    first = plan(store, sample, "one", **there, due_at=NOW + LEASE / 2)
    plan(store, sample, "two", **there)
    plan(store, sample, "three", **{**there, "chat": room(store, "C2")})
    plan(store, sample, "four", **{**there, "priority": Priority.REMINDER})
    assert claim(store) == ["three", "four"]
    assert claim(store, NOW + LEASE / 2) == ["one"]
    store.run_sync(partial(posts.failed, post=first or 0, error="blocked"))
    assert claim(store, NOW + LEASE / 2) == ["two"]


def test_post_is_claimed_by_one_of_many(store: Store, sample: Sample) -> None:
    for number in range(30):
        plan(store, sample, f"post {number}")
    claims = [
        store.submit(
            lambda db: [post.key for post in posts.claim(db, now=NOW, limit=5, lease=LEASE)]
        )
        for _ in range(8)
    ]
    taken = [key for future in claims for key in future.result()]
    taken += claim(store, limit=30)
    assert sorted(taken) == sorted(f"post {number}" for number in range(30))


def test_claim_is_free_again_after_its_lease(store: Store, sample: Sample) -> None:
    plan(store, sample, "one")
    assert claim(store) == ["one"]
    assert claim(store, NOW + LEASE - timedelta(seconds=1)) == []
    assert claim(store, NOW + LEASE) == ["one"]


def test_post_past_its_use_by_expires(store: Store, sample: Sample) -> None:
    number = plan(store, sample, "one", expires_at=NOW + timedelta(hours=1))
    assert claim(store, NOW + timedelta(hours=1)) == []
    assert get(store, number).state is State.EXPIRED


def test_sent_post_is_a_copy_and_not_claimed(store: Store, sample: Sample) -> None:
    number = plan(store, sample, "one")
    send(store, number)
    assert claim(store, NOW + timedelta(days=1)) == []
    ask = partial(posts.copies, cohort=sample.cohort, view="event")
    assert [post.id for post in store.read_sync(partial(ask, args=[12]))] == [number]
    assert store.read_sync(partial(ask, args=[13])) == []


@pytest.mark.parametrize(("spend", "attempts"), [(True, 1), (False, 0)])
def test_retry_waits_and_spends(
    store: Store, sample: Sample, *, spend: bool, attempts: int
) -> None:
    number = plan(store, sample, "one")
    claim(store)
    later = NOW + timedelta(minutes=3)
    store.run_sync(partial(posts.retry_at, post=number or 0, at=later, error="429", spend=spend))
    assert claim(store, later - timedelta(seconds=1)) == []
    assert claim(store, later) == ["one"]
    assert (get(store, number).attempts, get(store, number).last_error) == (attempts, "429")


def test_failed_and_cancelled_posts_stay_unsent(store: Store, sample: Sample) -> None:
    failed = plan(store, sample, "failed")
    plan(store, sample, "cancelled", args=[13])
    claim(store, limit=1)
    store.run_sync(partial(posts.failed, post=failed or 0, error="blocked"))
    cancel = partial(posts.cancel, cohort=sample.cohort, view="event", args=[13])
    assert [store.run_sync(cancel), store.run_sync(cancel)] == [1, 0]
    assert claim(store, NOW + timedelta(days=1)) == []


AFTER: list[Callable[..., None]] = [
    partial(posts.retry_at, at=NOW, error="429"),
    partial(posts.failed, error="blocked"),
    partial(posts.withdraw, why="no longer applies"),
]
"""What a sender may have to say of a post that it took."""


@pytest.mark.parametrize("note", AFTER)
def test_post_cancelled_while_it_is_sent_is_not_taken_up_again(
    store: Store, sample: Sample, note: Callable[..., None]
) -> None:
    number = plan(store, sample, "one")
    claim(store)
    cancel = partial(posts.cancel, cohort=sample.cohort, view="event", args=[12])
    dropped = store.run_sync(cancel)
    store.run_sync(partial(note, post=number or 0))
    kept = get(store, number)

    assert dropped == 1
    assert (kept.state, kept.lease_until, kept.last_error) == (State.CANCELLED, None, None)
    assert claim(store, NOW + timedelta(days=1)) == []


def test_post_that_left_although_it_was_cancelled_is_a_copy(store: Store, sample: Sample) -> None:
    number = plan(store, sample, "one")
    claim(store)
    store.run_sync(partial(posts.cancel, cohort=sample.cohort, view="event", args=[12]))
    refresh(store, sample, NOW)
    send(store, number)

    assert get(store, number).state is State.SENT
    assert edited(store, NOW) == ["one"]


def edited(store: Store, now: datetime) -> list[str]:
    take = partial(edits.claim, now=now, limit=10, lease=LEASE)
    return [copy.key for copy in store.run_sync(take) if isinstance(copy, Post)]


def refresh(store: Store, sample: Sample, now: datetime) -> None:
    ask = partial(edits.ask, cohort=sample.cohort, view="event", args=[12], now=now)
    store.run_sync(ask)


def test_refreshes_coalesce_to_one_edit_in_30_seconds(store: Store, sample: Sample) -> None:
    number = plan(store, sample, "one")
    refresh(store, sample, NOW)
    send(store, number)
    assert edited(store, NOW) == []
    for _ in range(3):
        refresh(store, sample, NOW)
    assert [edited(store, NOW), edited(store, NOW)] == [["one"], []]
    store.run_sync(partial(edits.settle, copy=get(store, number), digest="e"))
    refresh(store, sample, NOW + timedelta(seconds=1))
    assert edited(store, NOW + timedelta(seconds=29)) == []
    assert edited(store, NOW + timedelta(seconds=30)) == ["one"]


def test_refresh_during_an_edit_is_not_lost(store: Store, sample: Sample) -> None:
    number = plan(store, sample, "one")
    send(store, number)
    refresh(store, sample, NOW)
    edited(store, NOW)
    refresh(store, sample, NOW + timedelta(seconds=1))
    store.run_sync(partial(edits.settle, copy=get(store, number), digest="e"))
    assert edited(store, NOW + timedelta(seconds=30)) == ["one"]


def test_edit_whose_sender_died_is_taken_again(store: Store, sample: Sample) -> None:
    send(store, plan(store, sample, "one"))
    refresh(store, sample, NOW)
    assert edited(store, NOW) == ["one"]
    assert edited(store, NOW + LEASE) == ["one"]


def test_edit_is_retried_when_told(store: Store, sample: Sample) -> None:
    number = plan(store, sample, "one")
    send(store, number)
    refresh(store, sample, NOW)
    edited(store, NOW)
    later = NOW + timedelta(seconds=5)
    store.run_sync(partial(edits.retry_at, copy=get(store, number), at=later, error="429"))
    assert [edited(store, NOW), edited(store, later)] == [[], ["one"]]


def test_posts_of_another_cohort_are_not_touched(store: Store, sample: Sample) -> None:
    def other(db: Session) -> Sample:
        return samples.fill(db, "Montréal")

    send(store, plan(store, sample, "one"))
    refresh(store, store.run_sync(other), NOW)
    assert edited(store, NOW) == []


def test_chat_is_silenced_alone(store: Store, sample: Sample) -> None:
    def room(db: Session, name: str) -> int:
        kind = ChatKind.CHANNEL
        return chats.remember(db, platform="slack", workspace="T1", chat_id=name, kind=kind).id

    left, kept = (store.run_sync(partial(room, name=name)) for name in ("left", "kept"))
    for chat in (left, kept):
        plan(store, sample, f"room {chat}", chat=chat, person=None)
    plan(store, sample, "person")
    store.run_sync(partial(posts.silence, chat=left))

    assert sorted(claim(store)) == ["person", f"room {kept}"]


def test_post_to_a_chat_that_is_silenced_while_it_is_sent_never_leaves_again(
    store: Store, sample: Sample
) -> None:
    chat = store.run_sync(
        lambda db: chats.remember(
            db, platform="slack", workspace="T1", chat_id="C1", kind=ChatKind.GROUP
        )
    ).id
    number = plan(store, sample, "one", chat=chat, person=None)
    claim(store)
    store.run_sync(partial(posts.silence, chat=chat))
    store.run_sync(partial(posts.retry_at, post=number or 0, at=NOW, error="429"))

    assert claim(store, NOW + LEASE) == []
