"""Posts leave in order, once, whatever happens to their sender."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from functools import partial

import pytest
from structlog.testing import capture_logs

from bot.clock import Clock
from bot.exchange import Platform
from storage import posts
from storage.db import Session, Store
from storage.posts import Priority, State
from tests.outbox import NOON, Box, Scene, set_up


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    yield from set_up(store)


def states(scene: Scene, *numbers: int) -> list[State]:
    return [scene.post(number).state for number in numbers]


async def test_posts_take_their_places_by_priority(scene: Scene) -> None:
    numbers = [
        scene.plan("hello", name, key=name, priority=priority)
        for name, priority in (
            ("cast", Priority.BROADCAST),
            ("answer", Priority.ANSWER),
            ("reminder", Priority.REMINDER),
        )
    ]

    claimed = await scene.sender().claim(2)

    assert [parcel.post.id for parcel in claimed] == [numbers[1], numbers[2]]


async def test_sweeps_at_the_same_time_send_each_post_once(scene: Scene) -> None:
    names = [f"name {number}" for number in range(40)]
    people_ = [scene.julie, scene.sam]
    for name in names:
        for person in people_:
            scene.plan("hello", name, key=name, person=person)

    while scene.do(partial(_waiting)):
        await asyncio.gather(*(scene.delivery().sweep() for _ in range(4)))
        scene.later(seconds=3)

    for box in (scene.telegram, scene.slack):
        assert sorted(card.buttons[0].args[0] for _, card in box.sent) == sorted(names)


def _waiting(db: Session) -> int:
    return sum(
        post.state is State.WAITING
        for number in range(1, 200)
        if (post := posts.get(db, post=number))
    )


async def test_post_sent_but_not_noted_is_sent_again_after_its_lease(scene: Scene) -> None:
    number = scene.plan("hello", "Ada")
    scene.telegram.gate.clear()
    killed = asyncio.create_task(scene.delivery().sweep())
    await scene.telegram.sending.wait()
    killed.cancel()

    second = Box(Platform.TELEGRAM, "7")
    await scene.delivery(telegram=second).sweep()
    assert second.sent == []

    scene.later(minutes=4)
    await scene.delivery(telegram=second).sweep()
    assert (len(second.sent), states(scene, number)) == (1, [State.SENT])


async def test_clock_that_leaps_does_not_send_twice_what_is_under_way(scene: Scene) -> None:
    number = scene.plan("hello", "Ada")
    scene.telegram.gate.clear()
    delivery = scene.delivery()
    first = asyncio.create_task(delivery.sweep())
    await scene.telegram.sending.wait()

    scene.later(days=1)
    second = asyncio.create_task(delivery.sweep())
    await asyncio.wait({second}, timeout=0.05)
    scene.telegram.gate.set()
    await asyncio.gather(first, second)

    assert (len(scene.telegram.sent), states(scene, number)) == (1, [State.SENT])


async def test_stop_lets_what_is_under_way_end_and_claims_nothing_more(scene: Scene) -> None:
    first = scene.plan("hello", "Ada")
    scene.telegram.gate.clear()
    delivery = scene.delivery()
    running = asyncio.create_task(delivery.run())
    await scene.telegram.sending.wait()
    second = scene.plan("hello", "Bob", key="second")

    stopping = asyncio.create_task(delivery.stop())
    await asyncio.wait({running}, timeout=0.05)
    assert not running.done()
    scene.telegram.gate.set()
    await asyncio.gather(stopping, running)

    assert states(scene, first, second) == [State.SENT, State.WAITING]


async def test_woken_delivery_sends_what_was_planned(scene: Scene) -> None:
    delivery = scene.delivery()
    running = asyncio.create_task(delivery.run())
    scene.plan("hello", "Ada")

    delivery.wake()
    await scene.telegram.sending.wait()
    await delivery.stop()
    await running

    assert scene.telegram.sent == [("D11", scene.hello("Ada"))]


async def test_what_is_due_leaves_while_another_platform_takes_its_time(scene: Scene) -> None:
    scene.plan("hello", "Ada")
    scene.telegram.gate.clear()
    delivery = scene.delivery()
    running = asyncio.create_task(delivery.run())
    await scene.telegram.sending.wait()

    scene.plan("hello", "Ada", person=scene.sam)
    delivery.wake()
    await asyncio.wait_for(scene.slack.sending.wait(), 5)
    scene.telegram.gate.set()
    await delivery.stop()
    await running

    assert (len(scene.telegram.sent), len(scene.slack.sent)) == (1, 1)


async def test_delivery_survives_a_database_that_is_gone(scene: Scene) -> None:
    delivery = scene.delivery()
    await scene.store.close()

    with capture_logs() as logs:
        running = asyncio.create_task(delivery.run())
        await asyncio.wait({running}, timeout=0.05)
        await delivery.stop()
        await running

    assert logs[1] == {"event": "outbox unavailable", "fault": "Closed", "log_level": "warning"}


class Stumbling(Clock):
    """A clock that fails the first time it is asked."""

    asked = 0

    def now(self) -> datetime:
        self.asked += 1
        if self.asked == 1:
            raise ZeroDivisionError
        return super().now()


async def test_delivery_goes_on_after_a_fault_nobody_foresaw(scene: Scene) -> None:
    scene.plan("hello", "Ada")
    scene.clock = Stumbling(NOON)
    delivery = scene.delivery()

    with capture_logs() as logs:
        running = asyncio.create_task(delivery.run())
        await asyncio.wait({running}, timeout=0.05)
        delivery.wake()
        await asyncio.wait_for(scene.telegram.sending.wait(), 2)
        await delivery.stop()
        await running

    assert [(one["event"], one["fault"]) for one in logs if "fault" in one] == [
        ("sweep failed", "ZeroDivisionError")
    ]
    assert scene.telegram.sent == [("D11", scene.hello("Ada"))]
