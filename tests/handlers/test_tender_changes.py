"""Calls for tenders that two people change, before they are announced and after."""

from __future__ import annotations

import pytest

from tests.handlers.chat import Chat
from tests.handlers.hosting import changed, coordinating, lines
from tests.handlers.tendering import LINE, PREVIEW, shared

CHUS = "Eastern Townships Integrated University Health and Social Services Centre"


async def changing(chat: Chat) -> None:
    """Let Sam begin to change the call that he sees in the list."""
    await chat.say("/tenders", "sam")
    await chat.press("Service de traiteur", "sam")
    await chat.press("Change", "sam")


async def test_changes_of_two_coordinators_are_both_kept(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await shared(chat)
    await changing(chat)
    await chat.press("Date", "sam")
    await changed(chat, card, "Titre", "Buffet")
    answer = await chat.say("December 15", "sam")

    line = f"Buffet, {CHUS}, closing Tuesday, December"
    assert lines(answer) == [
        f"Call for tenders changed: {line} 15 at 2:00 p.m.",
        "Nobody is told.",
    ]


async def test_changes_of_two_coordinators_in_the_preview_are_both_kept(chat: Chat) -> None:
    await coordinating(chat, "sam")
    preview = await chat.say(f"/appel {LINE}", "dominique")
    await chat.say("/tenders", "sam")
    await chat.press("Modifier", "sam", preview)
    await chat.press("Title", "sam")
    await changed(chat, preview, "Date", "15 décembre")
    answer = await chat.say("Buffet", "sam")

    assert lines(answer)[1:4] == [
        "Buffet",
        "CIUSSS de l’Estrie – CHUS, Estrie",
        "Clôture : le mardi 15 décembre à 14 h",
    ]


async def test_sectors_are_all_taken_in(chat: Chat) -> None:
    preview = await chat.say(f"/appel {LINE}", "dominique")
    await chat.press("Modifier", "dominique", preview)
    await chat.press("Secteurs", "dominique")
    card = await chat.press("Tous les secteurs", "dominique")

    assert lines(preview)[-2:] == PREVIEW[-2:]
    assert lines(card)[-2] == "Pour : EÉS"


async def test_other_sectors_take_the_place_of_the_former(chat: Chat) -> None:
    preview = await chat.say(f"/appel {LINE}", "dominique")
    await chat.press("Modifier", "dominique", preview)
    await chat.press("Secteurs", "dominique")
    card = await chat.say("buanderie, ménage", "dominique")

    assert lines(card)[-2] == "Pour : EÉS · Buanderie et nettoyage de textiles ou Entretien ménager"


async def test_change_of_a_cancelled_call_says_so(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await shared(chat)
    await changing(chat)
    await chat.press("Title", "sam")
    await chat.press("Annuler l’appel", "dominique", card)
    preview = await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’appel", "dominique")
    late = await chat.say("Buffet", "sam")

    assert lines(preview)[0].endswith(
        "14 h. Les personnes concernées liront qu’il est annulé, mais pas pourquoi."
    )
    assert lines(late)[0].startswith("This call for tenders was cancelled on Wednesday")


async def test_word_of_the_closing_offers_its_day_and_its_hour(chat: Chat) -> None:
    card = await shared(chat)
    await chat.press("Modifier", "dominique", card)
    asked = await chat.say("Clôture", "dominique")
    await chat.press("Date", "dominique", asked)
    answer = await chat.say("15 décembre", "dominique")

    assert lines(asked) == [
        "Que voulez-vous modifier?",
        "Date | Heure de clôture | Abandonner",
    ]
    assert "le mardi 15 décembre à 14 h" in lines(answer)[0]


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("closing time", "At what time does it close?"),
        ("the date", "Which day will it be?"),
        ("change the link", "What is the link to the notice? It begins with https://"),
    ],
)
async def test_part_of_a_call_is_named_to_change_it(chat: Chat, typed: str, question: str) -> None:
    await coordinating(chat, "sam")
    await shared(chat)
    await changing(chat)
    two = await chat.say("deadline", "sam")
    again = await chat.say("deadline", "sam")
    await changing(chat)

    assert (
        lines(again) == lines(two) == ["What do you want to change?", "Date | Closing time | Drop"]
    )
    assert lines(await chat.say(typed, "sam"))[0] == question
