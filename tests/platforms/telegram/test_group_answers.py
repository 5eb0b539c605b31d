"""What people see on Telegram in groups and topics."""

from __future__ import annotations

from bot.cards import Card
from bot.exchange import ChatKind, Reply, Words
from bot.playground.telegram import Person, Telegram
from bot.playground.telegram.faults import flood, migrated
from tests.platforms.telegram.scene import Desk, polling, said, texts
from tests.platforms.telegram.showing import ASIDE, OPEN, PRIVATE, UNDO, last


async def test_group_sees_only_the_aside(telegram: Telegram, desk: Desk, julie: Person) -> None:
    group = telegram.group("Cohorte", [julie])
    desk.always(PRIVATE)
    async with polling(telegram, desk):
        typed = await telegram.say(julie, group, "/contrat 2500 CHUS")
        await telegram.until(lambda: desk.answers)
    assert [request.kind for request in desk.requests] == [ChatKind.GROUP]
    assert texts(telegram, julie) == ["2\u00a0500\u00a0$, CHUS"]
    assert texts(telegram, julie, group) == [ASIDE]
    assert last(telegram, julie, group).reply_to == typed.id


async def test_group_shows_the_way_to_who_never_started(telegram: Telegram, desk: Desk) -> None:
    marc = telegram.person("Marc")
    group = telegram.group("Cohorte", [marc])
    desk.always(PRIVATE)
    async with polling(telegram, desk):
        await telegram.say(marc, group, "/contrat 2500 CHUS")
        await telegram.until(lambda: desk.answers)
        desk.answers.clear()
        desk.always(Reply(said("On continue")))
        url = await telegram.follow(marc, last(telegram, marc, group), "Écrire à Maillon")
        await telegram.until(lambda: desk.answers)
    assert url == "https://t.me/maillon_bot?start=go"
    assert texts(telegram, marc, group) == [ASIDE]
    assert desk.requests[-1].act == Words("/start go")
    assert texts(telegram, marc) == ["On continue"]


async def test_press_in_a_group_is_answered_in_private(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    marc = telegram.person("Marc")
    group = telegram.group("Cohorte", [julie, marc])
    desk.always(Reply(Card("Serez-vous là?", buttons=(UNDO,)), private=False))
    async with polling(telegram, desk):
        await telegram.say(julie, group, "/evenement")
        await telegram.until(lambda: desk.answers)
        desk.always(PRIVATE)
        for who in (julie, marc):
            await telegram.press(who, last(telegram, julie, group), "Annuler")
        await telegram.until(lambda: len(desk.answers) == 3)
    assert texts(telegram, julie, group) == ["Serez-vous là?"]
    assert texts(telegram, julie) == ["2\u00a0500\u00a0$, CHUS"]
    assert [(toast.text, toast.url) for toast in telegram.toasts(julie)] == [(ASIDE, "")]
    assert [(toast.text, toast.url) for toast in telegram.toasts(marc)] == [
        ("", "https://t.me/maillon_bot?start=go")
    ]


async def test_aside_that_fails_does_not_repeat_the_answer(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    group = telegram.group("Cohorte", [julie])
    desk.always(PRIVATE)
    telegram.fail("sendMessage", flood(3600), chat=group)
    async with polling(telegram, desk):
        await telegram.say(julie, group, "/contrat 2500 CHUS")
        await telegram.until(lambda: desk.answers)
    assert texts(telegram, julie) == ["2\u00a0500\u00a0$, CHUS"]


async def test_topic_is_answered_in_the_topic(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    group = telegram.group("Cohorte", [julie], forum=True)
    desk.always(OPEN)
    async with polling(telegram, desk):
        topic = await telegram.topic(julie, group, "Contrats")
        await telegram.say(julie, group, "/evenements", thread=topic)
        await telegram.until(lambda: desk.answers)
    assert last(telegram, julie, group).thread == topic


async def test_chatter_of_a_group_is_nobodys_business(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    group = telegram.group("Cohorte", [julie])
    telegram.promote(group)
    desk.always(OPEN)
    async with polling(telegram, desk):
        await telegram.say(julie, group, "Bonjour tout le monde")
        await telegram.say(julie, group, "/aide@autre_bot")
        await telegram.say(julie, group, "@Maillon_bot aide-moi")
        await telegram.until(lambda: desk.answers)
    assert [request.act for request in desk.requests] == [Words("aide-moi")]


async def test_reply_in_a_group_is_read(telegram: Telegram, desk: Desk, julie: Person) -> None:
    group = telegram.group("Cohorte", [julie])
    desk.always(OPEN)
    async with polling(telegram, desk):
        await telegram.say(julie, group, "/evenements")
        await telegram.until(lambda: desk.answers)
        await telegram.say(julie, group, "merci", last(telegram, julie, group))
        await telegram.until(lambda: len(desk.answers) == 2)
    assert [request.act for request in desk.requests] == [Words("/evenements"), Words("merci")]


async def test_upgraded_group_is_told(telegram: Telegram, desk: Desk, julie: Person) -> None:
    group = telegram.group("Cohorte", [julie], kind="group")
    async with polling(telegram, desk):
        upgraded = await telegram.migrate(julie, group)
        await telegram.until(lambda: desk.moved)
    assert desk.moved == [(str(group.id), str(upgraded.id))]


async def test_answer_follows_an_upgraded_group(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    group = telegram.group("Cohorte", [julie], kind="group")
    upgraded = telegram.group("Cohorte", [julie])
    desk.always(OPEN)
    telegram.fail("sendMessage", migrated(upgraded.id))
    async with polling(telegram, desk):
        await telegram.say(julie, group, "/evenements")
        await telegram.until(lambda: desk.answers)
    assert desk.moved == [(str(group.id), str(upgraded.id))]
    assert texts(telegram, julie, upgraded) == ["Demain"]
