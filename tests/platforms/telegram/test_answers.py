"""What people see on Telegram in private, after a line or a press."""

from __future__ import annotations

import pytest

from bot.cards import Button, Card
from bot.exchange import Press, Reply, Words
from bot.playground.telegram import Person, Telegram, Toast
from bot.playground.telegram.faults import refused
from tests.platforms.telegram.scene import Desk, polling, said, texts
from tests.platforms.telegram.showing import UNDO, last, shown


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


async def test_answer_without_card_is_a_toast(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    async with polling(telegram, desk):
        message = await shown(telegram, desk, julie, Card("Noté", buttons=(UNDO,)))
        desk.always(Reply(aside="é" * 300))
        query = await telegram.press(julie, message, "Annuler")
        await telegram.until(lambda: desk.answers)
    assert telegram.toasts(julie) == (Toast(query.id, "é" * 199 + "…"),)


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
