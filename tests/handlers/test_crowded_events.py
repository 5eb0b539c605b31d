"""Events that are given fewer places than people who said yes: asked about first."""

from __future__ import annotations

import pytest

from bot.cards import Card
from storage.consents import Category
from tests.handlers.chat import Chat
from tests.handlers.hosting import announced, asked_for, changed, lines

ASKED = [
    "2 personnes ont déjà dit oui. Garder ce nombre de places : 1?",
    "Garder 1 | Passer à 2 places | Abandonner",
]


async def crowded(chat: Chat) -> tuple[Card, Card]:
    """Let two people say yes, and Dominique leave one place; the event, and the question."""
    await asked_for(chat, Category.TRAINING, "sam")
    card = await announced(chat)
    for key, said in (("julie", "Oui"), ("sam", "Yes")):
        invitation, *_ = await chat.mail(key)
        await chat.press(said, key, invitation)
    return card, await changed(chat, card, "Nombre de places", "1")


@pytest.mark.parametrize(("way", "places"), [("Garder 1", 1), ("Passer à 2 places", 2)])
async def test_fewer_places_than_people_are_asked_about(chat: Chat, way: str, places: int) -> None:
    _, question = await crowded(chat)
    answer = await chat.press(way, "dominique")

    assert lines(question) == ASKED
    assert lines(answer)[1:] == [f"Nombre de places: 20 → {places}"]


async def test_number_of_places_typed_in_answer_is_read(chat: Chat) -> None:
    await crowded(chat)
    answer = await chat.say("3", "dominique")

    assert lines(answer)[1:] == ["Nombre de places: 20 → 3"]


async def test_question_is_asked_again_of_another_number_only(chat: Chat) -> None:
    card, _ = await crowded(chat)
    await chat.press("Garder 1", "dominique")
    moved = await changed(chat, card, "Lieu", "Hôtel de ville")

    assert lines(moved)[1] == "Lieu: Parvis → Hôtel de ville"
