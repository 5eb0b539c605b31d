"""Calls that go wrong as planned, and the journal that keeps them all."""

import httpx
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.playground import loopback
from bot.playground.calls import ANY_TALK, Call, Fault, FaultProgramme, Journal, Verdict
from bot.playground.pulse import Pulse
from bot.playground.slack import Channel, Slack
from tests.playground.emulated_slack.stage import refused


async def test_planned_faults_happen_once(
    slack: Slack, client: AsyncWebClient, general: Channel
) -> None:
    slack.faults.plan("chat.postMessage", Fault(retry_after=7), Fault(error="is_archived"))
    with pytest.raises(SlackApiError) as limited:
        await client.chat_postMessage(channel=general.id, text="a")
    answer = limited.value.response
    assert (answer.status_code, answer.headers["Retry-After"], answer["error"]) == (
        429,
        "7",
        "ratelimited",
    )
    assert await refused(client.chat_postMessage(channel=general.id, text="a")) == "is_archived"
    await client.chat_postMessage(channel=general.id, text="a")
    calls = slack.journal.of("chat.postMessage")
    assert [(call.status, call.error) for call in calls] == [
        (429, "ratelimited"),
        (200, "is_archived"),
        (200, ""),
    ]
    assert slack.journal.faults() == []


async def test_server_error_and_reset(
    slack: Slack, client: AsyncWebClient, general: Channel
) -> None:
    slack.faults.plan("*", Fault(status=503), Fault(reset=True, carried_out=True))
    with pytest.raises(SlackApiError) as broken:
        await client.chat_postMessage(channel=general.id, text="a")
    assert broken.value.response.status_code == 503
    async with loopback.client() as plain:
        with pytest.raises(httpx.RemoteProtocolError):
            await plain.post(
                f"{slack.url}/api/chat.postMessage",
                headers={"Authorization": f"Bearer {slack.app.bot_token}"},
                json={"channel": general.id, "text": "perdue"},
            )
    assert [message.text for message in slack.history(general)] == ["perdue"]
    assert [call.status for call in slack.journal.calls] == [503, 0]


async def test_slow_call_keeps_its_place_in_the_journal(
    slack: Slack, client: AsyncWebClient, general: Channel
) -> None:
    slack.faults.plan("chat.postMessage", Fault(delay=0.05))
    await client.chat_postMessage(channel=general.id, text="a")
    await client.auth_test()
    slow, quick = slack.journal.calls
    assert (slow.method, quick.method) == ("chat.postMessage", "auth.test")
    assert quick.at - slow.at >= 0.05


async def test_client_that_waits_gets_through(
    slack: Slack, client: AsyncWebClient, general: Channel
) -> None:
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    slack.faults.plan("chat.postMessage", Fault(retry_after=0))
    await client.chat_postMessage(channel=general.id, text="a")
    first, second = slack.journal.of("chat.postMessage")
    assert (first.status, second.status) == (429, 200)
    assert first.at < second.at


async def test_faults_of_response_urls_are_planned_too(slack: Slack, general: Channel) -> None:
    token = slack.tickets.response_url("U1", general.id)
    slack.faults.plan("response_url", Fault(status=500))
    async with loopback.client() as plain:
        answers = [
            await plain.post(f"{slack.url}/commands/T1/{token}", json={"text": "a"})
            for _ in range(2)
        ]
    assert [each.status_code for each in answers] == [500, 200]
    assert [call.status for call in slack.journal.of("response_url")] == [500, 200]


def test_programme_plays_in_turn() -> None:
    slow, gone = Fault(delay=1), Fault(status=500)
    programme = FaultProgramme()
    programme.plan("a", slow, gone, times=2)
    programme.plan("*", gone)
    taken = [programme.take([name]) for name in ("b", "a", "a", "a", "a", "a")]
    assert taken == [gone, slow, gone, slow, gone, None]
    assert (slow.answers, gone.answers) == (False, True)
    programme.plan("a", slow)
    programme.clear()
    assert programme.take(["a"]) is None


def test_bot_hears_whatever_happens_to_its_talk() -> None:
    programme, fault = FaultProgramme(hearing=frozenset({"listen"})), Fault(status=503)
    programme.plan(ANY_TALK, fault)
    assert [programme.take([name]) for name in ("listen", "say", "say")] == [None, fault, None]


def test_lasting_fault_is_met_until_there_is_none() -> None:
    programme, faults = FaultProgramme(), [Fault(status=503), Fault(status=500)]
    programme.last("say", lambda: faults.pop() if faults else None)
    assert programme.take(["other"]) is None
    assert [programme.take(["say"]) for _ in range(3)] == [
        Fault(status=500),
        Fault(status=503),
        None,
    ]


def test_journal_keeps_the_order_of_arrival() -> None:
    early, late = Call("slack", "a", {}, 1.0), Call("slack", "b", {}, 2.0)
    wrong = Call("slack", "a", {}, 3.0, verdicts=(Verdict("rules", "", "no"),))
    journal = Journal(Clock().now, Pulse())
    for call in (late, wrong, early):
        journal.add(call)
    assert journal.calls == [early, late, wrong]
    assert (journal.of("a"), journal.faults()) == ([early, wrong], [wrong])
    journal.clear()
    assert journal.calls == []
