"""One message that shows a view, made to show how it looks now."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Sequence
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
    from storage.edits import Copy

log = structlog.get_logger(__name__)

_PAUSE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Task:
    """A message to edit, and the chat where it stands, if it can be reached."""

    copy: Copy
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

    async def claim(self, limit: int, besides: Collection[Task] = ()) -> Sequence[Task]:
        """Take the messages that are to be edited by now."""
        known = [task.copy for task in besides]
        claim = partial(edits.claim, now=self.clock.now(), limit=limit, lease=LEASE, besides=known)
        taken = await self.store.run(claim)
        return await self.store.read(partial(_placed, taken=taken)) if taken else ()

    async def renew(self, task: Task) -> None:
        """Edit a claimed copy. What cannot be noted is claimed again after its lease."""
        try:
            outcome = await self._outcome(task)
        except (Busy, Unavailable) as fault:
            log.warning("edit not noted", **_named(task.copy), fault=type(fault).__name__)
            return
        self.metrics.edits.labels(outcome).inc()

    async def _outcome(self, task: Task) -> str:
        copy, before = task.copy, task.copy.digest or ""
        try:
            after = await self._renewed(task, before)
        except Limited as limit:
            return await self._later(task, timedelta(seconds=limit.seconds), "limited")
        except Passing as fault:
            wait = _PAUSE * (0.5 + self.chance() / 2)
            return await self._later(task, wait, f"passing: {fault}")
        except (Unreachable, Migrated):
            return await self._settle(task, before, "gone")
        except (Busy, Unavailable):
            raise
        except Rejected as fault:
            log.error("edit rejected", **_named(copy), code=fault.code)  # noqa: TRY400 - the code says it all
            return await self._settle(task, before, "failed")
        except Exception as fault:  # noqa: BLE001 - one edit that fails must not hold up the others
            log.error("edit failed", **_named(copy), **traced(fault))  # noqa: TRY400 - a message may quote what people wrote
            return await self._settle(task, before, "failed")
        return await self._settle(task, after, "unchanged" if after == before else "edited")

    async def _renewed(self, task: Task, before: str) -> str:
        """Edit the message if it looks otherwise now; return what tells its content apart."""
        if task.chat is None:
            raise Unreachable
        show = partial(self.views.show, copy=task.copy, chat=task.chat, now=self.clock.now())
        card = await self.store.read(show)
        if card is None or card.file is not None or digest(card) == before:
            return before
        await self._edit(task.copy, task.chat, card)
        return digest(card)

    async def _edit(self, copy: Copy, chat: Chat, card: Card) -> None:
        line = self.lines.get(chat.platform, chat.workspace)
        if line is None:
            raise Passing("not connected")
        async with line.turn(Act.EDIT, chat.chat_id, chat.kind) as outlet:
            await outlet.edit(_place(copy, chat), card)

    async def _later(self, task: Task, wait: timedelta, why: str) -> str:
        at = self.clock.now() + wait
        await self.store.run(partial(edits.retry_at, copy=task.copy, at=at, error=why))
        return "later"

    async def _settle(self, task: Task, shown: str, outcome: str) -> str:
        await self.store.run(partial(edits.settle, copy=task.copy, digest=shown))
        return outcome


def _placed(db: Session, *, taken: Sequence[Copy]) -> list[Task]:
    return [Task(copy, shown_in(db, copy=copy)) for copy in taken]


def _place(copy: Copy, chat: Chat) -> Sent:
    """Say where a message is; a post of a group that moved since stayed where the group was."""
    there = copy.message_chat if isinstance(copy, Post) else None
    return Sent(there or chat.chat_id, copy.message_id or "")


def _named(copy: Copy) -> dict[str, object]:
    """Name a message in the log."""
    return {type(copy).__name__.lower(): copy.id, "view": copy.view}
