"""The machine on each database, with a small cohort in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.robustness.machine import Machine, running, settled


@pytest.fixture
async def machine(database_url: str) -> AsyncIterator[Machine]:
    async with running(database_url) as opened:
        yield await settled(opened)


@pytest.fixture
async def on_sqlite(sqlite_url: str) -> AsyncIterator[Machine]:
    async with running(sqlite_url) as opened:
        yield await settled(opened)


@pytest.fixture
async def on_postgres(postgres_url: str) -> AsyncIterator[Machine]:
    async with running(postgres_url, patience=5) as opened:
        yield await settled(opened)


@pytest.fixture
def file(sqlite_url: str) -> Path:
    """The file that the machine on SQLite writes to."""
    return Path(sqlite_url.removeprefix("sqlite:///"))
