"""One Telegram per test, the real client on it, and Julie who pressed Start."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.playground.telegram import Person, Telegram
from tests.playground.emulated_telegram.calls import client_of
from tests.playground.emulated_telegram.samples import NOON


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram(now=lambda: NOON) as telegram:
        yield telegram


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with client_of(telegram) as bot:
        yield bot


@pytest.fixture
def julie(telegram: Telegram) -> Person:
    return telegram.person("Julie", language_code="fr-CA", username="julie_t", started=True)


@pytest.fixture
def marc(telegram: Telegram) -> Person:
    return telegram.person("Marc", language_code="en")
