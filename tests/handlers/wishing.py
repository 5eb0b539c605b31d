"""What somebody wishes of messages, as it is kept."""

from __future__ import annotations

from functools import partial

from storage import preferences
from storage.preferences import Preferences
from tests.handlers.chat import Chat
from tests.handlers.switching import number


async def wishes(chat: Chat, key: str) -> Preferences:
    person = await number(chat, key)
    return await chat.router.store.read(partial(preferences.of, person=person))
