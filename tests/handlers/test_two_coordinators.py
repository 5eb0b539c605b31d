"""Two coordinators who change one thing: neither overwrites the other without a word."""

from __future__ import annotations

import pytest

from tests.handlers.chat import Chat
from tests.handlers.hosting import TOLD, announced, coordinating, lines, newest

TITLE = "Répondre à un appel d'offres"


async def test_own_change_elsewhere_does_not_hide_that_of_somebody_else(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await announced(chat)
    await chat.press("Modifier", "dominique", card)
    await chat.press("Titre", "dominique")
    await opened(chat)
    await chat.press("Title", "sam")
    await chat.say("Bidding", "sam")
    await chat.press("Rappels", "dominique", card)
    await chat.press("Ôter la veille", "dominique")
    asked = await chat.say("Soumissionner", "dominique")

    told = f"Titre : {TITLE} → Bidding (vous : Soumissionner)"
    assert lines(asked) == [
        f"Sam Taylor a modifié cet événement entre-temps : {told}. Remplacer par votre version?",
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
    await coordinating(chat, "sam")
    card = await announced(chat)
    await chat.press("Modifier", "dominique", card)
    await chat.press(label[0], "dominique")
    await opened(chat)
    await chat.press(label[1], "sam")
    await chat.say(theirs, "sam")
    asked = await chat.say(mine, "dominique")
    replaced = await chat.press("Remplacer", "dominique")

    assert lines(asked) == [
        f"Sam Taylor a modifié cet événement entre-temps : {told}. Remplacer par votre version?",
        "Remplacer | Abandonner",
    ]
    assert lines(replaced)[0].startswith("Événement modifié : ")


async def test_same_change_by_two_is_not_asked_about(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await announced(chat)
    await chat.press("Modifier", "dominique", card)
    await chat.press("Lieu", "dominique")
    await opened(chat)
    await chat.press("Place", "sam")
    await chat.say("Salle B", "sam")
    same = await chat.say("Salle B", "dominique")

    line = TOLD.replace("Parvis", "Salle B")
    assert lines(same) == [f"Rien à modifier : {line}."]


async def opened(chat: Chat) -> None:
    """Let Sam begin to change the event."""
    await chat.say("/events", "sam")
    await chat.press(TITLE, "sam")
    await chat.press("Change", "sam")


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
