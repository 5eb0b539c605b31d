"""Answers and posts leave through one bot at one rate."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.exchange import ChatKind
from bot.lines import Line
from bot.outlet import Limited
from bot.pacing import Act
from bot.platforms.telegram.pace import Pace
from bot.playground.telegram import Person, Telegram
from bot.playground.telegram.faults import flood
from bot.playground.telegram.pace import PER_SECOND, pace
from bot.queues import Queue
from tests.paces import Hitches, limited
from tests.platforms.telegram.scene import Desk, polling, said

MANY = 25
"""So many answers and so many posts are more than a second takes, but not either of them."""


async def post(line: Line, person: Person) -> None:
    async with line.turn(Act.SEND, str(person.id), ChatKind.DIRECT) as outlet:
        await outlet.send(str(person.id), said("Lundi"), direct=True)


async def test_answers_and_posts_share_a_second(telegram: Telegram, desk: Desk) -> None:
    people = [telegram.person(f"P{number}", started=True) for number in range(2 * MANY)]
    queue = Queue()
    async with polling(telegram, desk, queue=queue) as connected:
        line = Line(connected, queue)
        for person in people[:MANY]:
            await telegram.say(person, person, "un")
        await asyncio.gather(*(post(line, person) for person in people[MANY:]))
        await telegram.until(lambda: len(desk.answers) == MANY)
    calls = telegram.journal.of("sendMessage")
    assert len(calls) == 2 * MANY
    assert pace(calls).second <= PER_SECOND


async def test_post_waits_as_long_as_telegram_asked_in_answer_to_an_answer(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    other, queue = telegram.person("Sam", started=True), Queue()
    telegram.fail("sendMessage", flood(1))
    async with polling(telegram, desk, queue=queue) as connected:
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: telegram.journal.of("sendMessage"))
        line = Line(connected, queue)
        if (wait := await limited(post(line, other))) is not None:
            await asyncio.sleep(wait)
            await post(line, other)
        await telegram.until(lambda: desk.answers)
    refused, *given = telegram.journal.of("sendMessage")
    assert [call.status for call in (refused, *given)] == [429, 200, 200]
    assert min(call.at for call in given) >= refused.at + 1


async def called(pace: Pace, chat: str | None, patience: float | None = 30) -> Any:  # noqa: ANN401 - as the library has it
    async def call() -> str:
        return "done"

    data = {"chat_id": chat} if chat else {}
    return await pace.process_request(call, (), {}, "sendMessage", data, patience)


async def test_group_gets_twenty_answers_a_minute() -> None:
    pace = Pace(Hitches([]).queue())
    waits = [await limited(called(pace, "-5")) for _ in range(21)]
    assert waits[:20] == [None] * 20
    assert waits[20] == pytest.approx(61 - 19 / 50)


async def test_one_person_gets_a_few_answers_at_once() -> None:
    clock = Hitches([])
    pace = Pace(clock.queue())
    assert [await called(pace, "7") for _ in range(5)] == ["done"] * 5
    assert clock.now() == pytest.approx(4 / 50)


async def test_what_goes_to_nobody_or_had_its_turn_never_waits() -> None:
    queue = Hitches([]).queue()
    queue.hold(60)
    pace = Pace(queue)
    assert [await called(pace, None, None), await called(pace, "7", None)] == ["done", "done"]
    with pytest.raises(Limited):
        await called(pace, "7")
