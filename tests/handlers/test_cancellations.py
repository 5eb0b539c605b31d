"""Events and calls that are cancelled: what is on its way, and what was held back."""

from __future__ import annotations

from functools import partial

from bot.cards import Card
from storage import posts
from storage.consents import Category
from storage.posts import Post
from tests.handlers.chat import Chat, persona
from tests.handlers.hosting import TOLD, announced, asked_for, lines, move, under_way
from tests.handlers.weeks import digests


async def arrive(chat: Chat, taken: list[Post], reader: str) -> None:
    """Let what was taken reach one reader, whoever it is for."""
    where = partial(posts.sent, message_chat=persona(reader).terminal, message_id="1")
    sent = partial(where, digest="before", now=chat.router.clock.now())
    for post in taken:
        await chat.router.store.run(partial(sent, post=post.id))


async def busy(chat: Chat, *titles: str) -> Card:
    """Announce trainings of which Mireille bears two; return the last one."""
    move(chat, "2026-11-19 10:00")
    await asked_for(chat, Category.TRAINING, "mireille")
    cards = []
    for title in titles:
        line = f"formation {title}, jeudi 26 novembre 14h-16h, Parvis"
        cards.append(await announced(chat, line))
        await chat.mail("dominique")
    return cards[-1]


async def test_copy_that_arrives_after_the_event_was_cancelled_is_brought_up_to_date(
    chat: Chat,
) -> None:
    await chat.say("/evenements", "julie")
    card = await announced(chat)
    taken = await under_way(chat)
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’événement", "dominique")
    await arrive(chat, taken, "julie")

    assert [lines(one) for one in await chat.mail("julie")] == [[f"Événement annulé : {TOLD}."]]


async def test_event_that_is_cancelled_is_no_longer_held_back(chat: Chat) -> None:
    """The reader never heard of it."""
    card = await busy(chat, "Un", "Deux", "Trois", "Quatre")
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’événement", "dominique")
    [digest] = (await digests(chat, "2026-11-23 08:01"))["mireille"]
    shown = await chat.press("Voir ces messages", "mireille", digest)

    assert [one for one in lines(digest) if "retenu" in one] == ["1 message a été retenu."]
    assert lines(shown)[1] == "Trois, le jeudi 26 novembre de 14 h à 16 h, Parvis"


async def test_event_that_is_cancelled_after_the_digest_told_of_it_is_not_shown(
    chat: Chat,
) -> None:
    card = await busy(chat, "Un", "Deux", "Trois")
    [digest] = (await digests(chat, "2026-11-23 08:01"))["mireille"]
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’événement", "dominique")
    shown = await chat.press("Voir ces messages", "mireille", digest)

    assert lines(shown) == ["Aucun de ces messages n’est plus d’actualité."]
