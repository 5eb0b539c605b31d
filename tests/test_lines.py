"""Lines and queues keep the pace on one clock, however late its machine is."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exchange import ChatKind, Platform
from bot.lines import Line
from bot.outlet import Limited
from bot.pacing import Act, Rate, lanes
from bot.queues import Pulse, Queue
from tests.outbox import Box
from tests.paces import Hitches, limited, within


async def test_line_that_is_full_of_files_still_takes_messages() -> None:
    """A hundred files were sent in a minute: the next one waits, and it alone."""
    pulse = Hitches([])
    line = Line(Box(Platform.SLACK, "T1"), pulse.queue())

    async def send(act: Act, chat: str) -> None:
        async with line.turn(act, chat, ChatKind.DIRECT):
            pass

    waits = [await limited(send(Act.UPLOAD, f"D{number}")) for number in range(101)]
    message = await limited(send(Act.SEND, "D200"))

    assert waits[:100] == [None] * 100
    assert waits[100] == pytest.approx(61.0 - 99 * 0.2)
    assert message is None


async def test_only_what_the_platform_asks_holds_a_line() -> None:
    pulse = Hitches([])
    line = Line(Box(Platform.SLACK, "T1"), pulse.queue())

    async def refused() -> None:
        async with line.turn(Act.SEND, "D1", ChatKind.DIRECT):
            raise Limited(30)

    async def send(chat: str) -> None:
        async with line.turn(Act.SEND, chat, ChatKind.DIRECT):
            pass

    assert await limited(refused()) == 30
    assert await limited(send("D2")) == pytest.approx(30)


async def emptied(
    hitches: list[float], places: int, size: int, only: str | None = None
) -> list[float]:
    """Send to so many chats, or so often to one, through one line; give when each left."""
    pulse, left = Hitches(hitches), list[float]()
    line = Line(Box(Platform.TELEGRAM, "7"), pulse.queue())
    chats = iter([only or str(number) for number in range(size)])

    async def send(chat: str) -> None:
        async with line.turn(Act.SEND, chat, ChatKind.DIRECT):
            left.append(pulse.now())

    async def send_all() -> None:
        for chat in chats:
            while (wait := await limited(send(chat))) is not None:
                await pulse.sleep(wait)

    await asyncio.gather(*(send_all() for _ in range(places)))
    return left


@given(st.lists(st.floats(0, 0.5), max_size=30), st.integers(1, 12))
def test_line_keeps_its_rate_on_a_machine_with_hitches(hitches: list[float], places: int) -> None:
    left = asyncio.run(emptied(hitches, places, 120))

    assert len(left) == 120
    assert within(left, Rate(30, 1.005))
    assert within(left, Rate(1, 1 / 50 - 0.0001))


async def test_queue_waits_again_when_calls_under_way_last() -> None:
    """They are found to end half a second later than they might have; the way is short."""
    clock, calls = Hitches([]), AsyncExitStack()

    async def slept(seconds: float) -> None:
        until = clock.now() + seconds
        if clock.now() == 11:
            clock.seconds += 0.5
            await calls.aclose()
        clock.seconds = until

    queue = Queue(Pulse(clock.now, slept))
    ways = [lanes(Platform.TELEGRAM, Act.SEND, str(one), ChatKind.DIRECT) for one in range(31)]
    for quick in ways[:30]:
        async with queue.turn(quick):
            pass
    clock.seconds = 10.0
    for lasting in ways[:30]:
        await calls.enter_async_context(queue.turn(lasting))
    clock.seconds = 11.0
    async with queue.turn(ways[30]):
        begun = clock.now()

    assert begun == pytest.approx(11.5 + 1.005)


@pytest.mark.parametrize("late", [0.0, 0.002, 0.005])
async def test_line_makes_up_for_what_leaves_late(late: float) -> None:
    left = await emptied([late, 3 * late], 10, 600)

    assert 600 / left[-1] > 0.97 * 30


async def test_opening_a_chat_tells_nothing_of_the_way() -> None:
    """Telegram is asked for nothing; its messages take a fifth of a second there and back."""
    clock, calls = Hitches([]), AsyncExitStack()
    queue = clock.queue()
    ways = [lanes(Platform.TELEGRAM, Act.SEND, str(one), ChatKind.DIRECT) for one in range(91)]
    for one in ways[:60]:
        async with queue.turn(one):
            await clock.sleep(0.2)
    clock.seconds = 100.0
    for one in ways[60:90]:
        await calls.enter_async_context(queue.turn(one))
    await clock.sleep(0.2)
    async with queue.turn(lanes(Platform.TELEGRAM, Act.OPEN, "90", ChatKind.DIRECT)):
        pass
    await calls.aclose()
    async with queue.turn(ways[90]):
        begun = clock.now()

    assert begun == pytest.approx(100 + 29 / 50 + 0.005 + 1.005)


async def test_line_spaces_what_leaves_at_once_for_one_chat() -> None:
    left = await emptied([], 3, 6, "1")

    assert within(left, Rate(1, 1.02))
