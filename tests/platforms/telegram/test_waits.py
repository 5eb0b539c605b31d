"""Answers that Telegram asks to put off for long."""

from __future__ import annotations

from bot.playground.telegram import Person, Telegram
from bot.playground.telegram.faults import flood
from tests.platforms.telegram.scene import Desk, polling, texts


async def test_answer_put_off_for_long_comes_later_and_is_asked_for_once(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    telegram.fail("sendMessage", flood(2), flood(1), chat=julie)
    async with polling(telegram, desk, patience=0.5):
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: texts(telegram, julie))
    assert (len(desk.requests), len(desk.answers)) == (1, 1)
    assert texts(telegram, julie) == ["un"]


async def test_stop_does_not_wait_for_an_answer_put_off_for_long(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    telegram.fail("sendMessage", flood(3600), chat=julie)
    async with polling(telegram, desk) as connected:
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: desk.requests)
        await connected.stop(0.1)
    assert desk.answers == []
