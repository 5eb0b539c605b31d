"""What tests of channels share: a group, what is typed there, and what it hears."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.cards import Card
from bot.exchange import ChatKind, Platform, Words
from storage import chats
from storage.chats import Chat as Room
from storage.demo import SLACK_WORKSPACE
from tests.handlers.chat import Chat, persona

ROOM = "-100123"


async def say(chat: Chat, words: str, as_: str = "sam", room: str = ROOM) -> Card:
    """Type a line in a group."""
    request = chat.request(Words(words), as_)
    return await chat.send(replace(request, chat=room, kind=ChatKind.GROUP))


async def on_slack(chat: Chat, line: str, place: str, as_: str = "dominique") -> Card:
    """Type a line in a channel where each one is answered alone."""
    there = chat.request(Words(line), as_, Platform.SLACK)
    where = replace(there, workspace=SLACK_WORKSPACE, chat=place, kind=ChatKind.GROUP)
    return await chat.send(replace(where, user=persona(as_).slack))


async def room(chat: Chat) -> tuple[object, ...]:
    find = partial(chats.find, platform="terminal", workspace="local", chat_id=ROOM)
    found: Room | None = await chat.router.store.read(find)
    assert found is not None
    return found.cohort_id, found.purpose, found.language


async def heard(chat: Chat) -> list[Card]:
    """Deliver what is due, and return what the group was sent."""
    await chat.delivery.sweep()
    return chat.outlet.sent.pop(ROOM, [])
