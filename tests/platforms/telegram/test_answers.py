"""What people see on Telegram: in private, in groups, in topics, after a press."""

from __future__ import annotations

import pytest

from bot.cards import Button, Card
from bot.exchange import ChatKind, Press, Reply, Words
from bot.playground.telegram import Chat, Message, Person, Telegram, Toast
from bot.playground.telegram.faults import flood, migrated, refused
from tests.platforms.telegram.scene import Desk, polling, said, texts

ASIDE = "Noté, détails en privé."
UNDO = Button("Annuler", "undo", (12,))
PRIVATE = Reply(said("2\u00a0500\u00a0$, CHUS"), aside=ASIDE, invite="Écrire à Maillon")
OPEN = Reply(said("Demain"), private=False)


def last(telegram: Telegram, person: Person, chat: Chat | Person | None = None) -> Message:
    return telegram.visible_to(person, chat)[-1]


async def shown(telegram: Telegram, desk: Desk, person: Person, card: Card) -> Message:
    """Have the bot say a card in the direct chat."""
    desk.always(Reply(card))
    await telegram.say(person, person, "montre")
    await telegram.until(lambda: desk.answers)
    desk.answers.clear()
    desk.requests.clear()
    return last(telegram, person)


async def test_press_replaces_its_message(telegram: Telegram, desk: Desk, julie: Person) -> None:
    async with polling(telegram, desk):
        message = await shown(telegram, desk, julie, Card("Noté", buttons=(UNDO,)))
        desk.always(Reply(Card("Annulé"), replaces=True))
        await telegram.press(julie, message, "Annuler")
        await telegram.until(lambda: desk.answers)
    assert [request.act for request in desk.requests] == [Press("undo:12")]
    assert texts(telegram, julie) == ["Annulé"]
    assert last(telegram, julie).keyboard == ()
    assert [toast.text for toast in telegram.toasts(julie)] == [""]


