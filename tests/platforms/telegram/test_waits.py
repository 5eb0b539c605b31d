"""Answers that Telegram asks to put off for long."""

from __future__ import annotations

from bot.cards import Button, Card, Text
from bot.exchange import Press, Reply, Request
from bot.playground.telegram import Person, Telegram
from bot.playground.telegram.faults import flood, server_error
from bot.queues import Pulse, Queue
from tests.outbox import Leap
from tests.platforms.telegram.scene import Desk, polling, said, texts


def asking(text: str, *buttons: Button) -> Card:
    return Card(blocks=(Text(text),), buttons=buttons)


async def test_answer_put_off_for_long_is_left_for_later_and_asked_for_once(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    telegram.fail("sendMessage", flood(3600), chat=julie)
    async with polling(telegram, desk):
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: not telegram.waiting)
    assert desk.put_off == [Reply(said("un"), private=False)]
    assert (len(desk.requests), desk.answers, texts(telegram, julie)) == (1, [], [])


async def test_answer_waits_once_for_as_long_as_one_bears(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    """Twenty seconds, then twenty more: that is longer than thirty."""
    telegram.fail("sendMessage", flood(20), flood(20), chat=julie)
    leap = Leap()
    async with polling(telegram, desk, queue=Queue(Pulse(leap.now, leap.sleep))):
        begun = leap.now()
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: not telegram.waiting)
        waited = leap.now() - begun
    refused = [call.status for call in telegram.journal.of("sendMessage")]
    assert (refused, len(desk.put_off), 20 <= waited < 30) == ([429, 429], 1, True)


async def test_answer_that_telegram_fails_to_take_again_and_again_is_left_for_later(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    telegram.fail("sendMessage", *[server_error()] * 6, chat=julie)
    async with polling(telegram, desk):
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: not telegram.waiting)
    assert desk.put_off == [Reply(said("un"), private=False)]
    assert (desk.answers, texts(telegram, julie)) == ([], [])


async def test_answer_put_off_takes_the_place_of_nothing(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    buttons = (Button("A", "a", (1,)), Button("B", "b", (1,)))

    async def answer(request: Request) -> Reply:
        act = request.act
        said_first = act.data if isinstance(act, Press) else "question"
        return Reply(asking(said_first, *buttons), replaces=isinstance(act, Press), private=False)

    desk.answer = answer
    leap = Leap()
    async with polling(telegram, desk, queue=Queue(Pulse(leap.now, leap.sleep))):
        await telegram.say(julie, julie, "/contrat")
        await telegram.until(lambda: desk.answers)
        question = telegram.visible_to(julie)[-1]
        telegram.fail("editMessageText", flood(40), chat=julie)
        for label in "AB":
            await telegram.press(julie, question, label)
            await telegram.until(lambda: not telegram.waiting)
            leap.seconds += 41
    edits = [one.status for one in telegram.journal.of("editMessageText")]
    assert (len(desk.put_off), texts(telegram, julie), edits) == (1, ["b:1"], [429, 200])


async def test_press_in_a_group_is_released_though_its_answer_is_put_off(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    group = telegram.group("Cohorte", [julie])
    desk.always(Reply(asking("Quel lieu?", Button("A", "a", (1,))), private=False))
    async with polling(telegram, desk):
        await telegram.say(julie, group, "/evenement")
        await telegram.until(lambda: desk.answers)
        desk.always(Reply(said("Noté"), aside="Noté, détails en privé."))
        telegram.fail("sendMessage", flood(3600), chat=julie)
        await telegram.press(julie, telegram.visible_to(julie, group)[-1], "A")
        await telegram.until(lambda: not telegram.waiting)
    assert desk.put_off == [Reply(said("Noté"), aside="Noté, détails en privé.")]
    assert telegram.unanswered == ()
