"""One post of the outbox: rendered, sent where its reader is reached, and noted."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final, assert_never

import structlog

from bot.addresses import Address, addresses, remembered
from bot.clock import Clock
from bot.exchange import ChatKind
from bot.files import draw
from bot.lateness import late_since
from bot.lines import Line, Lines
from bot.logs import traced
from bot.metrics import Metrics
from bot.outlet import Limited, Migrated, Passing, Rejected, Sent, Unreachable
from bot.pacing import Act
from bot.policy import Drop, Send, Verdict, Wait
from bot.pump import LEASE
from bot.readers import Views, digest
from bot.wishes import judged
from storage import chats, posts
from storage.chats import Chat
from storage.db import Busy, Store, Unavailable
from storage.delays import Delay
from storage.faults import Fault
from storage.posts import Post

if TYPE_CHECKING:
    from bot.cards import Card, File
    from storage.db import Session

log = structlog.get_logger(__name__)

ATTEMPTS: Final = 150
"""With the pauses between them, about a day of a platform's trouble."""
_FIRST_PAUSE: Final = timedelta(seconds=2)
_LONGEST_PAUSE: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Delivered:
    """The platform has it."""

    sent: Sent
    digest: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """It no longer concerns its reader, or they do not wish it."""

    why: str


@dataclass(frozen=True, slots=True)
class Later:
    """To be tried again; being asked to wait spends no attempt."""

    wait: timedelta
    why: str
    spends: bool = True


