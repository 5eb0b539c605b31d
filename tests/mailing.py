"""Posts for many people on Telegram, sent by programs of their own, which may be killed."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import select

from bot.clock import Clock
from bot.playground.calls import Call
from bot.playground.telegram import Telegram
from storage import chats, people, posts, requests
from storage.chats import ChatKind
from storage.db import Session, Store
from storage.people import Role
from storage.posts import POST, Priority, State
from tests.cohorts import founded, reached
from tests.end_to_end.program import Program, free_port, started, telegram_settings

WITHIN: Final = 120.0
"""Seconds for which one waits on a slow machine."""


@dataclass
class Mailing:
    """A post for each of many people; what arrived, and what the programs did."""

    store: Store
    url: str
    telegram: Telegram
    size: int
    kills: list[float] = field(default_factory=list)
    """When a sender was killed, in monotonic seconds."""

    def environment(self, *, public: bool) -> dict[str, str]:
        """Give what a program is told; `public`: others may share its work."""
        port = str(free_port())
        return {
            "DATABASE_URL": self.url,
            "PORT": port,
            **telegram_settings(self.telegram),
            **({"PUBLIC_URL": f"http://127.0.0.1:{port}"} if public else {}),
        }

    @property
    def calls(self) -> list[Call]:
        """The messages that arrived."""
        return [call for call in self.telegram.journal.of("sendMessage") if call.status == 200]

    @property
    def arrived(self) -> Counter[str]:
        """How often each person was told."""
        return Counter(str(call.arguments["chat_id"]) for call in self.calls)

    @property
    def twice(self) -> int:
        return len(self.calls) - len(self.arrived)

    @property
    def lost(self) -> int:
        return self.size - len(self.arrived)

    def states(self) -> Counter[State]:
        states = select(POST.c.state)
        return Counter(self.store.read_sync(lambda db: db.scalars(states).all()))

    async def until(self, people: int) -> None:
        """Wait until so many have been told."""
        await self.telegram.until(lambda: len(self.arrived) >= people, within=WITHIN)

    @property
    def gaps(self) -> list[float]:
        """Seconds from each kill to the next message."""
        return [min(call.at for call in self.calls if call.at > kill) - kill for kill in self.kills]

    async def kill(self, program: Program) -> None:
        """Kill a program as it sends."""
        program.process.kill()
        await program.process.wait()
        self.kills.append(time.monotonic())

    async def end_leases(self) -> None:
        """Let the leases of what a killed program was sending end."""
        ended = POST.update().where(POST.c.state == State.CLAIMED)
        past = ended.values(lease_until=Clock().now() - timedelta(seconds=1))
        await self.store.run(lambda db: bool(db.execute(past)))


@asynccontextmanager
async def mailing(store: Store, url: str, size: int) -> AsyncIterator[Mailing]:
    """Plan a post for each of so many people, in an emulated Telegram."""
    async with Telegram(now=Clock().now) as telegram:
        users = [telegram.person(f"P{number}", started=True).id for number in range(size)]
        bot = Place("telegram", str(telegram.bot.id))
        await store.run(lambda db: _plan(db, bot, users))
        yield Mailing(store, url, telegram, size)


async def emptied_by_one(post: Mailing, kill_at: Sequence[int]) -> None:
    """Let one program send, killed and started again as so many people have been told."""
    environment = post.environment(public=False)
    for told in kill_at:
        async with started("run", environment) as program:
            await post.until(told)
            await post.kill(program)
            await post.end_leases()
    async with started("run", environment) as program:
        await post.until(post.size)
        assert await program.end() == 0


async def emptied_by_two(post: Mailing, kill_at: Sequence[int]) -> None:
    """Let two programs share the work, the one that sends killed as so many have been told.

    The other one takes over before any lease ends, and before anybody else comes.
    """
    async with AsyncExitStack() as life:
        workers = [await _joined(post, life) for _ in range(2)]
        for told in kill_at:
            sender = await sending(workers)
            await post.until(told)
            await post.kill(sender)
            workers.remove(sender)
            await sending(workers)
            await post.end_leases()
            workers.append(await _joined(post, life))
        await post.until(post.size)
        for worker in workers:
            # Only who has come so far ends in order when told to.
            await worker.until("connected")
            assert await worker.end() == 0


async def sending(workers: Sequence[Program]) -> Program:
    """Wait until one of them sends; return it."""
    asking = {asyncio.create_task(worker.until("sending")): worker for worker in workers}
    done, waiting = await asyncio.wait(asking, timeout=WITHIN, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert done, "nobody sends"
    first = done.pop()
    await first
    return asking[first]


async def _joined(post: Mailing, life: AsyncExitStack) -> Program:
    return await life.enter_async_context(started("worker", post.environment(public=True)))


class Place(NamedTuple):
    """A bot's account."""

    platform: str
    workspace: str


@dataclass(frozen=True, slots=True)
class News:
    """What is to be told at once, whatever the hour: somebody asks to join a cohort."""

    cohort: int
    asked: int
    now: datetime

    @staticmethod
    def of(db: Session, bot: Place) -> News:
        """Let somebody ask through a bot to join a cohort."""
        now = Clock().now()
        cohort = founded(db, now=now)
        asked = requests.ask(
            db, cohort=cohort, **bot._asdict(), user_id="1", display_name="Ada", now=now
        )
        return News(cohort, asked, now)

    def coordinator(self, db: Session, bot: Place, user: str) -> int:
        """Make up one whom a bot reaches."""
        person = people.new(db, name=user, now=self.now).id
        people.join(db, person=person, cohort=self.cohort, role=Role.COORDINATOR, now=self.now)
        reached(db, person=person, **bot._asdict(), user=user, chat=user, now=self.now)
        return person

    def link(self, db: Session, person: int, bot: Place, user: str) -> None:
        """Let a bot know a person by that account."""
        people.link(db, person=person, **bot._asdict(), user_id=user, now=self.now)

    def attached(self, db: Session, bot: Place, group: str) -> int:
        """Attach a group to the cohort."""
        chat = chats.remember(db, **bot._asdict(), chat_id=group, kind=ChatKind.GROUP).id
        purpose = chats.ANNOUNCEMENTS
        chats.attach(
            db, chat=chat, cohort=self.cohort, purpose=purpose, language=None, now=self.now
        )
        return chat

    def plan(self, db: Session, *, person: int | None = None, chat: int | None = None) -> None:
        """Let a person, or a chat, be told."""
        posts.plan(
            db,
            person=person,
            chat=chat,
            cohort=self.cohort,
            view="access.request",
            args=[self.asked],
            key="asked",
            due_at=self.now,
            priority=Priority.ANSWER,
        )


def _plan(db: Session, bot: Place, users: Sequence[int]) -> None:
    news = News.of(db, bot)
    for user in users:
        news.plan(db, person=news.coordinator(db, bot, str(user)))
