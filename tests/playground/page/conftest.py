"""The whole playground behind its page, spoken to over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.playground import loopback
from bot.playground.page import application
from bot.playground.playground import Playground
from bot.playground.server import serving
from tests.playground.page.visitor import Visitor


@pytest.fixture
async def playground(demo_file: Path) -> AsyncIterator[Playground]:
    async with Playground.open(demo_file) as opened:
        yield opened


@pytest.fixture
async def url(playground: Playground) -> AsyncIterator[str]:
    async with serving(application(playground)) as address:
        yield address


@pytest.fixture
async def http(url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with loopback.client(30) as client:
        client.base_url = httpx.URL(url)
        yield client


@pytest.fixture
async def julie(http: httpx.AsyncClient) -> Visitor:
    """A manager, in French."""
    return Visitor(http, "julie")


@pytest.fixture
async def sam(http: httpx.AsyncClient) -> Visitor:
    """A manager of another enterprise, in English."""
    return Visitor(http, "sam")


@pytest.fixture
async def alex(http: httpx.AsyncClient) -> Visitor:
    """Somebody who has not joined."""
    return Visitor(http, "alex")
