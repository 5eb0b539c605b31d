"""What tests of changed events share: one that two answered, and the news that they read."""

from __future__ import annotations

from bot.cards import Card
from storage.consents import Category
from tests.handlers.chat import Chat
from tests.handlers.hosting import (
    LINE,
    TOLD,
    announced,
    asked_for,
    lines,
    move,
)

MOVED = TOLD.replace("jeudi 26", "vendredi 27")
OLD = "jeudi 26 novembre de 14 h à 16 h 30"


async def attended(chat: Chat, line: str = LINE) -> Card:
    """Announce an event; Julie says yes, Sam maybe, Mireille nothing."""
    await asked_for(chat, Category.TRAINING, "sam", "mireille")
    card = await announced(chat, line)
    for key, said in (("julie", "Oui"), ("sam", "Maybe")):
        invitation, *_ = await chat.mail(key)
        await chat.press(said, key, invitation)
    await emptied(chat)
    return card


async def emptied(chat: Chat) -> None:
    """Let everything be sent, edits included, and forget it."""
    move(chat, "2026-11-18 10:05")
    await chat.mail("julie")
    move(chat, "2026-11-18 10:10")
    chat.outlet.sent.clear()


def news(cards: list[Card], opening: str) -> list[list[str]]:
    return [lines(one) for one in cards if lines(one)[0].startswith(opening)]
