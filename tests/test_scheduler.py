"""Chores are done by the Clock, wherever it travels."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

import pytest
from structlog.testing import capture_logs

from bot.chores import chores
from bot.clock import Clock
from bot.feature import Feature
from bot.registry import Registry
from bot.rounds import Round
from bot.scheduler import Chore, Scheduler
from storage import chats
from storage.chats import ChatKind
from storage.db import Busy, Store
from storage.posts import State
from tests.outbox import NOON, Scene, feature, set_up


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


async def test_scheduler_stopped_amid_a_chore_says_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def long(_: datetime) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    tick = timedelta(milliseconds=10)
    scheduler = Scheduler(Clock(NOON), [Chore("long", timedelta(), long)], sweep=tick)
    scheduler.start()
    await begun.wait()
    scheduler.stop()
    await ended.wait()
    await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()}, return_exceptions=True)
    assert [one for one in caplog.records if one.levelname == "ERROR"] == []


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    yield from set_up(store)


async def test_tick_sends_what_is_due_and_purges_what_is_old(scene: Scene) -> None:
    delivery = scene.delivery()
    scheduler = Scheduler(scene.clock, chores(scene.store, delivery, Registry.of([feature])))
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


def sweeping(scene: Scene, every: timedelta) -> Feature:
    """Give a feature that greets Julie and a channel by the day, so often."""
    extra = Feature("sweeps")

    @extra.sweep("greetings", every=every)
    def greet(round_: Round) -> None:
        day = f"{round_.now:%A}"
        round_.post("hello", day, to=scene.julie, key=day, cohort=scene.cohort)
        rooms = chats.of_cohort(round_.db, cohort=scene.cohort, purpose="news")
        round_.announce("hello", day, rooms=rooms, key=day, cohort=scene.cohort)

    return extra


async def test_sweep_of_a_feature_plans_once_however_many_look(scene: Scene) -> None:
    place = partial(chats.remember, platform="slack", workspace="T1", kind=ChatKind.CHANNEL)
    channel = scene.do(partial(place, chat_id="C1")).id
    attach = partial(chats.attach, chat=channel, cohort=scene.cohort, purpose="news")
    scene.do(partial(attach, language=None, now=scene.clock.now()))
    registry = Registry.of([feature, sweeping(scene, timedelta(hours=6))])
    delivery = scene.delivery()
    workers = [Scheduler(scene.clock, chores(scene.store, delivery, registry)) for _ in range(2)]

    for _ in range(5):
        await asyncio.gather(*(worker.tick() for worker in workers))
        await delivery.sweep()
        scene.later(hours=5)

    told = [(where, card.buttons[0].args[0]) for where, card in scene.telegram.sent]
    assert told == [("D11", "Wednesday"), ("D11", "Thursday")]
    assert [where for where, _ in scene.slack.sent] == ["C1", "C1"]


async def test_sweep_of_a_feature_is_made_as_often_as_it_says(scene: Scene) -> None:
    extra, hours = Feature("sweeps"), list[int]()

    @extra.sweep("hours", every=timedelta(hours=6))
    def note(round_: Round) -> None:
        hours.append(round((round_.now - NOON) / timedelta(hours=1)))

    due = chores(scene.store, scene.delivery(), Registry.of([feature, extra]))
    scheduler = Scheduler(scene.clock, due)
    for _ in range(5):
        await scheduler.tick()
        scene.later(hours=4)
    assert hours == [0, 8, 16]


async def test_sweep_that_fails_plans_nothing_and_is_made_again(scene: Scene) -> None:
    extra, troubles = Feature("sweeps"), [ValueError("Ginette")]

    @extra.sweep("greetings")
    def greet(round_: Round) -> None:
        round_.post("hello", "Ada", to=scene.julie, key=f"{len(troubles)}", cohort=scene.cohort)
        if troubles:
            raise troubles.pop()

    delivery = scene.delivery()
    scheduler = Scheduler(scene.clock, chores(scene.store, delivery, Registry.of([feature, extra])))
    with capture_logs() as logs:
        await scheduler.tick()
    assert [one["event"] for one in logs if one["log_level"] == "error"] == ["chore failed"]

    scene.later(minutes=1)
    await scheduler.tick()
    await delivery.sweep()
    assert scene.telegram.sent == [("D11", scene.hello("Ada"))]


def test_two_features_may_not_sweep_under_one_name(scene: Scene) -> None:
    twice = [sweeping(scene, timedelta(1)), sweeping(scene, timedelta(1))]
    with pytest.raises(ValueError, match="there twice: greetings"):
        Registry.of(twice)
