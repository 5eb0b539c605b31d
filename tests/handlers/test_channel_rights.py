"""Channels: who may attach one, and what those of another cohort tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.cards import Card, Text
from storage import chats
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import coordinating, rows
from tests.handlers.rooms import room, say

REFUSED = "This command is for: coordinators. The coordinators can help."


async def test_member_sees_what_a_chat_receives_and_changes_nothing(chat: Chat) -> None:
    await coordinating(chat, "mireille")
    await say(chat, "/canal annonces", "mireille")
    card = await say(chat, "/channel")

    assert (rows(card)["Receives"], labels(card)) == ("Announcements", [])
    for line in ("/channel coordination", "/channel announcements English"):
        assert (await say(chat, line)).blocks == (Text(REFUSED),)


async def test_manager_attaches_nothing(chat: Chat) -> None:
    assert (await say(chat, "/channel announcements")).blocks == (Text(REFUSED),)
    assert labels(await say(chat, "/channel")) == []


async def test_chat_of_another_cohort_tells_nothing_of_it(chat: Chat) -> None:
    await chat.say("/cohorte Estrie 2016-2017", "dominique")
    await say(chat, "/canal annonces", "dominique")
    await coordinating(chat, "sam")

    for line in ("/channel", "/channel announcements"):
        card = await say(chat, line)
        assert card.blocks == (
            Text("This chat belongs to another cohort, whose coordinators can detach it."),
        )


@pytest.mark.parametrize("line", ["/events", "/tenders", "/contract 900 STM mutual agreement"])
async def test_chat_of_another_cohort_says_to_write_privately(chat: Chat, line: str) -> None:
    await chat.say("/cohorte Estrie 2016-2017", "dominique")
    await say(chat, "/canal annonces", "dominique")

    assert (await say(chat, line)).blocks == (
        Text("This chat is attached to a cohort that you are not in: write to me privately."),
    )


async def test_chat_is_attached_by_nobody_who_was_not_there(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await coordinating(chat, "mireille")
    card = await say(chat, "/canal coordination", "mireille")
    [button] = card.buttons

    refused = await chat.press(button.label, "sam", card)
    assert refused.blocks == (Text("Type the command again, in the channel or the group itself."),)
    chat.router.clock.move_to(chat.router.clock.now() + timedelta(days=2))
    late = await chat.press(button.label, "mireille", card)
    assert late.blocks == (
        Text(
            "Cette demande a expiré le jeudi 19 novembre à\u00a010\u00a0h. "
            "Tapez la commande de nouveau, dans le canal ou le groupe lui-même."
        ),
    )


@pytest.mark.parametrize(
    ("place", "forged", "why"),
    [
        (0, 999_999, "This button is no longer in use."),
        (1, "news", "This button is no longer in use."),
        (1, "institution-999999", "This button is no longer in use."),
        (2, "de", "This button is no longer in use."),
        (3, 1, REFUSED),
    ],
)
async def test_forged_button_attaches_nothing(
    chat: Chat, place: int, forged: str | int, why: str
) -> None:
    await coordinating(chat, "sam")
    [button] = (await say(chat, "/channel coordination")).buttons
    args = (*button.args[:place], forged, *button.args[place + 1 :])
    card = await chat.press("Attach", "sam", Card(buttons=(replace(button, args=args),)))

    assert card.blocks == (Text(why),)
    assert await room(chat) == (None, None, None)


async def test_direct_chat_of_somebody_is_never_attached(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await chat.say("/channel", "mireille")
    [button] = (await say(chat, "/channel coordination")).buttons
    find = partial(chats.find, platform="terminal", workspace="local", chat_id="mireille")
    theirs = await chat.router.store.read(find)
    assert theirs is not None
    forged = replace(button, args=(theirs.id, *button.args[1:]))

    card = await chat.press("Attach", "sam", Card(buttons=(forged,)))
    assert card.blocks == (Text("This button is no longer in use."),)


async def test_stranger_is_told_how_to_join(chat: Chat) -> None:
    assert labels(await say(chat, "/canal annonces", "alex")) == ["Demander l’accès"]
