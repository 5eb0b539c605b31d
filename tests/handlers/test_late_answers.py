"""Answers that a platform put off are the outbox's: each comes once, as the ledger keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.answers import fault_card
from bot.cards import Card, Link, Text
from bot.exchange import ChatKind, Reply, Request, Submission, Words
from storage import bots, retention
from tests.handlers.chat import Chat
from tests.handlers.hosting import lines

A_WHILE = timedelta(minutes=40)
LINE = Words("/contrat 2500 CHUS")


async def put_off(chat: Chat, request: Request) -> Card:
    """Ask for something whose answer the platform puts off for a while; return that answer."""
    reply = await chat.reply(request)
    await chat.router.postponed(request, reply, A_WHILE)
    assert reply.card is not None
    return reply.card


def later(chat: Chat, wait: timedelta) -> None:
    chat.router.clock.move_to(chat.router.clock.now() + wait)


async def test_answer_put_off_comes_once_and_is_not_given_again(chat: Chat) -> None:
    request = chat.request(LINE, "julie")
    card = await put_off(chat, request)
    assert await chat.mail("julie") == []
    assert await chat.router.handle(request) is None

    later(chat, A_WHILE)
    assert await chat.mail("julie") == [card]
    assert await chat.mail("julie") == []


async def test_answer_put_off_for_long_says_since_when_it_was_awaited(chat: Chat) -> None:
    request = chat.request(LINE, "julie")
    reply = await chat.reply(request)
    await chat.router.postponed(request, reply, 3 * A_WHILE)

    later(chat, 3 * A_WHILE)
    [card] = await chat.mail("julie")
    assert lines(card)[1] == "En retard : attendu le mercredi 18 novembre à 10 h."
    assert reply.card == replace(card, blocks=card.blocks[:1])


async def test_answer_put_off_for_long_that_shows_a_view_says_too_of_when_that_is(
    chat: Chat,
) -> None:
    request = chat.request(Words("/evenements"), "julie")
    reply = await chat.reply(request)
    await chat.router.postponed(request, reply, 3 * A_WHILE)

    later(chat, 3 * A_WHILE)
    [card] = await chat.mail("julie")
    assert lines(card)[1:] == [
        "Aucun événement n’est annoncé pour le moment.",
        "État au mercredi 18 novembre à 10 h. Ce message ne change pas de lui-même.",
        "En retard : attendu le mercredi 18 novembre à 10 h.",
        "Mettre à jour",
    ]


async def test_answer_put_off_twice_comes_once(chat: Chat) -> None:
    request = chat.request(LINE, "julie")
    reply = await chat.reply(request)
    for _ in range(2):
        await chat.router.postponed(request, reply, A_WHILE)

    later(chat, A_WHILE)
    assert await chat.mail("julie") == [reply.card]


async def test_answer_given_already_is_not_put_off(chat: Chat) -> None:
    request = chat.request(LINE, "julie")
    reply = await chat.reply(request)
    await chat.router.answered(request, reply)
    await chat.router.postponed(request, reply, A_WHILE)

    later(chat, A_WHILE)
    assert await chat.mail("julie") == []


async def test_answer_put_off_until_the_ledger_forgets_it_does_not_come(chat: Chat) -> None:
    await put_off(chat, chat.request(LINE, "julie"))
    later(chat, retention.LEDGER)

    assert await chat.mail("julie") == []


async def test_answer_that_nothing_kept_comes_as_it_was_to_be_given(chat: Chat) -> None:
    t = chat.router.languages.translator("fr", zone="America/Toronto", now=chat.router.clock.now())
    sorry = Reply(fault_card(t, "a1b2"))
    await chat.router.postponed(chat.request(LINE, "julie"), sorry, A_WHILE)

    later(chat, A_WHILE)
    assert await chat.mail("julie") == [sorry.card]


async def test_answer_put_off_after_the_ledger_was_emptied_comes(chat: Chat) -> None:
    for wait in (timedelta(days=3), timedelta()):
        card = await put_off(chat, chat.request(LINE, "julie"))
        later(chat, A_WHILE)
        assert await chat.mail("julie") == [card]
        later(chat, wait)
        purge = partial(retention.purge, now=chat.router.clock.now())
        await chat.router.store.run(purge)


async def test_answer_to_a_delivery_named_like_a_forgotten_one_comes_too(chat: Chat) -> None:
    request = chat.request(LINE, "julie")
    for _ in range(2):
        card = await put_off(chat, request)
        assert await chat.router.handle(request) is None
        later(chat, A_WHILE)
        assert await chat.mail("julie") == [card]
        later(chat, timedelta(days=3))
        await chat.router.store.run(partial(retention.purge, now=chat.router.clock.now()))


async def test_mistakes_of_a_form_that_are_put_off_come_as_they_were_to_be_said(chat: Chat) -> None:
    question = await chat.say("/contrat 2500 CHUS")
    draft = int(question.buttons[-1].args[0])
    request = chat.request(Submission(draft, {"amount": "abc"}), "julie")
    reply = await chat.reply(request)
    assert reply.errors is not None
    mistakes = Card(blocks=(Text(reply.errors["amount"]),))
    await chat.router.postponed(request, replace(reply, card=mistakes, errors=None), A_WHILE)

    later(chat, A_WHILE)
    assert await chat.mail("julie") == [mistakes]


async def test_answer_put_off_that_held_a_secret_says_to_ask_again(chat: Chat) -> None:
    request = chat.request(Words("/inviter championne CHUS"), "dominique")
    reply = await chat.reply(request)
    assert reply.secret
    await chat.router.postponed(request, reply, A_WHILE)

    later(chat, A_WHILE)
    [card] = await chat.mail("dominique")
    assert card.blocks == (
        Text("Cette réponse n’a pas pu être montrée à temps. Refaites la demande."),
    )


async def test_group_reads_the_way_to_a_private_answer_that_is_put_off(chat: Chat) -> None:
    connected = partial(bots.connected, platform="terminal", workspace="local")
    await chat.router.store.run(partial(connected, handle="maillon_bot"))
    asked = chat.request(LINE, "julie")
    card = await put_off(chat, replace(asked, chat="-5", kind=ChatKind.GROUP))

    later(chat, A_WHILE)
    assert await chat.mail("julie") == [card]
    link = Link("Poursuivre en privé", "https://t.me/maillon_bot?start=go")
    aside = Card(blocks=(Text("La réponse vous attend en privé."),), links=(link,))
    assert chat.outlet.sent == {"-5": [aside]}
