"""Answers that Telegram asks to put off: given later, each once, in order, over nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.playground.scene import Scene
from bot.playground.telegram import Message
from bot.playground.telegram.faults import flood, server_error
from tests.playground.scene.people import OnTelegram

HOUR = timedelta(hours=1)
WITHIN = 20.0
"""Seconds for what one waits for, on a slow machine."""
LINE = "/contrat 2500 CHUS"
ASKED = "J’ai compris 2 500 $ et CIUSSS de l’Estrie – CHUS. Comment ce contrat a-t-il été conclu?"
LOGGED = (
    "✅ Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 18 novembre. Merci!"
)


async def limited(scene: Scene, telegram: OnTelegram, *lines: str) -> None:
    """Type lines while Telegram asks to wait for an hour; it takes everything again after."""
    scene.limit("telegram", 3600)
    for line in lines:
        await scene.telegram.say(telegram.me, telegram.me, line)
        await scene.telegram.until(lambda: not scene.telegram.waiting, WITHIN)
    assert telegram.reads == []
    scene.mend()


def begins(telegram: OnTelegram) -> list[str]:
    """List how each thing that is read begins."""
    return [one.text.split("\n")[0] for one in telegram.reads]


def shown(scene: Scene, telegram: OnTelegram) -> list[Message]:
    messages = scene.telegram.visible_to(telegram.me)
    return [one for one in messages if one.sender == scene.telegram.bot.id]


async def nothing(_: Scene) -> None:
    """Leave all as it is."""


async def started_again(scene: Scene) -> None:
    await scene.restart()


async def stumbling(scene: Scene) -> None:
    scene.telegram.fail("sendMessage", server_error())


@pytest.mark.parametrize("meanwhile", [nothing, started_again, stumbling])
async def test_answer_put_off_arrives_once(
    scene: Scene, telegram: OnTelegram, meanwhile: Callable[[Scene], Awaitable[None]]
) -> None:
    await limited(scene, telegram, LINE)
    await meanwhile(scene)
    await scene.move_to(scene.clock.now() + HOUR / 2)
    assert telegram.reads == []
    await scene.move_to(scene.clock.now() + HOUR)
    await scene.restart()
    assert begins(telegram) == [ASKED]


async def test_answers_put_off_arrive_in_the_order_in_which_they_were_asked(
    scene: Scene, telegram: OnTelegram
) -> None:
    await limited(scene, telegram, LINE, "/aide")
    scene.telegram.fail("sendMessage", server_error())
    await scene.move_to(scene.clock.now() + 2 * HOUR)
    assert begins(telegram) == [ASKED, "Ce que vous pouvez faire"]


@pytest.mark.parametrize("meanwhile", [nothing, started_again])
async def test_answer_does_not_overtake_one_that_is_put_off(
    scene: Scene,
    telegram: OnTelegram,
    meanwhile: Callable[[Scene], Awaitable[None]],
) -> None:
    scene.telegram.fail("sendMessage", flood(600))
    for line in (LINE, "/aide"):
        await scene.telegram.say(telegram.me, telegram.me, line)
        await scene.telegram.until(lambda: not scene.telegram.waiting, WITHIN)
        await meanwhile(scene)
    await scene.move_to(scene.clock.now() + HOUR)
    assert begins(telegram) == [ASKED, "Ce que vous pouvez faire"]


async def test_answers_to_presses_put_off_arrive_below_what_was_pressed(
    scene: Scene, telegram: OnTelegram
) -> None:
    await telegram.types(LINE)
    question = shown(scene, telegram)[-1]
    scene.telegram.fail("editMessageText", flood(600))
    for label in ("Gré à gré", "Sur invitation"):
        await scene.telegram.press(telegram.me, question, label)
        await scene.telegram.until(lambda: not scene.telegram.waiting, WITHIN)
    await scene.move_to(scene.clock.now() + HOUR)
    assert begins(telegram) == [ASKED, LOGGED, "C’est fait depuis le mercredi 18 novembre à 10 h."]
