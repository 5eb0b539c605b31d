"""One Telegram per test, the real client on it, and Julie who pressed Start."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.playground.telegram import Person, Telegram

NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram(now=lambda: NOON) as telegram:
        yield telegram


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with Bot(
        telegram.bot.token,
        base_url=telegram.api_url,
        base_file_url=telegram.file_url,
        request=HTTPXRequest(connection_pool_size=8),
        get_updates_request=HTTPXRequest(connection_pool_size=8),
    ) as bot:
        yield bot


@pytest.fixture
def julie(telegram: Telegram) -> Person:
    return telegram.person("Julie", language_code="fr-CA", username="julie_t", started=True)


@pytest.fixture
def marc(telegram: Telegram) -> Person:
    return telegram.person("Marc", language_code="en")
