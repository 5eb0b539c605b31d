"""Two coordinators who change one thing: neither overwrites the other without a word."""

from __future__ import annotations

import pytest

from bot.cards import Card
from tests.handlers.chat import Chat
from tests.handlers.hosting import (
    LINE,
    SAID,
    TITLE,
    TOLD,
    announced,
    changed,
    coordinating,
    lines,
    newest,
)
from tests.handlers.replacing import REPLACE, opened


async def both_change(chat: Chat, mine: str, theirs: str) -> Card:
    """Let Dominique begin to change something of an event that was announced, and Sam as well."""
    await coordinating(chat, "sam")
    card = await announced(chat)
    await chat.press("Modifier", "dominique", card)
    await chat.press(mine, "dominique")
    await opened(chat)
    await chat.press(theirs, "sam")
    return card


async def test_own_change_elsewhere_does_not_hide_that_of_somebody_else(chat: Chat) -> None:
    card = await both_change(chat, "Titre", "Title")
    await chat.say("Bidding", "sam")
    await chat.press("Rappels", "dominique", card)
    await chat.press("Ôter la veille", "dominique")
    asked = await chat.say("Soumissionner", "dominique")

    told = f"Titre : {TITLE} → Bidding (vous : Soumissionner)"
    assert lines(asked) == [
        f"Sam Taylor a modifié cet événement entre-temps : {told}. {REPLACE}",
        "Remplacer | Abandonner",
    ]
    assert (await newest(chat)).title == "Bidding"


@pytest.mark.parametrize(
    ("label", "theirs", "mine", "told"),
    [
        (
            ("Heures", "Hours"),
            "11am-12pm",
            "13h-14h30",
            "Heures : 14 h – 16 h 30 → 11 h – 12 h (vous : 13 h – 14 h 30)",
        ),
        (
            ("Nombre de places", "Number of places"),
            "25",
            "30",
            "Nombre de places : 20 → 25 (vous : 30)",
        ),
        (("Lieu", "Place"), "Hall B", "Salle C", "Lieu : Parvis → Hall B (vous : Salle C)"),
    ],
)
async def test_what_somebody_else_changed_is_shown_beside_ones_own_and_replaced(
    chat: Chat, label: tuple[str, str], theirs: str, mine: str, told: str
) -> None:
    await both_change(chat, *label)
    await chat.say(theirs, "sam")
    asked = await chat.say(mine, "dominique")
    replaced = await chat.press("Remplacer", "dominique")

    assert lines(asked) == [
        f"Sam Taylor a modifié cet événement entre-temps : {told}. {REPLACE}",
        "Remplacer | Abandonner",
    ]
    assert lines(replaced)[0].startswith("Événement modifié : ")


async def test_same_change_by_two_is_not_asked_about(chat: Chat) -> None:
    await both_change(chat, "Lieu", "Place")
    await chat.say("Salle B", "sam")
    same = await chat.say("Salle B", "dominique")

    line = TOLD.replace("Parvis", "Salle B")
    assert lines(same) == [f"Rien à modifier : {line}."]


async def test_subject_that_somebody_else_changed_stays(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await chat.say("/diffuser Bonjour!", "dominique")
    preview = await chat.press("Formations", "dominique")
    await chat.say("/events", "sam")
    await chat.press("Modifier", "sam", preview)
    await chat.press("Text in English", "sam")
    await chat.press("Modifier", "dominique", preview)
    await chat.press("Sujet", "dominique")
    await chat.press("Réseautage", "dominique")
    put = await chat.say("Good morning!", "sam")

    assert lines(put)[1] == "Good morning!"
    assert "What it is about: Networking" in lines(put)


async def test_changes_of_two_coordinators_are_both_kept(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await announced(chat)
    await opened(chat)
    await chat.press("Date", "sam")
    await changed(chat, card, "Lieu", "Hôtel de ville")
    answer = await chat.say("Friday November 27", "sam")

    line = SAID.replace("Parvis", "Hôtel de ville")
    assert lines(answer)[0] == (
        f"Event changed: {line.replace('Thursday, November 26', 'Friday, November 27')}."
    )


async def test_own_change_meanwhile_is_kept_without_a_question(chat: Chat) -> None:
    preview = await chat.say(f"/evenement {LINE}", "dominique")
    await chat.press("Modifier", "dominique")
    await chat.press("Lieu", "dominique")
    await chat.press("Choisir le public", "dominique", preview)
    await chat.press("Championnes et champions", "dominique")
    card = await chat.say("Hôtel de ville", "dominique")

    assert lines(card)[2] == TOLD.replace("Parvis", "Hôtel de ville")
    assert lines(card)[-3:-1] == [
        "Pour : Championnes et champions",
        "Personne de ce public n’accepte ce genre d’envois.",
    ]
