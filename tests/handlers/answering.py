"""What tests of texts by answer share: an event answered, and those who said so written to."""

from __future__ import annotations

from bot.cards import Card
from storage.consents import Category
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import TITLE, TOLD, announced, asked_for, move
from tests.printing import plain

BECAUSE = f"Vous recevez ceci parce que vous avez répondu oui : {TOLD}."
WRITE = "Écrire à qui a dit oui"


async def answered(chat: Chat, **said: str) -> Card:
    """Announce an event to people who agreed to hear of it, and let them answer."""
    await asked_for(chat, Category.TRAINING, "sam", "mireille")
    await announced(chat)
    for key, answer in said.items():
        listed = await chat.say("/evenements", key)
        await chat.press(TITLE, key, listed)
        await chat.press(answer, key)
    move(chat, "2026-11-18 10:05")
    for _ in "ab":
        await chat.mail("julie")
        chat.outlet.sent.clear()
        move(chat, "2026-11-18 10:10")
    await chat.say("/evenements", "dominique")
    return await chat.press(TITLE, "dominique")


async def written(chat: Chat, **said: str) -> Card:
    """Let Dominique write to those coming, from the event."""
    card = await answered(chat, **said)
    await chat.press(WRITE, "dominique", card)
    return await chat.say("Entrez par la cour.", "dominique")


async def narrowed(chat: Chat, *answers: str) -> Card:
    """Keep to those who said yes to the event, then add answers or take them away."""
    await chat.press("Choisir le public", "dominique")
    listed = await chat.press("Choisir par réponse", "dominique")
    card = await chat.press(labels(listed)[0], "dominique")
    for answer in answers:
        card = await chat.press(answer, "dominique")
    assert plain(labels(listed)[0]) == f"26 novembre : {TITLE}"
    return card
