"""The demo cohorts on a fresh SQLite file, and a chat with the machine."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import handlers
from bot.clock import Clock
from bot.delivery import Delivery
from bot.directories import Directories
from bot.i18n import Languages
from bot.registry import Registry, discover
from bot.router import Router
from storage.opening import open_store
from tests.handlers.chat import Chat, Outbox
from tests.storage.samples import NOW


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