async def test_same_content_again_is_no_fault(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    async with polling(telegram, desk):
        message = await shown(telegram, desk, julie, Card("Noté", buttons=(UNDO,)))
        desk.always(Reply(Card("Noté", buttons=(UNDO,)), replaces=True))
        await telegram.press(julie, message, "Annuler")
        await telegram.until(lambda: desk.answers)
    assert texts(telegram, julie) == ["Noté"]


@pytest.mark.parametrize("reason", ["message to edit not found", "message can't be edited"])
async def test_message_that_cannot_change_is_followed_by_another(
    telegram: Telegram, desk: Desk, julie: Person, reason: str
) -> None:
    async with polling(telegram, desk):
        message = await shown(telegram, desk, julie, Card("Noté", buttons=(UNDO,)))
        desk.always(Reply(Card("Annulé"), replaces=True))
        telegram.fail("editMessageText", refused(reason))
        await telegram.press(julie, message, "Annuler")
        await telegram.until(lambda: desk.answers)
    assert texts(telegram, julie) == ["Noté", "Annulé"]


async def test_inaccessible_message_is_followed_by_another(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    async with polling(telegram, desk):
        message = await shown(telegram, desk, julie, Card("Noté", buttons=(UNDO,)))
        desk.always(Reply(Card("Annulé"), replaces=True))
        await telegram.press(julie, message, "Annuler", inaccessible=True)
        await telegram.until(lambda: desk.answers)
    assert texts(telegram, julie) == ["Noté", "Annulé"]
    assert telegram.unanswered == ()


async def test_spinner_stops_though_nothing_is_answered(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    async with polling(telegram, desk):
        message = await shown(telegram, desk, julie, Card("Noté", buttons=(UNDO,)))
        desk.always(None)
        await telegram.press(julie, message, "Annuler")
        await telegram.until(lambda: telegram.toasts(julie))
    assert telegram.unanswered == ()


async def test_spinner_stops_though_handling_fails(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    turning: list[int] = []

    async def at_last(_: object) -> Reply:
        turning.append(len(telegram.unanswered))
        if len(turning) == 1:
            raise RuntimeError("disk")
        return Reply(said("enfin"))

    async with polling(telegram, desk):
        message = await shown(telegram, desk, julie, Card("Noté", buttons=(UNDO,)))
        desk.answer = at_last
        await telegram.press(julie, message, "Annuler")
        await telegram.until(lambda: desk.answers)
    assert turning == [1, 0]
    assert texts(telegram, julie) == ["Noté", "enfin"]


async def test_press_too_old_is_answered_all_the_same(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    async with polling(telegram, desk):
        message = await shown(telegram, desk, julie, Card("Noté", buttons=(UNDO,)))
        desk.always(Reply(said("Trop tard")))
        telegram.expire(await telegram.press(julie, message, "Annuler"))
        await telegram.until(lambda: desk.answers)
    assert texts(telegram, julie) == ["Noté", "Trop tard"]


async def test_question_opens_the_field(telegram: Telegram, desk: Desk, julie: Person) -> None:
    async with polling(telegram, desk):
        desk.always(Reply(Card("Contrat", said("Quel montant?").blocks), awaits=True))
        await telegram.say(julie, julie, "/contrat")
        await telegram.until(lambda: desk.answers)
    message = last(telegram, julie)
    assert message.markup == {
        "force_reply": True,
        "selective": True,
        "input_field_placeholder": "Quel montant?",
    }


async def test_question_with_buttons_keeps_its_buttons(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    async with polling(telegram, desk):
        message = await shown(telegram, desk, julie, Card("Quel mode?", buttons=(UNDO,)))
    assert [[button.text for button in row] for row in message.keyboard] == [["Annuler"]]


async def test_reply_carries_the_buttons_of_what_it_answers(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    correct = Button("Corriger", "correct", (12,))
    async with polling(telegram, desk):
        message = await shown(telegram, desk, julie, Card("Noté", buttons=(correct, UNDO)))
        await telegram.say(julie, julie, "250", message)
        await telegram.until(lambda: desk.answers)
    assert [request.act for request in desk.requests] == [Words("250", ("correct:12", "undo:12"))]


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


async def test_answer_without_card_is_a_toast(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    async with polling(telegram, desk):
        message = await shown(telegram, desk, julie, Card("Noté", buttons=(UNDO,)))
        desk.always(Reply(aside="é" * 300))
        query = await telegram.press(julie, message, "Annuler")
        await telegram.until(lambda: desk.answers)
    assert telegram.toasts(julie) == (Toast(query.id, "é" * 199 + "…"),)


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


async def test_file_is_read_by_its_caption(telegram: Telegram, desk: Desk, julie: Person) -> None:
    async with polling(telegram, desk):
        await telegram.send_file(julie, julie, "a.pdf", b"%PDF")
        await telegram.send_file(julie, julie, "b.pdf", b"%PDF", caption="250 CHUS")
        await telegram.until(lambda: len(desk.answers) == 2)
    assert [request.act for request in desk.requests] == [Words(""), Words("250 CHUS")]


async def test_edited_message_is_not_read_again(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    async with polling(telegram, desk):
        typed = await telegram.say(julie, julie, "un")
        await telegram.edit(julie, typed, "deux")
        await telegram.say(julie, julie, "trois")
        await telegram.until(lambda: len(desk.answers) == 2)
    assert texts(telegram, julie) == ["un", "trois"]


async def test_blocking_and_coming_back_are_told(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    group = telegram.group("Cohorte", [julie])
    async with polling(telegram, desk):
        await telegram.block(julie)
        await telegram.until(lambda: len(desk.reached) == 1)
        await telegram.start(julie)
        await telegram.kick_bot(julie, group)
        await telegram.add_bot(julie, group)
        await telegram.until(lambda: len(desk.reached) == 4)
    assert desk.reached[0] == (str(julie.id), False)
    assert sorted(desk.reached[1:]) == sorted(
        [(str(julie.id), True), (str(group.id), False), (str(group.id), True)]
    )


async def test_answer_to_who_left_meanwhile_is_let_go(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    async with polling(telegram, desk):
        await telegram.say(julie, julie, "un")
        await telegram.block(julie)
        await telegram.until(lambda: desk.reached)
        await telegram.until(lambda: not telegram.waiting)
    assert len(desk.requests) == 1
    assert desk.answers in ([], [str(telegram.updates[0].id)])


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
