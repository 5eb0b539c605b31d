"""What became of an answer: given, living where it stands, or left to the outbox."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final, TypedDict

import structlog

from bot import codec
from bot.exchange import ChatKind, Words
from bot.living import Answer
from bot.logs import traced
from storage import answers, chats, inbound, posts
from storage.posts import Priority
from storage.retention import LEDGER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.clock import Clock
    from bot.exchange import Reply, Request
    from bot.outlet import Sent
    from bot.readers import Views
    from storage.db import Session, Store

log = structlog.get_logger(__name__)

VIEW: Final = "answer"
"""The view that shows what the ledger keeps."""


class Delivery(TypedDict):
    """What names a delivery in the ledger."""

    platform: str
    workspace: str
    delivery_id: str


def delivery(request: Request) -> Delivery:
    """Name a delivery."""
    return {
        "platform": request.platform.value,
        "workspace": request.workspace,
        "delivery_id": request.delivery,
    }


@dataclass(frozen=True, slots=True)
class Ledger:
    """Notes what became of answers."""

    store: Store
    views: Views
    clock: Clock

    async def given(self, request: Request, reply: Reply, sent: Sent | None) -> None:
        """Note that an answer has reached the platform, and let it live there.

        Whatever fails: it was given, and must not be given again.
        """
        await self._noted(request)
        if (answer := Answer.of(request, reply, sent)) is not None:
            await self._kept(answer)

    async def left(self, request: Request, reply: Reply, wait: timedelta) -> None:
        """Leave an answer to the outbox, which gives it once the platform lets it through."""
        now = self.clock.now()
        leave = partial(_leave, request=request, reply=reply, now=now, due=now + wait)
        await self.store.run(leave)

    async def _noted(self, request: Request) -> None:
        note = partial(inbound.answered, **delivery(request), now=self.clock.now())
        try:
            await self.store.run(note)
        except Exception as fault:  # noqa: BLE001 - whatever it was, the answer was given
            log.error("answer not noted", **traced(fault))  # noqa: TRY400 - a message may quote people

    async def _kept(self, answer: Answer) -> None:
        try:
            await self.store.run(partial(answer.keep, views=self.views, now=self.clock.now()))
        except Exception as fault:  # noqa: BLE001 - one that cannot live stays as it was given
            log.error("answer does not live", **traced(fault))  # noqa: TRY400 - a message may quote people


def postpone_behind(db: Session, *, request: Request, reply: Reply, now: datetime) -> bool:
    """Whether an answer was left to the outbox, behind one that it must not overtake.

    A form opens at once, or never; a secret would be lost; and what shows a message anew has
    another place.
    """
    if reply.card is None or reply.sheet is not None or reply.secret or request.renews:
        return False
    place = {"platform": request.platform.value, "workspace": request.workspace}
    waiting = answers.waiting(db, **place, chat_ids=_read_there(request, reply), now=now)
    if not waiting:
        return False
    answers.hasten(db, posts=[one.id for one in waiting], now=now)
    _leave(db, request=request, reply=reply, now=now, due=now, behind=waiting[-1].chat_id)
    return True


def _leave(
    db: Session,
    *,
    request: Request,
    reply: Reply,
    now: datetime,
    due: datetime,
    behind: int | None = None,
) -> None:
    """Plan an answer where it was to be given, as a message that stays as it is, unless it was.

    What is said there is kept from now on: of what could not be done, nothing was. Where others
    wait, it comes `behind` them in their chat, which may have another name.
    """
    named = delivery(request)
    kept = inbound.seen(db, **named)
    if kept is not None and kept.answered_at is not None:
        return
    said = replace(reply, card=reply.late or reply.unchanging, secret=False, late=None)
    inbound.put_off(db, **named, answer=codec.pack(said), now=now)
    words = (request.platform.value, request.workspace, request.delivery)
    received = kept.at if kept else now
    first, *others = _chats(db, request, reply)
    for chat in (behind or first, *others):
        posts.plan(
            db,
            view=VIEW,
            args=words,
            # A platform may name another delivery like one that the ledger has forgotten.
            key=":".join((VIEW, *words, f"{received.timestamp():f}")),
            chat=chat,
            priority=Priority.ANSWER,
            due_at=due,
            awaited_at=received,
            expires_at=received + LEDGER,
        )


def _chats(db: Session, request: Request, reply: Reply) -> Iterator[int]:
    """Return the chats of an answer; what is known of one stays: nobody wrote from it just now."""
    platform, workspace = request.platform.value, request.workspace
    find = partial(chats.find, db, platform=platform, workspace=workspace)
    remember = partial(chats.remember, db, platform=platform, workspace=workspace)
    for chat_id, kind in _places(request, reply):
        yield (find(chat_id=chat_id) or remember(chat_id=chat_id, kind=kind)).id


def _read_there(request: Request, reply: Reply) -> set[str]:
    """Name the chat where an answer comes first: its person's own may bear their name."""
    chat_id, kind = next(_places(request, reply))
    return {chat_id, request.user} if kind is ChatKind.DIRECT else {chat_id}


def _places(request: Request, reply: Reply) -> Iterator[tuple[str, ChatKind]]:
    """Name the chats of an answer: what others must not read goes to the direct one.

    A post cannot be whispered. A group reads where what leaves it went, if words asked it.
    """
    if request.kind is ChatKind.DIRECT or not reply.private:
        yield request.chat, request.kind
        return
    yield request.direct or request.user, ChatKind.DIRECT
    if reply.aside and isinstance(request.act, Words):
        yield request.chat, request.kind
