"""Who is taken out of a cohort by a coordinator, and let in again."""

from __future__ import annotations

from bot.cards import Card, Text
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.hosting import COHORT

MEMBER = "Sam Taylor, gestionnaire, Messagerie Roue-Libelle"


async def member(chat: Chat) -> Card:
    await chat.say("/cohorte", "dominique")
    await chat.press("Voir les membres", "dominique")
    return await chat.press(MEMBER, "dominique")


async def test_removal_is_confirmed(chat: Chat) -> None:
    await member(chat)
    card = await chat.press("Retirer de la cohorte", "dominique")

    assert card.blocks == (
        Text(f"{MEMBER}\xa0: plus rien de la cohorte ne sera visible. Les saisies restent."),
    )
    assert labels(card) == ["Retirer maintenant", "Garder"]
    await chat.press("Garder", "dominique")
    assert (await chat.say("/cohort", "sam")).title == COHORT


async def test_removal_can_be_taken_back(chat: Chat) -> None:
    await member(chat)
    await chat.press("Retirer de la cohorte", "dominique")
    ended = await chat.press("Retirer maintenant", "dominique")
    assert (await chat.say("/cohort", "sam")).title == ""

    back = await chat.press("Faire revenir", "dominique", ended)
    assert back.blocks == (Text(f"De retour dans la cohorte\xa0: {MEMBER}."),)
    assert (await chat.say("/cohort", "sam")).title == COHORT
    again = await chat.press("Faire revenir", "dominique", ended)
    assert again.blocks == back.blocks


async def test_who_is_still_there_is_not_taken_back(chat: Chat) -> None:
    card = await member(chat)
    [button] = card.buttons
    forged = Card(buttons=(type(button)(button.label, f"cohort.back@{CURRENT}", button.args),))
    refused = await chat.press(button.label, "dominique", forged)

    assert refused.blocks == (Text("Cette participation n’a pas pris fin."),)
