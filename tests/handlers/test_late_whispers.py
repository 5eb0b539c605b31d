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
from storage import people
from tests.handlers.chat import Chat, Outbox

HOUR = timedelta(hours=1)


def asking(chat: Chat, words: str, user: str = "U1", workspace: str = "T1") -> Request:
    """Ask in a channel of a workspace."""
    asked = chat.request(Words(words), "julie", Platform.SLACK)
    there = replace(asked, workspace=workspace, chat="C1", kind=ChatKind.CHANNEL)
    return replace(there, user=user)


async def put_off(chat: Chat, request: Request, direct: str = "D1", wait: timedelta = HOUR) -> Card:
    """Put an answer off; Slack says by then which direct chat is that person's, or does not."""
    reply = await chat.reply(request)
    await chat.router.postponed(replace(request, direct=direct), reply, wait)
    assert reply.card is not None
    return reply.card


@pytest.fixture
async def slacks(chat: Chat) -> Mapping[str, Outbox]:
    """Two workspaces, in each of which Julie has an account."""
    found = {name: Outbox(platform=Platform.SLACK, workspace=name) for name in ("T1", "T2")}
    julie = await chat.router.store.read(
        partial(people.by_account, platform="terminal", workspace="local", user_id="julie")
    )
    assert julie is not None
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
    chat.router.clock.move_to(chat.router.clock.now() + HOUR)


@pytest.mark.parametrize("direct", ["D1", ""])
async def test_whisper_put_off_comes_where_it_was_asked_for(
    chat: Chat, slacks: Mapping[str, Outbox], direct: str
) -> None:
    card = await put_off(chat, asking(chat, "/contrat 2500 CHUS", workspace="T2"), direct)
    later(chat)
    assert await sent(chat, slacks) == {"T1": {}, "T2": {direct or "U1": [card]}}


async def test_whispers_put_off_come_in_the_order_in_which_they_were_asked_for(
    chat: Chat, slacks: Mapping[str, Outbox]
) -> None:
    first = await put_off(chat, asking(chat, "/contrat 2500 CHUS"))
    second = await put_off(chat, asking(chat, "/aide"), wait=timedelta())
    assert await sent(chat, slacks) == {"T1": {}, "T2": {}}
    later(chat)
    assert await sent(chat, slacks) == {"T1": {"D1": [first, second]}, "T2": {}}


async def test_stranger_is_told_later_how_to_join(chat: Chat, slacks: Mapping[str, Outbox]) -> None:
    request = asking(chat, "/contrat 2500 CHUS", "U9")
    card = await put_off(chat, request, direct="")
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
