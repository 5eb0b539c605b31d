"""One message already sent, made to show how its view looks now."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

import structlog

from bot.addresses import shown_in
from bot.clock import Clock
from bot.lines import Lines
from bot.logs import traced
from bot.metrics import Metrics
from bot.outlet import Limited, Migrated, Passing, Rejected, Sent, Unreachable
from bot.pacing import Act
from bot.pump import LEASE
from bot.readers import Views, digest
from storage import edits
from storage.chats import Chat
from storage.db import Busy, Store, Unavailable
from storage.posts import Post

if TYPE_CHECKING:
    from bot.cards import Card
    from storage.db import Session

log = structlog.get_logger(__name__)

_PAUSE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Copy:
    """A message to edit, and the chat where it stands, if it can be reached."""

    post: Post
    chat: Chat | None


@dataclass(frozen=True, slots=True)
class Editor:
    """Edits copies, one at a time. A copy that is gone, unchanged or a file is left as it is."""

    store: Store
    views: Views
    clock: Clock
    lines: Lines
    metrics: Metrics
    chance: Callable[[], float] = random.random

    async def claim(self, limit: int) -> Sequence[Copy]:
        """Take the messages that are to be edited by now."""
        take = partial(edits.claim, now=self.clock.now(), limit=limit, lease=LEASE)
        taken = await self.store.run(take)
        return await self.store.read(partial(_placed, taken=taken)) if taken else ()

    async def renew(self, copy: Copy) -> None:
        """Edit a claimed copy. What cannot be noted is claimed again after its lease."""
        try:
            outcome = await self._outcome(copy)
        except (Busy, Unavailable) as fault:
            log.warning("edit not noted", post=copy.post.id, fault=type(fault).__name__)
            return
        self.metrics.edits.labels(outcome).inc()

    async def _outcome(self, copy: Copy) -> str:
        post, before = copy.post, copy.post.digest or ""
        try:
            after = await self._renewed(copy, before)
        except Limited as limit:
            return await self._later(post, timedelta(seconds=limit.seconds), "limited")
        except Passing as fault:
            wait = _PAUSE * (0.5 + self.chance() / 2)
            return await self._later(post, wait, f"passing: {fault}")
        except (Unreachable, Migrated):
            return await self._settle(post, before, "gone")
        except (Busy, Unavailable):
            raise
        except Rejected as fault:
            log.error("edit rejected", post=post.id, view=post.view, code=fault.code)  # noqa: TRY400 - the code says it all
            return await self._settle(post, before, "failed")
        except Exception as fault:  # noqa: BLE001 - one edit that fails must not hold up the others
            log.error("edit failed", post=post.id, view=post.view, **traced(fault))  # noqa: TRY400 - a message may quote what people wrote
            return await self._settle(post, before, "failed")
        return await self._settle(post, after, "unchanged" if after == before else "edited")

    async def _renewed(self, copy: Copy, before: str) -> str:
        """Edit the message if it looks otherwise now; return what tells its content apart."""
        if copy.chat is None:
            raise Unreachable
        show = partial(self.views.show, post=copy.post, chat=copy.chat, now=self.clock.now())
        card = await self.store.read(show)
        if card is None or card.file is not None or digest(card) == before:
            return before
        await self._edit(copy.post, copy.chat, card)
        return digest(card)

    async def _edit(self, post: Post, chat: Chat, card: Card) -> None:
        line = self.lines.get(chat.platform, chat.workspace)
        if line is None:
            raise Passing("not connected")
        async with line.turn(Act.EDIT, chat.chat_id, chat.kind) as outlet:
            await outlet.edit(Sent(post.message_chat or "", post.message_id or ""), card)

    async def _later(self, post: Post, wait: timedelta, why: str) -> str:
        at = self.clock.now() + wait
        await self.store.run(partial(edits.retry_at, post=post.id, at=at, error=why))
        return "later"

    async def _settle(self, post: Post, shown: str, outcome: str) -> str:
        await self.store.run(partial(edits.settle, post=post.id, digest=shown))
        return outcome


def _placed(db: Session, *, taken: Sequence[Post]) -> list[Copy]:
    return [Copy(post, shown_in(db, post=post)) for post in taken]
