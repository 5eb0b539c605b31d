"""Answers that show a view on Telegram: where each stands, for it to be changed later."""

from __future__ import annotations

from bot.cards import Button, Card
from bot.exchange import Reply, Shown
from bot.outlet import Sent
from bot.playground.telegram import Person, Telegram
from bot.playground.telegram.faults import refused
from tests.platforms.telegram.scene import Desk, polling

GO = Button("Annoncer", "event.announce", (12,))
EVENT = Shown("event", (12,), 1)


async def asked(telegram: Telegram, desk: Desk, julie: Person) -> Sent:
    """Have the bot answer with a view; return where that stands."""
    desk.always(Reply(Card("Formation", buttons=(GO,)), shows=EVENT))
    await telegram.say(julie, julie, "/evenements")
    await telegram.until(lambda: desk.answers)
    desk.answers.clear()
    return Sent(str(julie.id), str(telegram.visible_to(julie)[-1].id))


async def test_answer_stands_where_it_was_sent_then_where_it_replaced(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    async with polling(telegram, desk):
        there = await asked(telegram, desk, julie)
        desk.always(Reply(Card("Annoncée"), replaces=True, shows=EVENT))
        await telegram.press(julie, telegram.visible_to(julie)[-1], "Annoncer")
        await telegram.until(lambda: desk.answers)

    assert [one.message for one in desk.requests] == ["", there.message]
    assert desk.living == [there, there]


async def test_answer_that_could_not_replace_stands_beside(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    async with polling(telegram, desk):
        there = await asked(telegram, desk, julie)
        desk.always(Reply(Card("Annoncée"), replaces=True, shows=EVENT))
        telegram.fail("editMessageText", refused("message can't be edited"))
        await telegram.press(julie, telegram.visible_to(julie)[-1], "Annoncer")
        await telegram.until(lambda: desk.answers)
        beside = telegram.visible_to(julie)[-1]

    assert desk.living == [there, Sent(str(julie.id), str(beside.id))]


async def test_answer_in_private_stands_in_the_direct_chat(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    group = telegram.group("Cohorte", [julie])
    async with polling(telegram, desk):
        desk.always(Reply(Card("Formation"), shows=EVENT, aside="Noté"))
        await telegram.say(julie, group, "/evenements")
        await telegram.until(lambda: desk.answers)
        private = telegram.visible_to(julie)[-1]

    assert desk.living == [Sent(str(julie.id), str(private.id))]
