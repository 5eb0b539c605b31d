"""What tests of people out of reach share: every chat of somebody, closed."""

from __future__ import annotations

from functools import partial

from storage import chats, people
from storage.chats import ChatKind
from storage.db import Session
from tests.handlers.chat import Chat, person_of

BLOCKED = "Forbidden: bot was blocked by the user"


async def closed(chat: Chat, key: str, reason: str) -> None:
    """Let every chat of somebody be closed for that reason."""

    def close(db: Session) -> None:
        found = person_of(db, key)
        for one in people.accounts(db, person=found.id):
            place = {"platform": one.platform, "workspace": one.workspace}
            place["chat_id"] = one.user_id
            room = chats.remember(db, **place, kind=ChatKind.DIRECT, person=found.id)
            now = chat.router.clock.now()
            mark = partial(chats.mark_unreachable, db, chat=room.id, now=now)
            mark(reason=reason, blocked=reason == BLOCKED)

    await chat.router.store.run(close)
