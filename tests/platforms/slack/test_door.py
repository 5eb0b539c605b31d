"""The HTTP door: what stays outside, and what little is said of it."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import httpx
import pytest
from structlog.testing import capture_logs

from bot.exchange import Reply, Request
from bot.playground import loopback
from bot.playground.slack import Channel, Person, Slack, signed_headers
from tests.platforms.slack.scene import Script

pytestmark = pytest.mark.usefixtures("http_bot")

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}
SECRET_WORDS = "Marie-Ève 514 555-0199"


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with loopback.client() as opened:
        yield opened


def url(slack: Slack) -> str:
    assert slack.request_url is not None
    return slack.request_url


def signed(slack: Slack, body: bytes, age: int = 0) -> dict[str, str]:
    # Slack's stamps are of this world, whatever time the machine is in.
    now = int(time.time())  # noqa: TID251
    return signed_headers(slack.app.signing_secret, body, now - age)


COMMAND = urlencode(
    {
        "team_id": "T1",
        "user_id": "U1",
        "channel_id": "C1",
        "command": "/contact",
        "text": SECRET_WORDS,
        "trigger_id": "1.2.3",
    }
).encode()


async def test_a_signed_request_comes_in(
    slack: Slack, client: httpx.AsyncClient, script: Script
) -> None:
    response = await client.post(url(slack), content=COMMAND, headers=FORM | signed(slack, COMMAND))

    assert response.status_code == 200
    assert len(script.requests) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Request-Timestamp": "abc", "X-Slack-Signature": "v0=00"},
        {"X-Slack-Request-Timestamp": "9" * 5_000, "X-Slack-Signature": "v1"},
    ],
    ids=["unsigned", "nonsense", "worse"],
)
async def test_an_unsigned_request_is_refused(
    slack: Slack, client: httpx.AsyncClient, script: Script, headers: dict[str, str]
) -> None:
    with capture_logs() as logs:
        response = await client.post(url(slack), content=COMMAND, headers=FORM | headers)

    assert response.status_code == 401
    assert script.requests == []
    assert logs == [
        {
            "event": "slack request refused",
            "log_level": "warning",
            "status": 401,
            "reason": "signature",
        }
    ]


async def test_a_replayed_or_altered_request_is_refused(
    slack: Slack, client: httpx.AsyncClient, script: Script
) -> None:
    old = await client.post(
        url(slack), content=COMMAND, headers=FORM | signed(slack, COMMAND, age=301)
    )
    altered = await client.post(
        url(slack), content=COMMAND + b"0", headers=FORM | signed(slack, COMMAND)
    )

    assert (old.status_code, altered.status_code, script.requests) == (401, 401, [])


async def test_an_oversized_request_is_refused(
    slack: Slack, client: httpx.AsyncClient, script: Script
) -> None:
    body = b"text=" + b"a" * 1_048_576

    async def parts() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 100_000):
            yield body[start : start + 100_000]

    told = await client.post(url(slack), content=body, headers=FORM | signed(slack, body))
    untold = await client.post(url(slack), content=parts(), headers=FORM | signed(slack, body))

    assert (told.status_code, untold.status_code, script.requests) == (413, 413, [])


def interaction(payload: object) -> bytes:
    return urlencode({"payload": json.dumps(payload)}).encode()


ACTION = {"type": "button", "action_id": "a", "block_id": "b", "value": "undo"}
MODAL = {"type": "modal", "callback_id": "sheet"}
EVENT = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1"}


@pytest.mark.parametrize(
    "bad",
    [
        (b"\xff\xfe", FORM, 401),  # no text, so it cannot have been signed as one
        (b"{", JSON, 400),
        (b"[" * 100_000, JSON, 400),
        (b"[]", JSON, 400),
        (b"null", JSON, 400),
        (b"", JSON, 400),
        (b"payload=%7B", FORM, 400),
        (b"payload=3", FORM, 400),
        (b"", FORM, 404),
        (b"text=contrat", FORM, 404),
        (b"{}", JSON, 404),
        (urlencode({"command": "/contrat"}).encode(), FORM, 400),
        (interaction({"type": "block_actions"}), FORM, 400),
        (interaction({"type": "block_actions", "actions": []}), FORM, 400),
        (interaction({"type": "view_submission", "view": {"callback_id": "sheet"}}), FORM, 400),
        (interaction({"type": "view_submission", "view": MODAL}), FORM, 400),
        (interaction({"type": "block_actions", "actions": [ACTION], "team": 3}), FORM, 400),
        (interaction({"type": "block_actions", "actions": [ACTION]}), FORM, 200),
        (interaction({"type": "unheard_of", "text": SECRET_WORDS}), FORM, 404),
        (json.dumps({**EVENT, "event": {"type": "app_mention"}}).encode(), JSON, 400),
        (json.dumps({**EVENT, "event": {"type": "reaction_added"}}).encode(), JSON, 200),
        (json.dumps({**EVENT, "event": {"type": "app_home_opened"}}).encode(), JSON, 200),
        (json.dumps({**EVENT, "event": SECRET_WORDS}).encode(), JSON, 400),
        (json.dumps({**EVENT, "event": None}).encode(), JSON, 400),
    ],
)
async def test_a_malformed_request_is_refused_and_nothing_of_it_is_told(
    slack: Slack,
    client: httpx.AsyncClient,
    script: Script,
    caplog: pytest.LogCaptureFixture,
    bad: tuple[bytes, dict[str, str], int],
) -> None:
    body, headers, status = bad
    proof = signed(slack, body) if status != 401 else {}
    with capture_logs() as logs:
        response = await client.post(url(slack), content=body, headers=headers | proof)

    assert (response.status_code, script.requests) == (status, [])
    assert SECRET_WORDS not in f"{logs} {caplog.text} {response.text}"
    if status != 200:
        assert logs[-1]["event"] == "slack request refused"


async def test_what_fails_inside_is_told_without_what_was_typed(
    slack: Slack,
    julie: Person,
    general: Channel,
    script: Script,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def fail(request: Request) -> Reply | None:
        raise RuntimeError(SECRET_WORDS)

    script.answer = fail
    with capture_logs() as logs:
        done = await slack.command(julie, general, f"/contact {SECRET_WORDS}")

    assert done.status == 500
    assert "RuntimeError" in str(logs)
    assert SECRET_WORDS not in f"{logs} {caplog.text}"


async def test_slacks_own_questions_are_answered(slack: Slack) -> None:
    assert await slack.verify_url()
    assert (await slack.check_ssl()).status == 200


async def test_only_posts_come_in(slack: Slack, client: httpx.AsyncClient) -> None:
    assert (await client.get(url(slack))).status_code == 405
