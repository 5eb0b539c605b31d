"""Two coordinators who change one thing: neither overwrites the other without a word."""

from __future__ import annotations

from tests.handlers.chat import Chat
from tests.handlers.hosting import TOLD, announced, coordinating, lines, newest


async def test_own_change_elsewhere_does_not_hide_that_of_somebody_else(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await announced(chat)
    await chat.press("Modifier", "dominique", card)
    await chat.press("Titre", "dominique")
    await chat.say("/events", "sam")
    await chat.press("Répondre à un appel d'offres", "sam")
    await chat.press("Change", "sam")
    await chat.press("Title", "sam")
    await chat.say("Bidding", "sam")
    await chat.press("Rappels", "dominique", card)
    await chat.press("Ôter la veille", "dominique")
    asked = await chat.say("Soumissionner", "dominique")

    line = TOLD.replace("Répondre à un appel d'offres", "Bidding")
    assert lines(asked) == [
        f"Sam Taylor a modifié cet événement entre-temps : {line}. Ajouter votre modification?",
        "Ajouter la mienne | Abandonner",
    ]
    assert (await newest(chat)).title == "Bidding"


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
    await chat.say("Good morning!", "sam")
    put = await chat.press("Put my text", "sam")

    assert lines(put)[1] == "Good morning!"
    assert "What it is about: Networking" in lines(put)
