"""One process sends at a time, the next one takes over, and both hear what is planned."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select, text

from storage import people, posts, schema
from storage.db import Session, Store
from storage.opening import open_store
from storage.posts import POST
from storage.turns import Turns
from tests.storage.samples import NOW

ACCOUNTS = ["slack:T1", "telegram:7"]
PATIENCE = 30
"""Seconds after which one waits no more on a loaded machine: that it happens is what counts."""


@dataclass
class Worker:
    """A process, as far as its turns go: it looks whenever it hears something."""

    turns: Turns
    accounts: list[str] = field(default_factory=lambda: ACCOUNTS)
    heard: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def sends(self) -> bool:
        return self.turns.ours(self.accounts)

    def hear(self) -> None:
        self.heard += 1
        self.changed.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():
                self.changed.clear()
                await self.changed.wait()

    async def until_it_sends(self) -> None:
        await self.until(lambda: self.sends)


@asynccontextmanager
async def working(store: Store, *accounts: str) -> AsyncIterator[Worker]:
    worker = Worker(store.turns(), list(accounts) or ACCOUNTS)
    worker.turns.ours(worker.accounts)
    keeping = asyncio.create_task(worker.turns.keep(worker.hear))
    yield worker
    keeping.cancel()
    await asyncio.wait({keeping})


def plan(store: Store, key: str, times: int = 1) -> None:
    """Plan so many posts in one transaction; none undoes one."""

    def work(db: Session) -> None:
        for _ in range(times or 1):
            person = people.new(db, name=key, now=NOW).id
            posts.plan(db, view="event", args=[1], key=key, due_at=NOW, person=person)
        assert 1 / times

    store.run_sync(work)


async def looked(store: Store, worker: Worker) -> None:
    """Let the worker look at whose turn it is: it does between listening and hearing."""
    await worker.until(lambda: worker.heard > 0)
    before = worker.heard
    plan(store, f"post {before}")
    await worker.until(lambda: worker.heard > before)


async def test_next_process_sends_when_the_first_one_ends(postgres_store: Store) -> None:
    async with AsyncExitStack() as life:
        first = await life.enter_async_context(working(postgres_store))
        await first.until_it_sends()
        async with working(postgres_store) as second:
            await looked(postgres_store, second)
            assert (first.sends, second.sends) == (True, False)
            await life.aclose()
            await second.until_it_sends()
            assert not first.sends


async def test_next_process_sends_when_the_first_one_loses_its_connection(
    postgres_store: Store, postgres_url: str
) -> None:
    async with working(postgres_store) as first:
        await first.until_it_sends()
        async with working(postgres_store) as second:
            await looked(postgres_store, second)
            with schema.connect(postgres_url) as connection:
                holders = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = :kind"
                connection.execute(text(holders), {"kind": "advisory"})
            await second.until_it_sends()
            assert not first.sends
            await looked(postgres_store, first)
            assert (first.sends, second.sends) == (False, True)


async def test_processes_of_different_accounts_send_side_by_side(postgres_store: Store) -> None:
    slack, telegram = (working(postgres_store, account) for account in ACCOUNTS)
    async with slack as first, telegram as second:
        await first.until_it_sends()
        await second.until_it_sends()
        assert first.sends


async def test_turns_are_had_all_or_none(postgres_store: Store) -> None:
    async with AsyncExitStack() as life:
        first = await life.enter_async_context(working(postgres_store, "telegram:7"))
        await first.until_it_sends()
        async with working(postgres_store) as second:
            await looked(postgres_store, second)
            assert not second.sends
            async with working(postgres_store, "slack:T1") as third:
                await third.until_it_sends()
            await life.aclose()
            await second.until_it_sends()


async def test_account_that_connects_later_is_sent_through_too(postgres_store: Store) -> None:
    async with working(postgres_store, "telegram:7") as first:
        await first.until_it_sends()
        first.accounts = ACCOUNTS
        assert not first.sends
        await first.until_it_sends()


async def test_what_one_process_plans_another_hears_once_it_holds(
    postgres_store: Store, postgres_url: str
) -> None:
    other = open_store(postgres_url)
    async with working(postgres_store) as worker:
        await worker.until_it_sends()
        heard = worker.heard
        with pytest.raises(ZeroDivisionError):
            plan(other, "undone", 0)
        plan(other, "kept", 3)
        await worker.until(lambda: worker.heard > heard)
        planned = await postgres_store.read(lambda db: db.scalars(select(POST.c.key)).all())
        assert (planned, worker.heard) == (["kept"] * 3, heard + 1)
    other.shut()


async def test_file_has_one_process_which_hears_what_it_plans(sqlite_store: Store) -> None:
    async with working(sqlite_store) as worker:
        assert worker.sends
        await asyncio.sleep(0)
        plan(sqlite_store, "one", 3)
        await worker.until(lambda: worker.heard > 0)
        assert worker.heard == 1
    plan(sqlite_store, "another")
    assert worker.heard == 1
