"""Channels that left their cohort: nothing of it comes there any more, be it new or changed."""

from __future__ import annotations

from bot.cards import Card
from tests.handlers.chat import Chat
from tests.handlers.hosting import COHORT, TOLD, announced, coordinating, lines
from tests.handlers.rooms import heard, say

OTHER = "Estrie 2016-2017"


async def attach(chat: Chat, purpose: str = "annonces", cohort: str = COHORT) -> Card:
    """Let Dominique attach the group; return the card that changes it."""
    await chat.say(f"/cohorte {cohort}", "dominique")
    return await say(chat, f"/canal {purpose}", "dominique")


async def answered(chat: Chat) -> list[list[str]]:
    """Let Mireille say yes; return what the group sees of it."""
    listed = await chat.say("/evenements", "mireille")
    await chat.press("Répondre à un appel d'offres", "mireille", listed)
    await chat.press("Oui", "mireille")
    return [lines(one) for one in await heard(chat)]


async def test_copy_in_a_channel_of_the_cohort_shows_answers(chat: Chat) -> None:
    await attach(chat)
    await heard(chat)
    await announced(chat)
    assert [lines(one)[1] for one in await heard(chat)] == [TOLD]
    assert [said[2] for said in await answered(chat)] == ["1/20, 19 places libres. Serez-vous là?"]


async def test_copy_in_a_detached_channel_is_never_touched_again(chat: Chat) -> None:
    card = await attach(chat)
    await announced(chat)
    await heard(chat)
    await chat.press("Détacher", "dominique", card)
    await heard(chat)
    assert await answered(chat) == []


async def test_copy_in_a_channel_of_another_cohort_is_never_touched_again(chat: Chat) -> None:
    card = await attach(chat)
    await announced(chat)
    await heard(chat)
    await chat.press("Détacher", "dominique", card)
    await attach(chat, cohort=OTHER)
    await heard(chat)
    assert await answered(chat) == []


async def test_what_had_not_left_is_dropped_with_the_channel(chat: Chat) -> None:
    card = await attach(chat)
    await heard(chat)
    await announced(chat)
    await chat.press("Détacher", "dominique", card)
    await attach(chat)
    assert [lines(one)[0] for one in await heard(chat)] == [
        f"Ce canal reçoit désormais les nouvelles de la cohorte {COHORT} : Annonces."
    ]


async def test_what_had_not_left_is_dropped_with_the_purpose(chat: Chat) -> None:
    await coordinating(chat, "mireille")
    await say(chat, "/canal annonces", "mireille")
    await heard(chat)
    await announced(chat)
    await say(chat, "/canal coordination", "mireille")
    await chat.press("Remplacer", "mireille")
    assert [lines(one)[0] for one in await heard(chat)] == [
        f"Ce canal reçoit désormais les nouvelles de la cohorte {COHORT} : Coordination."
    ]
