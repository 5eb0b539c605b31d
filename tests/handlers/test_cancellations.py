"""Events and calls that are cancelled: what is on its way, and what was held back."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from storage import posts
from storage.posts import Post
from tests.handlers.chat import Chat, persona
from tests.handlers.hosting import TOLD, announced, lines

LEASE = timedelta(minutes=3)


async def under_way(chat: Chat) -> list[Post]:
    """Let what is due be taken to be sent, and not have arrived yet."""
    now = chat.router.clock.now()
    taken = await chat.router.store.run(partial(posts.claim, now=now, limit=50, lease=LEASE))
    return [*taken]


async def arrive(chat: Chat, taken: list[Post], reader: str) -> None:
    """Let what was taken reach one reader, whoever it is for."""
    place = {"message_chat": persona(reader).terminal, "message_id": "1", "digest": "before"}
    now = chat.router.clock.now()
    for post in taken:
        await chat.router.store.run(partial(posts.sent, post=post.id, now=now, **place))


async def test_copy_that_arrives_after_the_event_was_cancelled_is_brought_up_to_date(
    chat: Chat,
) -> None:
    await chat.say("/evenements", "julie")
    card = await announced(chat)
    taken = await under_way(chat)
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await arrive(chat, taken, "julie")

    assert [lines(one) for one in await chat.mail("julie")] == [[f"Événement annulé : {TOLD}."]]
