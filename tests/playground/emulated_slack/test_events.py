"""What is written, and who comes and goes, told to a real Bolt application."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest, AsyncSay
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground.server import serving
from bot.playground.slack import (
    App,
    Channel,
    Person,
    Slack,
)
from tests.playground.emulated_slack.stage import (
    seen,
)

Json = dict[str, Any]

pytestmark = pytest.mark.usefixtures("over_http")


async def test_mention_and_direct_message_are_told(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    heard: list[tuple[str, str, str | None]] = []

    @app.event("app_mention")
    async def mentioned(event: Json, say: AsyncSay) -> None:
        heard.append(("mention", event["text"], event.get("thread_ts")))
        await say(text="Oui ?", thread_ts=event["ts"])

    @app.event("message")
    async def written(event: Json, say: AsyncSay) -> None:
        heard.append((event["channel_type"], event["text"], event.get("thread_ts")))
        await say("Reçu")

    said = await slack.mention(julie, general, "contrat 2500", thread_ts="1.000000")
    await slack.dm(julie, "a < b")
    assert heard == [("mention", "<@U0MAILLON> contrat 2500", "1.000000"), ("im", "a &lt; b", None)]
    assert [message.thread_ts for message in slack.history(general)] == [
        "1.000000",
        said.message.ts,
    ]
    assert seen(slack, julie, slack.direct(julie))[1] == ("U0MAILLON", "Reçu", None)
    assert slack.journal.faults() == []


async def test_events_come_only_when_subscribed(
    slack: Slack, julie: Person, general: Channel
) -> None:
    said = await slack.say(julie, general, "entre nous")
    assert said.deliveries == ()
    slack.app = App(scopes=frozenset())
    assert (await slack.mention(julie, general, "allô")).deliveries == ()


async def test_failed_event_is_due_again(slack: Slack, app: AsyncApp, julie: Person) -> None:
    retries: list[tuple[str, str, str]] = []
    broken = [True, True, False]

    @app.event("message")
    async def written(body: Json, request: AsyncBoltRequest) -> None:
        number, reason = (
            request.headers.get(f"x-slack-retry-{each}", [""])[0] for each in ("num", "reason")
        )
        retries.append((body["event_id"], number, reason))
        if broken.pop(0):
            raise RuntimeError

    said = await slack.dm(julie, "allô")
    event_id = said.deliveries[0].payload["event_id"]
    for _ in range(2):
        [due] = slack.due_redeliveries()
        await slack.redeliver(due)
    assert retries == [
        (event_id, "", ""),
        (event_id, "1", "http_error"),
        (event_id, "2", "http_error"),
    ]
    assert slack.due_redeliveries() == []


async def test_no_retry_header_stops_redelivery(slack: Slack, app: AsyncApp, julie: Person) -> None:
    async def stop(_request: Request) -> Response:
        return Response(status_code=500, headers={"X-Slack-No-Retry": "1"})

    async with serving(Starlette(routes=[Route("/", stop, methods=["POST"])])) as url:
        slack.request_url = f"{url}/"
        await slack.dm(julie, "allô")
    assert slack.due_redeliveries() == []


async def test_shortcuts_home_and_coming_and_going(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    heard: list[tuple[str, str]] = []

    @app.shortcut("aide")
    async def shortcut(ack: AsyncAck, body: Json) -> None:
        heard.append((body["type"], body.get("message", {}).get("text", "")))
        await ack()

    for name in ("app_home_opened", "team_join", "tokens_revoked", "app_uninstalled"):
        app.event(name)(_noting(heard))

    said = await slack.say(julie, general, "allô")
    await slack.shortcut(julie, "aide")
    await slack.message_shortcut(julie, said.message, "aide")
    await slack.open_home(julie)
    await slack.join(slack.add_person("zoe", "Zoé"))
    await slack.uninstall()
    assert heard == [
        ("shortcut", ""),
        ("message_action", "allô"),
        ("app_home_opened", julie.id),
        ("team_join", "zoe"),
        ("tokens_revoked", ""),
        ("app_uninstalled", ""),
    ]


def _noting(heard: list[tuple[str, str]]) -> Callable[[Json], Awaitable[None]]:
    async def note(event: Json) -> None:
        who = event.get("user", "")
        heard.append((event["type"], who["name"] if isinstance(who, dict) else who))

    return note
