"""What Slack shows one person in a channel shows no figure without saying when it was so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cards import Card
from bot.exchange import ChatKind, Platform, Press, Reply, Words
from storage.consents import Category
from storage.demo import SLACK_WORKSPACE
from tests.handlers.chat import Chat, buttons, persona
from tests.handlers.hosting import LINE, announced, asked_for, lines
from tests.handlers.tendering import LINE as CALL

AS_OF = "À jour le mercredi 18 novembre à {time}. Ce message ne change pas de lui-même."
AS_OF_EN = "As of Wednesday, November 18 at {time} This message does not change by itself."


async def whispered(chat: Chat, act: Words | Press, who: str = "dominique") -> Reply:
    """Do something in a channel of Slack, where one is answered alone."""
    known = persona(who)
    asked = chat.request(act, who, Platform.SLACK)
    there = replace(asked, workspace=SLACK_WORKSPACE, chat="C1", kind=ChatKind.CHANNEL)
    return await chat.reply(replace(there, user=known.slack, direct="D1"))


async def typed(chat: Chat, line: str, who: str = "dominique") -> Card:
    return shown(await whispered(chat, Words(line), who))


async def press(chat: Chat, label: str, card: Card, who: str = "dominique") -> Card:
    button = next(one for one in buttons(card) if one.label == label)
    return shown(await whispered(chat, Press(button.data), who))


def shown(reply: Reply) -> Card:
    """Return the card for a message that nothing edits."""
    assert reply.unchanging is not None
    return reply.unchanging


def later(chat: Chat) -> None:
    chat.router.clock.move_to(chat.router.clock.now() + timedelta(minutes=5))
