"""A workspace with one person and one channel, a real client, and a real Bolt application."""

from collections.abc import AsyncIterator

import pytest
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route

from bot.playground.server import serving
from bot.playground.slack import Channel, Person, Slack
from tests.playground.emulated_slack.stage import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def slack(clock: Clock) -> AsyncIterator[Slack]:
    emulated = Slack(now=clock)
    async with emulated.running():
        yield emulated


@pytest.fixture
def julie(slack: Slack) -> Person:
    return slack.add_person("julie", "Julie Roy")


@pytest.fixture
def general(slack: Slack, julie: Person) -> Channel:
    return slack.add_channel("general", [julie])


@pytest.fixture
def client(slack: Slack) -> AsyncWebClient:
    return AsyncWebClient(token=slack.app.bot_token, base_url=f"{slack.url}/api/")


@pytest.fixture
def app(slack: Slack, client: AsyncWebClient) -> AsyncApp:
    return AsyncApp(
        name="maillon",
        client=client,
        signing_secret=slack.app.signing_secret,
        process_before_response=True,
    )


@pytest.fixture
async def over_http(slack: Slack, app: AsyncApp) -> AsyncIterator[None]:
    handler = AsyncSlackRequestHandler(app)
    route = Route("/slack/events", handler.handle, methods=["POST"])
    async with serving(Starlette(routes=[route])) as url:
        slack.request_url = f"{url}/slack/events"
        yield
