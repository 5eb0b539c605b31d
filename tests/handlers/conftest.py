"""The demo cohorts on a fresh SQLite file, and a chat with the machine."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import handlers
from bot.clock import Clock
from bot.delivery import Delivery
from bot.directories import Directories
from bot.i18n import Languages
from bot.registry import Registry, discover
from bot.router import Router
from storage import demo
from storage.db import open_store
from tests.handlers.chat import Chat, Outbox

NOW = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def demo_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demo cohorts, to be copied."""
    file = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("demo") / "maillon.db"))
    store = open_store(f"sqlite:///{file}")
    store.run_sync(lambda db: demo.seed(db, now=NOW))
    store.shut()
    return file


@pytest.fixture(scope="session")
def languages() -> Languages:
    return Languages()


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry.of(discover(handlers))


@pytest.fixture
async def chat(
    demo_file: Path, tmp_path: Path, registry: Registry, languages: Languages
) -> AsyncIterator[Chat]:
    store = open_store(f"sqlite:///{shutil.copy(demo_file, tmp_path / 'maillon.db')}")
    clock, outlet = Clock(NOW), Outbox()
    router = Router(store, registry, languages, Directories(store), clock)
    outlets = {(outlet.platform, outlet.workspace): outlet}
    yield Chat(router, Delivery(store, registry, languages, clock, outlets), outlet)
    await store.close()
