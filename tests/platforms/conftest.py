"""An emulated Telegram for each test, whose judges found nothing at its end."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.clock import Clock
from bot.playground.telegram import Person, Telegram
from tests.platforms.telegram.scene import Desk


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram(now=Clock().now) as opened:
        yield opened
        assert opened.journal.faults() == []


@pytest.fixture
def julie(telegram: Telegram) -> Person:
    return telegram.person("Julie", language_code="fr", started=True)


@pytest.fixture
def desk() -> Desk:
    return Desk()