@dataclass(frozen=True, slots=True)
class Failed:
    """It will never arrive."""

    why: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed post, whether it may leave, and where it can go."""

    post: Post
    verdict: Verdict
    addresses: tuple[Address, ...]


Outcome = Delivered | Withdrawn | Later | Failed


def back_off(attempts: int, chance: float) -> timedelta:
    """Return the pause after so many attempts: doubling, bounded, and never in step."""
    doubled = _FIRST_PAUSE * (1 << min(attempts, 16))
    return min(doubled, _LONGEST_PAUSE) * (0.5 + chance / 2)


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends posts, one at a time, and notes what came of each."""

    store: Store
    views: Views
    clock: Clock
    lines: Lines
    metrics: Metrics
    chance: Callable[[], float] = random.random

    async def claim(self, limit: int, besides: Collection[Parcel] = ()) -> Sequence[Parcel]:
        """Take what is due, most pressing first: that is the order in which it gets its places."""
        known = [parcel.post.id for parcel in besides]
        claim = partial(posts.claim, now=self.clock.now(), limit=limit, lease=LEASE, besides=known)
        taken = await self.store.run(claim)
        if not taken:
            return ()
        return await self.store.read(partial(_addressed, taken=taken, now=self.clock.now()))

    async def deliver(self, parcel: Parcel) -> None:
        """Send a claimed post. What cannot be noted is claimed again after its lease."""
        post = parcel.post
        try:
            outcome = await self._outcome(parcel)
            now = self.clock.now()
            await self.store.run(partial(_note, post=post, outcome=outcome, now=now))
        except (Busy, Unavailable) as fault:
            log.warning("post not noted", post=post.id, fault=type(fault).__name__)
            return
        self.metrics.posts.labels(type(outcome).__name__.lower()).inc()
        if isinstance(outcome, Delivered):
            self.metrics.delay.observe(max(0.0, (now - post.due_at).total_seconds()))

    async def _outcome(self, parcel: Parcel) -> Outcome:
        post = parcel.post
        try:
            return await self._let(parcel)
        except Limited as limit:
            return Later(timedelta(seconds=limit.seconds), "limited", spends=False)
        except Passing as fault:
            if post.attempts + 1 >= ATTEMPTS:
                return Failed(Fault.PASSING.of(str(fault)))
            return Later(back_off(post.attempts, self.chance()), Fault.PASSING.of(str(fault)))
        except (Busy, Unavailable):
            raise
        except Rejected as fault:
            log.error("post rejected", post=post.id, view=post.view, code=fault.code)  # noqa: TRY400 - the code says it all
            return Failed(Fault.REJECTED.of(fault.code))
        except Exception as fault:  # noqa: BLE001 - one post that fails must not hold up the others
            log.error("post failed", post=post.id, view=post.view, **traced(fault))  # noqa: TRY400 - a message may quote what people wrote
            return Failed(Fault.BROKEN.of(type(fault).__name__))

    async def _let(self, parcel: Parcel) -> Outcome:
        match parcel.verdict:
            case Send():
                return await self._sent(parcel)
            case Wait(until, why):
                return Later(until - self.clock.now(), why, spends=False)
            case Drop(why):
                return Withdrawn(why)
            case _:
                assert_never(parcel.verdict)

    async def _sent(self, parcel: Parcel) -> Outcome:
        """Try each address; the reasons why none could be reached are kept."""
        reasons = []
        for address, line in self._connected(parcel.addresses):
            try:
                return await self._send_to(parcel.post, address, line)
            except Unreachable as fault:
                reasons.append(f"{address.platform}: {fault}")
        return Failed("; ".join(reasons) or "no address")

    def _connected(self, places: Sequence[Address]) -> list[tuple[Address, Line]]:
        found = [(one, self.lines.get(one.platform, one.workspace)) for one in places]
        ready = [(one, line) for one, line in found if line is not None]
        if places and not ready:
            raise Passing("not connected")
        return ready

    async def _send_to(self, post: Post, address: Address, line: Line) -> Outcome:
        chat = address.chat or await self._opened(address, line)
        try:
            return await self._say(post, chat, line)
        except Migrated as moved:
            return await self._say(post, await self._followed(chat, moved), line)
        except Unreachable as fault:
            mark = partial(chats.mark_unreachable, reason=str(fault), blocked=fault.blocked)
            await self.store.run(partial(mark, chat=chat.id, now=self.clock.now()))
            raise

    async def _say(self, post: Post, chat: Chat, line: Line) -> Outcome:
        show = partial(self.views.show, copy=post, chat=chat, now=self.clock.now())
        card = await self.store.read(show)
        if card is None:
            return Withdrawn("no longer applies")
        if card.file is None or chat.kind is not ChatKind.DIRECT:
            sent = await self._send(card, chat, line)
        else:
            sent = await self._send_file(post, card, card.file, chat, line)
        return Delivered(sent, digest(card))

    async def _send(self, card: Card, chat: Chat, line: Line) -> Sent:
        async with line.turn(Act.SEND, chat.chat_id, chat.kind) as outlet:
            return await outlet.send(chat.chat_id, card, direct=chat.kind is ChatKind.DIRECT)

    async def _send_file(self, post: Post, card: Card, file: File, chat: Chat, line: Line) -> Sent:
        """Send a file; where the platform takes none, say so under the words that go with it."""
        try:
            return await self._upload(card, file, chat, line)
        except Rejected as fault:
            log.error("file rejected", post=post.id, view=post.view, code=fault.code)  # noqa: TRY400 - the code says it all
        alone = partial(self.views.without_file, card=card, post=post, chat=chat)
        now = self.clock.now()
        return await self._send(await self.store.read(partial(alone, now=now)), chat, line)

    async def _upload(self, card: Card, file: File, chat: Chat, line: Line) -> Sent:
        """Draw a file while nothing waits for it, then send it."""
        drawn = await asyncio.to_thread(draw, file, self.clock.now())
        async with line.turn(Act.UPLOAD, chat.chat_id, chat.kind) as outlet:
            return await outlet.upload(chat.chat_id, card, drawn)

    async def _opened(self, address: Address, line: Line) -> Chat:
        """Open the direct chat of an account, and remember it."""
        async with line.turn(Act.OPEN, address.user, ChatKind.DIRECT) as outlet:
            chat_id = await outlet.direct(address.user)
        chat = await self.store.run(partial(remembered, address=address, chat_id=chat_id))
        if chat is None:
            raise Unreachable("direct chat closed")
        return chat

    async def _followed(self, chat: Chat, moved: Migrated) -> Chat:
        follow = partial(
            chats.migrate,
            platform=chat.platform,
            workspace=chat.workspace,
            old=chat.chat_id,
            new=moved.chat,
        )
        return await self.store.run(follow) or chat


def _addressed(db: Session, *, taken: Sequence[Post], now: datetime) -> list[Parcel]:
    return [
        Parcel(post, judged(db, post=post, now=now), addresses(db, post=post)) for post in taken
    ]


def _note(db: Session, *, post: Post, outcome: Outcome, now: datetime) -> None:
    match outcome:
        case Delivered(Sent(chat, message), shown):
            where = {"message_chat": chat, "message_id": message}
            posts.sent(db, post=post.id, now=now, **where, digest=shown)
        case Withdrawn(why):
            posts.withdraw(db, post=post.id, why=why)
        case Later(wait, why, spends):
            awaited = _awaited(db, post=post, why=why, now=now)
            retry = partial(posts.retry_at, db, post=post.id, at=now + wait, awaited=awaited)
            retry(error=why, spend=spends)
        case Failed(why):
            posts.failed(db, post=post.id, error=why)
        case _:
            assert_never(outcome)


def _awaited(db: Session, *, post: Post, why: str, now: datetime) -> datetime | None:
    """Return since when a post is awaited that has to wait; None if only for its reader's sake."""
    return late_since(db, post=post, at=now) if isinstance(why, Delay) else post.awaited
