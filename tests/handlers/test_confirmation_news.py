"""Who logged contracts is told that they are confirmed: once, however many there are."""

from __future__ import annotations

from bot.cards import Card, Sign, Text
from storage.people import Role
from tests.handlers.chat import Chat
from tests.handlers.confirming import (
    CHUS,
    ENGLISH,
    FIRST,
    SECOND,
    UNDO,
    found,
    joined,
    left,
    told,
)
from tests.handlers.hosting import move


async def test_confirmation_taken_back_after_its_news_is_told(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    assert await told(chat, "2026-11-18 10:06") == [[f"Contrat confirmé : {FIRST}. Bravo!"]]
    await chat.press(UNDO, "mireille")

    back = f"{CHUS} a annulé sa confirmation : {FIRST}."
    assert await told(chat, "2026-11-18 10:12") == [[back]]


async def test_confirmation_taken_back_is_told_beside_news_of_another(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    first = await chat.press("Confirmer", "mireille")
    await told(chat, "2026-11-18 10:06")
    move(chat, "2026-11-18 10:07")
    await chat.press("Confirmer", "mireille")
    move(chat, "2026-11-18 10:08")
    await chat.press(UNDO, "mireille", first)

    back = f"{CHUS} a annulé sa confirmation : {FIRST}."
    assert await told(chat, "2026-11-18 10:12:30") == [[f"Contrat confirmé : {SECOND}. Bravo!"]]
    assert await told(chat, "2026-11-18 10:13:30") == [[back]]


async def test_confirmation_taken_back_before_its_news_is_not_told(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    first = await chat.press("Confirmer", "mireille")
    move(chat, "2026-11-18 10:02")
    await chat.press("Confirmer", "mireille")
    await chat.press(UNDO, "mireille", first)

    assert await told(chat, "2026-11-18 10:14") == [[f"Contrat confirmé : {SECOND}. Bravo!"]]


async def test_confirmation_taken_back_and_made_again_is_told_once_more(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    await told(chat, "2026-11-18 10:06")
    await chat.press(UNDO, "mireille")
    await chat.press("Confirmer", "mireille")

    assert await told(chat, "2026-11-18 10:12") == [[f"Contrat confirmé : {FIRST}. Bravo!"]]


async def test_who_logged_it_is_told_once_of_many(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    move(chat, "2026-11-18 10:03")
    await chat.press("Confirmer", "mireille")

    assert await told(chat, "2026-11-18 10:04") == []
    assert await told(chat, "2026-11-18 10:06") == [["2 contrats confirmés", FIRST, SECOND]]
    assert await told(chat, "2026-11-18 10:30") == []


async def test_who_logged_it_is_told_of_one(chat: Chat) -> None:
    await chat.say("/contract 900 CHUS mutual agreement", "sam")
    await chat.say("/confirmer", "mireille")
    await chat.press("Voir le suivant", "mireille")
    await chat.press("Voir le suivant", "mireille")
    await chat.press("Confirmer", "mireille")
    move(chat, "2026-11-18 10:06")
    [card] = await chat.mail("sam")

    line = f"no. 27, $900, {ENGLISH}, mutual agreement, November 18"
    assert card == Card(blocks=(Text(f"Contract confirmed: {line}. Well done!"),), sign=Sign.BRAVO)
    assert await chat.mail("julie") == []


async def test_news_of_what_was_confirmed_later_comes_apart(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    assert await told(chat, "2026-11-18 10:06") == [[f"Contrat confirmé : {FIRST}. Bravo!"]]
    await chat.press("Confirmer", "mireille")
    assert await told(chat, "2026-11-18 10:12") == [[f"Contrat confirmé : {SECOND}. Bravo!"]]


async def test_news_goes_to_who_took_over(chat: Chat) -> None:
    enterprise = (await found(chat, 22)).enterprise_id
    await joined(chat, "sam", Role.MANAGER, enterprise)
    await left(chat, "julie")
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    [card] = await told(chat, "2026-11-18 10:06", "sam")

    assert card[0].startswith("Contract confirmed: no. 22, $2,060")


async def test_news_goes_to_nobody_else_of_the_enterprise(chat: Chat) -> None:
    enterprise = (await found(chat, 22)).enterprise_id
    await joined(chat, "sam", Role.MANAGER, enterprise)
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")

    assert await told(chat, "2026-11-18 10:06", "sam") == []
