"""Slash commands typed to a real Bolt application behind a request URL."""

import asyncio
import json
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.playground import loopback
from bot.playground.slack import (
    App,
    Channel,
    Failure,
    NotPossibleError,
    Person,
    Slack,
    signature,
    signed_headers,
)
from tests.playground.emulated_slack.stage import (
    Clock,
    blamed,
    section,
    seen,
)

Json = dict[str, Any]

pytestmark = pytest.mark.usefixtures("over_http")


async def test_request_url_is_verified(slack: Slack) -> None:
    assert await slack.verify_url()
    assert (await slack.check_ssl()).status == 200


async def test_command_is_answered_at_once(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    heard: list[Json] = []

    @app.command("/contrat")
    async def contract(ack: AsyncAck, command: Json) -> None:
        heard.append(command)
        await ack(text="Noté", blocks=[section("*Noté*")])

    done = await slack.command(julie, general, "/contrat 2500 R&D <CHUS>")
    assert heard == [done.payload]
    assert (done.payload["command"], done.payload["text"]) == (
        "/contrat",
        "2500 R&amp;D &lt;CHUS&gt;",
    )
    assert seen(slack, julie, general) == [("U0MAILLON", "Noté", julie.id)]
    assert slack.journal.faults() == []


async def test_command_answers_later_five_times(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel, clock: Clock
) -> None:
    @app.command("/contrat")
    async def contract(ack: AsyncAck) -> None:
        await ack()

    done = await slack.command(julie, general, "/contrat 2500")
    assert slack.history(general) == []
    later = AsyncWebhookClient(done.payload["response_url"])
    await later.send(text="Noté")
    await later.send(text="À tous", response_type="in_channel")
    answers = [await later.send(text=str(number)) for number in range(4)]
    assert [(each.status_code, each.body) for each in answers[2:]] == [
        (200, "ok"),
        (404, '{"ok":false,"error":"used_url"}'),
    ]
    assert seen(slack, julie, general)[:2] == [
        ("U0MAILLON", "Noté", julie.id),
        ("U0MAILLON", "À tous", None),
    ]
    again = await slack.command(julie, general, "/contrat 2500")
    clock.instant += 1801
    expired = await AsyncWebhookClient(again.payload["response_url"]).send(text="tard")
    assert (expired.status_code, expired.body) == (404, '{"ok":false,"error":"expired_url"}')


async def test_wrong_answers_are_faulted(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    @app.command("/contrat")
    async def contract(ack: AsyncAck) -> None:
        await ack(blocks=[section("")])

    done = await slack.command(julie, general, "/contrat")
    answer = await AsyncWebhookClient(done.payload["response_url"]).send(blocks=[section("")])
    assert (answer.status_code, answer.body) == (400, '{"ok":false,"error":"invalid_blocks"}')
    assert [call.method for call in slack.journal.faults()] == ["command answer", "response_url"]
    assert slack.history(general) == []


async def test_failing_command_shows_an_error(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    forever = asyncio.Event()

    @app.command("/contrat")
    async def contract(ack: AsyncAck) -> None:
        await forever.wait()

    slack.patience = 0.1
    assert (await slack.command(julie, general, "/contrat")).failure is Failure.TIMEOUT
    forever.set()
    slack.request_url = str(slack.request_url).replace("/slack/events", "/nowhere")
    assert (await slack.command(julie, general, "/contrat")).failure is Failure.REFUSED
    slack.request_url = "http://127.0.0.1:9/slack/events"
    assert (await slack.command(julie, general, "/contrat")).failure is Failure.UNREACHABLE
    assert seen(slack, julie, general) == [
        ("USLACKBOT", "/contrat failed with the error “operation_timeout”", julie.id),
        ("USLACKBOT", "/contrat failed with the error “http_service_error”", julie.id),
        ("USLACKBOT", "/contrat failed with the error “dispatch_failed”", julie.id),
    ]


async def test_client_allows_what_it_allows(slack: Slack, julie: Person, general: Channel) -> None:
    slack.app = App(commands=frozenset({"/contrat"}))
    with pytest.raises(NotPossibleError):
        await slack.command(julie, general, "/autre")
    with pytest.raises(NotPossibleError):
        await slack.command(slack.add_person("zoe"), general, "/contrat")
    with pytest.raises(NotPossibleError):
        slack.visible_to(julie, slack.direct(slack.add_person("marc")))
    with pytest.raises(NotPossibleError):
        await slack.mention(julie, slack.add_channel("x", [julie], with_app=False), "allô")
    slack.archive(general)
    with pytest.raises(NotPossibleError):
        await slack.say(julie, general, "allô")


async def test_signature_is_slacks_own() -> None:
    secret, timestamp = "8f742231b10e8888abcd99yyyzzz85a5", "1531420618"
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        b"&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        b"&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
        b"%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    expected = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    assert signature(secret, timestamp, body) == expected


async def test_old_signature_is_refused_by_bolt(slack: Slack) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "x"}).encode()
    headers = signed_headers(slack.app.signing_secret, body, 1_531_420_618)
    async with loopback.client() as forger:
        answer = await forger.post(
            str(slack.request_url),
            content=body,
            headers=headers | {"Content-Type": "application/json"},
        )
    assert answer.status_code == 401


async def test_answer_that_says_nothing_is_faulted(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    @app.command("/contrat")
    async def contract(ack: AsyncAck) -> None:
        await ack({"response_type": "ephemeral"})

    await slack.command(julie, general, "/contrat")
    assert (slack.history(general), blamed(slack)) == ([], ["limits: (call): no_text"])


async def test_forged_response_url_is_refused(slack: Slack) -> None:
    answer = await AsyncWebhookClient(f"{slack.url}/commands/T1/forged").send(text="a")
    assert answer.status_code == 404
