"""One Chromium for all the tests of a process; a playground and a profile for each."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.browser.chromium import launched
from tests.browser.stage import DESKTOP, PHONE, Stage, staged

HERE = Path(__file__).parent

# Speed is measured by `make bench`: a slow moment of the machine is no failure.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each test run in the event loop of the browser."""
    for item in items:
        if HERE in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def stage(
    browser: Browser, demo_file: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Stage]:
    """The page in front of Julie; whoever is `unopened` begins by a visit of its own."""
    async with faultless(browser, demo_file) as stage:
        if request.node.get_closest_marker("unopened") is None:
            await stage.visit()
        yield stage


@pytest_asyncio.fixture(loop_scope="session")
async def held(browser: Browser, demo_file: Path) -> AsyncIterator[Stage]:
    """A screen as wide as a phone's, on which nobody has opened the page yet."""
    async with faultless(browser, demo_file, PHONE) as stage:
        yield stage


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def shared(browser: Browser, demo_file: Path) -> AsyncIterator[Stage]:
    """The same page for each test of a module: they look at what they put there themselves."""
    async with faultless(browser, demo_file) as stage:
        await stage.visit()
        yield stage


@asynccontextmanager
async def faultless(
    browser: Browser, demo_file: Path, size: tuple[int, int] = DESKTOP
) -> AsyncIterator[Stage]:
    """Set the stage; nothing forbidden may have happened on it in the end."""
    async with staged(browser, demo_file, size) as stage:
        yield stage
        assert stage.faults() == []
