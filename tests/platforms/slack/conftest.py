"""An emulated Slack with the manifest's scopes, its judges asked at the end, and a bot in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.manifest import EVENTS, SCOPES
from bot.platforms.slack import SlackPlatform
from bot.playground.slack import App, Channel, Person, Slack
from tests.platforms.slack.scene import Script, over_http, over_socket


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    emulated = Slack(App(scopes=frozenset(SCOPES), events=frozenset(EVENTS)))
    async with emulated.running():
        yield emulated
        assert emulated.journal.faults() == []


@pytest.fixture
def julie(slack: Slack) -> Person:
    return slack.add_person("julie", "Julie Roy")


@pytest.fixture
def general(slack: Slack, julie: Person) -> Channel:
    return slack.add_channel("general", [julie])


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture(params=[over_http, over_socket], ids=["http", "socket"])
async def bot(
    request: pytest.FixtureRequest, slack: Slack, script: Script
) -> AsyncIterator[SlackPlatform]:
    """The bot, by either way in."""
    async with request.param(slack, script) as platform:
        yield platform


@pytest.fixture
async def http_bot(slack: Slack, script: Script) -> AsyncIterator[SlackPlatform]:
    async with over_http(slack, script) as platform:
        yield platform
