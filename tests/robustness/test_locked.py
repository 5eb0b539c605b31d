"""Another process holds the database: people are told, and what they send later is done."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.exchange import Words
from tests.robustness.locking import locked
from tests.robustness.machine import Machine, line, logged, shown, told

TABLES = ("contract", "audit", "inbound", "draft", "chat")


def rows(file: Path) -> dict[str, int]:
    with closing(sqlite3.connect(file)) as db:
        counts = {one: db.execute(f"SELECT count(*) FROM {one}") for one in TABLES}  # noqa: S608 (names of our tables)
        return {one: found.fetchone()[0] for one, found in counts.items()}


async def test_locked_database_is_told_and_nothing_is_half_written(
    on_sqlite: Machine, file: Path
) -> None:
    before = rows(file)
    requests = [on_sqlite.request(Words(line(1000 + n))) for n in range(10)]
    with locked(file):
        replies = await asyncio.gather(*map(on_sqlite.router.handle, requests))
        assert [told(shown(one)) for one in replies] == [True] * 10
        assert rows(file) == before


async def test_request_after_the_lock_is_done(on_sqlite: Machine, file: Path) -> None:
    request = on_sqlite.request(Words(line(2500)))
    with locked(file):
        assert told(await on_sqlite.send(request))

    assert logged(await on_sqlite.send(request))
    assert await on_sqlite.amounts() == [2500]


async def test_reading_goes_on_beside_the_lock(on_sqlite: Machine, file: Path) -> None:
    await on_sqlite.say(line(2500))
    with locked(file):
        assert await on_sqlite.amounts() == [2500]


async def test_newcomer_is_told_of_the_lock_too(on_sqlite: Machine, file: Path) -> None:
    with locked(file):
        assert told(await on_sqlite.say("/aide", "alex"))
    assert not told(await on_sqlite.say("/aide", "alex"))
