"""What somebody wishes of messages, as it is kept."""

from __future__ import annotations

from functools import partial

from storage import people, preferences
from storage.preferences import Preferences
from tests.handlers.chat import Chat, persona


async def wishes(chat: Chat, key: str) -> Preferences:
    who = partial(
        people.by_account, platform="terminal", workspace="local", user_id=persona(key).terminal
    )
    found = await chat.router.store.read(who)
    assert found is not None
    return await chat.router.store.read(partial(preferences.of, person=found.id))
