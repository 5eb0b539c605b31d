"""Answers are given in the order in which they were asked for, though one of them is put off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.cards import Card
from bot.exchange import Press, Request, Submission, Words
from storage import posts
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import lines

A_WHILE = timedelta(minutes=40)


def asking(chat: Chat, words: str, as_: str = "julie") -> Request:
    return chat.request(Words(words), as_)


async def put_off(chat: Chat, request: Request) -> Card:
    """Ask for something whose answer the platform puts off for a while; return that answer."""
    reply = await chat.reply(request)
    await chat.router.postponed(request, reply, A_WHILE)
    assert reply.card is not None
    return reply.card


def later(chat: Chat) -> None:
    chat.router.clock.move_to(chat.router.clock.now() + A_WHILE)


async def test_answer_comes_after_one_that_was_put_off(chat: Chat) -> None:
    first = await put_off(chat, asking(chat, "/aide"))
    second = asking(chat, "/evenements")
    assert await chat.router.handle(second) is None
    assert await chat.router.handle(second) is None
    assert await chat.mail("julie") == []
    listing = (await chat.reply(asking(chat, "/evenements", "mireille"))).unchanging

    later(chat)
    assert await chat.mail("julie") == [first, listing]


async def test_answer_of_another_chat_does_not_wait(chat: Chat) -> None:
    await put_off(chat, asking(chat, "/aide"))
    sams = await chat.say("/help", "sam")
    later(chat)
    assert sams == await chat.say("/help", "sam")


async def test_answer_that_was_never_given_waits_in_its_turn(chat: Chat) -> None:
    lost, first = asking(chat, "/evenements"), asking(chat, "/aide")
    listing = (await chat.reply(lost)).unchanging
    card = await put_off(chat, first)
    assert await chat.router.handle(lost) is None

    later(chat)
    assert await chat.mail("julie") == [card, listing]


async def test_answer_left_for_so_long_that_it_is_of_no_use_holds_up_nothing(chat: Chat) -> None:
    await put_off(chat, asking(chat, "/aide"))
    for _ in range(36):
        later(chat)
    comes = await chat.say("/evenements")
    assert comes == await chat.say("/evenements", "mireille")


async def test_message_shown_anew_does_not_wait_for_it_has_another_place(chat: Chat) -> None:
    await put_off(chat, asking(chat, "/aide"))
    turned = Press(f"events.page@{CURRENT}")
    anew = replace(chat.request(turned, "julie"), renews=True)
    reply = await chat.reply(anew)
    assert (reply.replaces, await chat.router.handle(anew)) == (True, reply)

    later(chat)
    assert len(await chat.mail("julie")) == 1


async def test_secret_does_not_wait_for_it_would_be_lost(chat: Chat) -> None:
    await put_off(chat, asking(chat, "/aide", "dominique"))
    reply = await chat.reply(asking(chat, "/inviter championne CHUS", "dominique"))
    assert reply.secret
    assert reply.card is not None
    title, code, *rest = lines(reply.card)
    assert [title, *rest] == [
        "Code d’invitation",
        "Pour: championne ou champion (CIUSSS de l’Estrie – CHUS)",
        f"À m’écrire en privé : /code {code.removeprefix('Code: ')}",
        "Valable une fois, jusqu’au mercredi 2 décembre à 10 h.",
    ]


@pytest.mark.parametrize(("error", "comes"), [("passing: NetworkError", 2), ("limited", 0)])
async def test_answer_that_a_fault_holds_up_is_tried_again_once_somebody_asks(
    chat: Chat, error: str, comes: int
) -> None:
    await put_off(chat, asking(chat, "/aide"))
    later(chat)
    store, now = chat.router.store, chat.router.clock.now()
    [post] = await store.run(partial(posts.claim, now=now, limit=1, lease=A_WHILE))
    retry = partial(posts.retry_at, post=post.id, at=now + A_WHILE, error=error)
    await store.run(retry)

    assert await chat.router.handle(asking(chat, "/evenements")) is None
    assert len(await chat.mail("julie")) == comes


async def test_mistakes_of_a_form_are_told_in_it_at_once(chat: Chat) -> None:
    question = await chat.say("/contrat 2500 CHUS")
    await put_off(chat, asking(chat, "/aide"))
    draft = int(question.buttons[-1].args[0])
    reply = await chat.reply(chat.request(Submission(draft, {"amount": "abc"}), "julie"))
    assert set(reply.errors or ()) == {"amount"}
