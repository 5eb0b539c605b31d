"""Who came without having said so: named in words, as they are known or nearly."""

from __future__ import annotations

import pytest

from bot.cards import Card
from bot.exchange import Press
from storage.consents import Category
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import announced, asked_for, coordinating, lines, move, newest


async def asked(chat: Chat) -> Card:
    """Hold an event that Julie said she would come to, and begin to add somebody."""
    await asked_for(chat, Category.TRAINING, "sam")
    await announced(chat)
    [invitation] = await chat.mail("julie")
    await chat.press("Oui", "julie", invitation)
    move(chat, "2026-11-26 16:31")
    cards = await chat.mail("dominique")
    [roll] = [one for one in cards if "Cocher les présences" in labels(one)]
    await chat.press("Cocher les présences", "dominique", roll)
    return await chat.press("Ajouter quelqu’un", "dominique")


@pytest.mark.parametrize("typed", ["Mireille Gagnon", "mireille", "GAGNON Mireille"])
async def test_walk_in_is_named(chat: Chat, typed: str) -> None:
    card = await asked(chat)
    added = await chat.say(typed, "dominique")

    assert lines(card)[0] == "Qui d’autre était là? Choisissez un nom, ou écrivez-le."
    assert lines(added)[2] == "1 personne sur place. 0 de l’extérieur."
    assert labels(added)[:2] == ["Julie Bouchard", "Mireille Gagnon, sur place"]


async def test_name_that_was_misspelt_is_asked_about(chat: Chat) -> None:
    await asked(chat)
    near = await chat.say("Mirelle Gagné", "dominique")
    added = await chat.press("Mireille Gagnon", "dominique")

    assert lines(near) == [
        "Personne dans la cohorte ne s’appelle « Mirelle Gagné ». Est-ce l’une de ces personnes?",
        "Mireille Gagnon | Abandonner",
    ]
    assert labels(added)[:2] == ["Julie Bouchard", "Mireille Gagnon, sur place"]


async def test_name_that_nobody_bears_is_said_and_another_is_taken(chat: Chat) -> None:
    card = await asked(chat)
    offer = "Choisissez un nom, écrivez-en un autre ou comptez cette personne parmi les externes."
    unknown = await chat.say("Zébulon Quark", "dominique")
    added = await chat.say("Mireille Gagnon", "dominique")

    assert lines(unknown) == [
        f"Personne dans la cohorte ne s’appelle « Zébulon Quark ». {offer}",
        *lines(card)[1:],
    ]
    assert labels(added)[:2] == ["Julie Bouchard", "Mireille Gagnon, sur place"]


async def test_walk_in_is_named_in_english(chat: Chat) -> None:
    await asked(chat)
    await coordinating(chat, "sam")
    data = f"attendance.add:{(await newest(chat)).id}"
    card = await chat.send(chat.request(Press(data), "sam"))
    near = await chat.say("Mirelle", "sam")
    added = await chat.say("Mireille Gagnon", "sam")

    assert lines(card)[0] == "Who else was there? Choose a name, or write it."
    assert lines(near) == [
        "Nobody in the cohort is called “Mirelle”. Is it one of these people?",
        "Mireille Gagnon | Drop",
    ]
    assert "Mireille Gagnon: came" in labels(added)


async def test_lists_of_members_that_were_sent_before_still_serve(chat: Chat) -> None:
    card = await asked(chat)
    event = (await newest(chat)).id
    again = await chat.send(chat.request(Press(f"attendance.page:{event}:1:1"), "dominique"))
    added = await chat.press("Mireille Gagnon", "dominique", again)
    [person] = {
        one.args[1]
        for block in added.blocks
        for one in getattr(block, "options", ())
        if one.label.startswith("Mireille")
    }
    old = Press(f"attendance.tick:{event}:{person}:1:0:1")
    unticked = await chat.send(chat.request(old, "dominique"))

    assert lines(again) == lines(card)
    assert lines(unticked)[2] == "0 personne sur place. 0 de l’extérieur."
