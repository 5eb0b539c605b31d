"""Posts outlive what passes, and give up what does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest

from bot.exchange import Platform
from bot.outlet import Limited, Passing
from bot.posts import ATTEMPTS, back_off
from storage import posts
from storage.db import Session, Store
from storage.posts import State
from tests.outbox import NOON, Box, Scene, set_up


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    yield from set_up(store)


def states(scene: Scene, *numbers: int) -> list[State]:
    return [scene.post(number).state for number in numbers]


async def test_rate_limited_post_waits_as_told_and_spends_no_attempt(scene: Scene) -> None:
    scene.telegram.troubles["D11"] = [Limited(30)]
    number = scene.plan("hello", "Ada")
    delivery = scene.delivery()

    await delivery.sweep()
    post = scene.post(number)
    assert (post.state, post.attempts, post.last_error) == (State.WAITING, 0, "limited")
    assert timedelta(seconds=29) < post.due_at - NOON < timedelta(seconds=35)

    scene.later(seconds=36)
    await delivery.sweep()
    assert states(scene, number) == [State.SENT]


async def test_post_that_is_dropped_while_it_is_sent_does_not_leave_later(scene: Scene) -> None:
    """The platform asks to wait, and somebody stops it meanwhile."""

    class Stopped(Box):
        def _stumble(self, chat: str) -> None:
            scene.do(partial(posts.cancel, cohort=scene.cohort, view="hello", args=["Ada"]))
            super()._stumble(chat)

    box = Stopped(Platform.TELEGRAM, "7", troubles={"D11": [Limited(30)]})
    number = scene.plan("hello", "Ada")
    delivery = scene.delivery(telegram=box)
    await delivery.sweep()
    scene.later(seconds=36)
    await delivery.sweep()

    assert (box.sent, states(scene, number)) == ([], [State.CANCELLED])


async def test_rate_limit_holds_every_post_of_that_platform_alone(scene: Scene) -> None:
    scene.telegram.troubles["D11"] = [Limited(30)]
    delivery = scene.delivery()
    scene.plan("hello", "Ada")
    await delivery.sweep()

    held = scene.plan("hello", "Bob", key="second")
    free = scene.plan("hello", "Bob", key="second", person=scene.sam)
    await delivery.sweep()

    assert states(scene, held, free) == [State.WAITING, State.SENT]
    assert (scene.telegram.sent, scene.post(held).attempts) == ([], 0)


async def test_passing_fault_is_tried_again_later(scene: Scene) -> None:
    scene.telegram.troubles["D11"] = [Passing("NetworkError"), Passing("NetworkError")]
    number = scene.plan("hello", "Ada")
    delivery = scene.delivery()

    for pause in (2, 4):
        before = scene.clock.now()
        await delivery.sweep()
        post = scene.post(number)
        assert (post.state, post.last_error) == (State.WAITING, "passing: NetworkError")
        assert (
            timedelta(0) <= post.due_at - before - timedelta(seconds=pause) < timedelta(seconds=5)
        )
        scene.later(seconds=pause + 5)
    await delivery.sweep()

    post = scene.post(number)
    assert (post.state, post.attempts) == (State.SENT, 2)


async def test_passing_fault_is_given_up_in_the_end(scene: Scene) -> None:
    scene.telegram.troubles["D11"] = [Passing("NetworkError")]
    number = scene.plan("hello", "Ada")

    def fail_often(db: Session) -> None:
        for _ in range(ATTEMPTS - 1):
            posts.claim(db, now=NOON, limit=1, lease=timedelta(minutes=1))
            posts.retry_at(db, post=number, at=NOON, error="passing")

    scene.do(fail_often)

    await scene.delivery().sweep()

    assert states(scene, number) == [State.FAILED]


def test_back_off_doubles_up_to_ten_minutes() -> None:
    assert [back_off(attempts, 1.0).total_seconds() for attempts in (0, 1, 5, 9, 100)] == [
        2,
        4,
        64,
        600,
        600,
    ]
    assert back_off(1, 0.0) == timedelta(seconds=2)


async def test_post_past_its_use_by_expires(scene: Scene) -> None:
    number = scene.plan("hello", "Ada", expires_at=NOON)

    await scene.delivery().sweep()

    assert (scene.telegram.sent, states(scene, number)) == ([], [State.EXPIRED])
