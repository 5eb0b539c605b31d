"""Updates fetched over the wire: nothing lost, nothing out of order, nothing in the way."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.exchange import ChatKind, Platform, Reply, Request, Words
from bot.platforms.telegram.intake import Intake
from bot.platforms.telegram.pace import Pace
from bot.platforms.telegram.polling import Polling
from bot.playground.calls import Fault
from bot.playground.telegram import Person, Telegram
from bot.playground.telegram.faults import dropped, flood, server_error
from bot.queues import Queue
from tests.platforms.telegram.scene import (
    SORRY,
    Desk,
    platform,
    polling,
    said,
    texts,
)


async def test_words_become_a_request(telegram: Telegram, desk: Desk, julie: Person) -> None:
    async with polling(telegram, desk):
        await telegram.say(julie, julie, "/contrat@Maillon_Bot 2500 CHUS gré à gré")
        await telegram.until(lambda: desk.answers)
    delivery = str(telegram.updates[0].id)
    sent = datetime.fromtimestamp(telegram.updates[0].payload["date"], UTC)
    assert desk.requests == [
        Request(
            platform=Platform.TELEGRAM,
            workspace=str(telegram.bot.id),
            user=str(julie.id),
            name="Julie",
            chat=str(julie.id),
            kind=ChatKind.DIRECT,
            delivery=delivery,
            act=Words("/contrat 2500 CHUS gré à gré"),
            language="fr",
            sent=sent,
        )
    ]
    assert desk.answers == [delivery]
    assert texts(telegram, julie) == ["/contrat 2500 CHUS gré à gré"]


async def test_what_is_done_is_confirmed(telegram: Telegram, desk: Desk, julie: Person) -> None:
    async with polling(telegram, desk):
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: not telegram.waiting)
    assert desk.answers == [str(telegram.updates[0].id)]


async def test_stop_lets_what_is_being_done_end(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slowly(_: Request) -> Reply:
        begun.set()
        await go_on.wait()
        return Reply(said("fait"), private=False)

    desk.answer = slowly
    connected = platform(telegram, desk)
    await connected.start()
    await telegram.say(julie, julie, "un")
    await begun.wait()
    stopping = asyncio.create_task(connected.stop())
    await asyncio.sleep(0)
    go_on.set()
    await stopping
    assert texts(telegram, julie) == ["fait"]
    assert telegram.waiting == ()


async def test_interrupted_update_is_delivered_again(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    begun = asyncio.Event()

    async def never(_: Request) -> Reply | None:
        begun.set()
        await asyncio.Event().wait()
        return None

    desk.answer = never
    connected = platform(telegram, desk)
    await connected.start()
    await telegram.say(julie, julie, "un")
    await begun.wait()
    await connected.stop(within=0)
    assert texts(telegram, julie) == []
    later = Desk()
    async with polling(telegram, later):
        await telegram.until(lambda: later.answers)
    assert texts(telegram, julie) == ["un"]


async def test_chat_keeps_its_order(telegram: Telegram, desk: Desk, julie: Person) -> None:
    hurdles = iter([0.02, 0.01, 0.0])

    async def unevenly(request: Request) -> Reply:
        await asyncio.sleep(next(hurdles))
        assert isinstance(request.act, Words)
        return Reply(said(request.act.text), private=False)

    desk.answer = unevenly
    for text in ("un", "deux", "trois"):
        await telegram.say(julie, julie, text)
    async with polling(telegram, desk):
        await telegram.until(lambda: len(desk.answers) == 3)
    assert texts(telegram, julie) == ["un", "deux", "trois"]


async def test_chats_are_served_at_once(telegram: Telegram, desk: Desk, julie: Person) -> None:
    marc = telegram.person("Marc", started=True)
    both = asyncio.Barrier(2)

    async def together(_: Request) -> Reply:
        await both.wait()
        return Reply(said("ensemble"), private=False)

    desk.answer = together
    await telegram.say(julie, julie, "un")
    await telegram.say(marc, marc, "deux")
    async with polling(telegram, desk):
        await telegram.until(lambda: len(desk.answers) == 2)
    assert texts(telegram, julie) == texts(telegram, marc) == ["ensemble"]


async def test_failure_is_tried_again(telegram: Telegram, desk: Desk, julie: Person) -> None:
    failures = iter([RuntimeError("disk"), RuntimeError("disk")])

    async def at_last(_: Request) -> Reply:
        for failure in failures:
            raise failure
        return Reply(said("enfin"), private=False)

    desk.answer = at_last
    async with polling(telegram, desk):
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: desk.answers)
    assert len(desk.requests) == 3
    assert texts(telegram, julie) == ["enfin"]


async def test_poison_is_given_up_with_an_apology(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    async def poisoned(request: Request) -> Reply | None:
        if request.act == Words("poison"):
            raise RuntimeError("always")
        return Reply(said("bien"), private=False)

    desk.answer = poisoned
    await telegram.say(julie, julie, "poison")
    await telegram.say(julie, julie, "pomme")
    async with polling(telegram, desk):
        await telegram.until(lambda: desk.answers)
        await telegram.until(lambda: not telegram.waiting)
    assert texts(telegram, julie) == [SORRY.title, "bien"]


async def test_unreadable_update_does_not_stop_the_others(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    telegram.world.inbox.offer("callback_query", {"id": "1"}, julie.id)
    await telegram.say(julie, julie, "un")
    async with polling(telegram, desk):
        await telegram.until(lambda: desk.answers)
        await telegram.until(lambda: not telegram.waiting)
    assert texts(telegram, julie) == ["un"]


@pytest.mark.parametrize("fault", [server_error(), dropped(), dropped(after=True), flood(1)])
async def test_polling_survives(
    telegram: Telegram, desk: Desk, julie: Person, fault: Fault
) -> None:
    telegram.fail("getUpdates", fault)
    await telegram.say(julie, julie, "un")
    async with polling(telegram, desk):
        await telegram.until(lambda: desk.answers)
    assert texts(telegram, julie) == ["un"]


class Stumbling(HTTPXRequest):
    """A connection that once fails in a way of its own."""

    failures = 1

    async def post(self, *args: Any, **kwargs: Any) -> Any:  # type: ignore[misc] # noqa: ANN401 - final in the library, and open to anything
        while self.failures:
            self.failures -= 1
            raise ZeroDivisionError
        return await super().post(*args, **kwargs)


async def test_polling_survives_a_fault_nobody_foresaw(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    bot = ExtBot(telegram.bot.token, telegram.api_url, rate_limiter=Pace(Queue()))
    async with bot, Stumbling() as line:
        polling = Polling(bot, line, Intake(bot, desk, desk.hooks, time.monotonic), pause=0.01)
        await telegram.say(julie, julie, "un")
        polling.start()
        await telegram.until(lambda: desk.answers)
        await polling.drain(1)
        await polling.stop()
    assert texts(telegram, julie) == ["un"]


async def test_second_process_waits_its_turn(telegram: Telegram, desk: Desk, julie: Person) -> None:
    other = Desk()
    async with polling(telegram, desk):
        async with polling(telegram, other):
            await telegram.until(lambda: any(c.status == 409 for c in telegram.journal.calls))
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: desk.answers)
    assert texts(telegram, julie) == ["un"]


async def test_answer_met_with_429_waits_and_goes_out_once(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    telegram.fail("sendMessage", flood(1))
    async with polling(telegram, desk):
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: desk.answers)
    assert len(desk.requests) == 1
    assert texts(telegram, julie) == ["un"]


async def test_answer_lost_on_the_way_is_given_again(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    telegram.fail("sendMessage", dropped())
    async with polling(telegram, desk):
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: desk.answers)
    assert len(desk.requests) == 2
    assert texts(telegram, julie) == ["un"]


async def test_answered_already_is_not_answered_again(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    desk.always(None)
    async with polling(telegram, desk):
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: desk.requests)
        await telegram.until(lambda: not telegram.waiting)
    assert desk.answers == []
    assert texts(telegram, julie) == []
