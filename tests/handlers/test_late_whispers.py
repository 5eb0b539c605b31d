"""What Slack was to whisper in a channel comes later in the direct chat of who asked, there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.cards import Card
from bot.delivery import Delivery
from bot.exchange import ChatKind, Platform, Press, Request, Words
from storage import chats, people
from storage.db import Session
from tests.handlers.chat import Chat, Outbox, person_of

A_WHILE = timedelta(minutes=40)


def asking(
    chat: Chat, words: str, user: str = "U1", workspace: str = "T1", direct: str = "D1"
) -> Request:
    """Ask in a channel; Slack says which direct chat is that person's, or does not."""
    asked = chat.request(Words(words), "julie", Platform.SLACK)
    there = replace(asked, workspace=workspace, chat="C1", kind=ChatKind.CHANNEL)
    return replace(there, user=user, direct=direct)


async def put_off(chat: Chat, request: Request, wait: timedelta = A_WHILE) -> Card:
    reply = await chat.reply(request)
    await chat.router.postponed(request, reply, wait)
    assert reply.card is not None
    return reply.card


@pytest.fixture
async def slacks(chat: Chat) -> Mapping[str, Outbox]:
    """Two workspaces, in each of which Julie has an account."""
    found = {name: Outbox(platform=Platform.SLACK, workspace=name) for name in ("T1", "T2")}
    julie = await chat.router.store.read(partial(person_of, key="julie"))
    for name in found:
        link = partial(people.link, person=julie.id, platform="slack", workspace=name)
        await chat.router.store.run(partial(link, user_id="U1", now=chat.router.clock.now()))
    return found


async def sent(chat: Chat, slacks: Mapping[str, Outbox]) -> dict[str, dict[str, list[Card]]]:
    """Deliver what is due; return what each workspace was sent so far."""
    router = chat.router
    outlets = {(one.platform, one.workspace): one for one in slacks.values()}
    languages, clock = router.languages, router.clock
    await Delivery(router.store, router.registry, languages, clock, outlets).sweep()
    return {name: one.sent for name, one in slacks.items()}


def later(chat: Chat) -> None:
    chat.router.clock.move_to(chat.router.clock.now() + A_WHILE)


@pytest.mark.parametrize("direct", ["D1", ""])
async def test_whisper_put_off_comes_where_it_was_asked_for(
    chat: Chat, slacks: Mapping[str, Outbox], direct: str
) -> None:
    asked = asking(chat, "/contrat 2500 CHUS", workspace="T2", direct=direct)
    card = await put_off(chat, asked)
    later(chat)
    assert await sent(chat, slacks) == {"T1": {}, "T2": {direct or "U1": [card]}}


async def test_whispers_put_off_come_in_the_order_in_which_they_were_asked_for(
    chat: Chat, slacks: Mapping[str, Outbox]
) -> None:
    requests = [asking(chat, line) for line in ("/contrat 2500 CHUS", "/aide")]
    replies = [await chat.reply(one) for one in requests]
    for request, reply, wait in zip(requests, replies, (A_WHILE, timedelta()), strict=True):
        await chat.router.postponed(request, reply, wait)
    assert await sent(chat, slacks) == {"T1": {}, "T2": {}}
    later(chat)
    assert await sent(chat, slacks) == {"T1": {"D1": [one.card for one in replies]}, "T2": {}}


@pytest.mark.parametrize(
    ("direct", "told", "alone"),
    [("D1", "D1", False), ("", "", False), ("", "D1", False), ("D1", "", True), ("", "", True)],
    ids=["told", "not told", "told since", "asked there", "asked there, not told"],
)
async def test_answer_waits_behind_a_whisper_put_off_and_comes_after_it(
    chat: Chat, slacks: Mapping[str, Outbox], direct: str, told: str, *, alone: bool
) -> None:
    first = await put_off(chat, asking(chat, "/contrat 2500 CHUS", direct=direct))
    asked = asking(chat, "/aide", direct=told)
    if alone:
        asked = replace(asked, chat="D1", kind=ChatKind.DIRECT)
    assert await chat.router.handle(asked) is None
    assert await sent(chat, slacks) == {"T1": {}, "T2": {}}
    later(chat)
    [(place, cards)] = (await sent(chat, slacks))["T1"].items()
    assert place == (direct or "U1")
    assert [one.title for one in cards] == [first.title, "Ce que vous pouvez faire"]


async def test_whisper_put_off_does_not_open_a_chat_that_cannot_be_written_to(
    chat: Chat, slacks: Mapping[str, Outbox]
) -> None:
    def closed(db: Session) -> bool:
        found = chats.find(db, platform="slack", workspace="T1", chat_id="D1")
        return found is not None and not found.reachable

    def close(db: Session) -> None:
        there = chats.remember(
            db, platform="slack", workspace="T1", chat_id="D1", kind=ChatKind.DIRECT
        )
        chats.mark_unreachable(db, chat=there.id, reason="left", now=chat.router.clock.now())

    await chat.router.store.run(close)
    await put_off(chat, asking(chat, "/contrat 2500 CHUS"))
    assert await chat.router.store.read(closed)
    later(chat)
    assert await sent(chat, slacks) == {"T1": {}, "T2": {}}


async def test_stranger_is_told_later_how_to_join(chat: Chat, slacks: Mapping[str, Outbox]) -> None:
    request = asking(chat, "/contrat 2500 CHUS", "U9", direct="")
    card = await put_off(chat, request)
    assert await chat.router.handle(request) is None
    later(chat)
    assert await sent(chat, slacks) == {"T1": {"U9": [card]}, "T2": {}}


async def test_form_opens_at_once_though_an_answer_was_put_off(
    chat: Chat, slacks: Mapping[str, Outbox]
) -> None:
    def act(done: Words | Press) -> Request:
        alone = replace(asking(chat, ""), chat="D1", kind=ChatKind.DIRECT)
        return replace(alone, act=done)

    question = await put_off(chat, act(Words("/contrat 2500 CHUS")))
    opens = next(one for one in question.buttons if one.key == "sheet")
    assert await chat.router.handle(act(Words("/aide"))) is None
    assert (await chat.reply(act(Press(opens.data)))).sheet is not None
