"""Chores are done by the Clock, wherever it travels."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from bot.chores import chores
from bot.clock import Clock
from bot.scheduler import Chore, Scheduler
from storage.db import Busy, Store
from storage.posts import State
from tests.outbox import NOON, Scene, set_up


class Diary:
    """A chore that notes when it is done, after meeting its troubles."""

    def __init__(self, every: timedelta, *troubles: Exception) -> None:
        self.days: list[int] = []
        self.troubles = list(troubles)
        self.noted = asyncio.Event()
        self.chore = Chore("diary", every, self.note)

    async def note(self, now: datetime) -> None:
        if self.troubles:
            raise self.troubles.pop(0)
        self.days.append(now.day)
        self.noted.set()


async def ticked(diary: Diary, *instants: datetime) -> list[int]:
    """On which days the chore is done, when the clock shows these instants."""
    clock = Clock()
    scheduler = Scheduler(clock, [diary.chore])
    for instant in instants:
        clock.move_to(instant)
        await scheduler.tick()
    return diary.days


async def test_chore_is_done_at_start_then_as_often_as_it_says() -> None:
    hours = (0, 5, 23, 24.1, 30, 49)
    instants = [NOON + timedelta(hours=hour) for hour in hours]
    assert await ticked(Diary(timedelta(days=1)), *instants) == [18, 19, 20]


async def test_chore_is_done_anew_when_the_clock_is_put_back() -> None:
    instants = (NOON, NOON - timedelta(days=3), NOON - timedelta(days=3, hours=-1))
    assert await ticked(Diary(timedelta(days=1)), *instants) == [18, 15]


async def test_chore_is_tried_again_at_once_when_the_database_was_busy() -> None:
    with capture_logs() as logs:
        days = await ticked(Diary(timedelta(days=1), Busy()), NOON, NOON + timedelta(seconds=3))
    assert days == [18]
    assert logs == [
        {"event": "chore put off", "chore": "diary", "fault": "Busy", "log_level": "warning"}
    ]


async def test_chore_that_fails_does_not_stop_the_others() -> None:
    clock, second = Clock(NOON), Diary(timedelta())
    broken = Chore("broken", timedelta(), Diary(timedelta(), ValueError("Ginette")).note)
    with capture_logs() as logs:
        await Scheduler(clock, [broken, second.chore]).tick()
    assert (second.days, logs[0]["fault"], "Ginette" in repr(logs)) == ([18], "ValueError", False)


async def test_scheduler_ticks_until_stopped() -> None:
    diary = Diary(timedelta())
    scheduler = Scheduler(Clock(NOON), [diary.chore], sweep=timedelta(milliseconds=10))
    scheduler.start()
    await diary.noted.wait()
    scheduler.stop()
    assert diary.days[0] == 18


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    yield from set_up(store)


async def test_tick_sends_what_is_due_and_purges_what_is_old(scene: Scene) -> None:
    delivery = scene.delivery()
    scheduler = Scheduler(scene.clock, chores(scene.store, delivery))
    running = asyncio.create_task(delivery.run())
    number = scene.plan("hello", "Ada")

    await scheduler.tick()
    await scene.telegram.sending.wait()
    await delivery.stop()
    await running
    assert scene.post(number).state is State.SENT

    scene.later(days=91)
    with capture_logs() as logs:
        await scheduler.tick()
    assert [(one["event"], one["posts"]) for one in logs] == [("purged", 1)]
