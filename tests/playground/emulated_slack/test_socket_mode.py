"""The same hands, with a real Bolt application in Socket Mode."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import Channel, Failure, Message, Person, Slack
from tests.playground.emulated_slack.stage import (
    actions,
    an_input,
    button,
    modal,
    option,
    refused,
    section,
    socket_to,
)

Json = dict[str, Any]


@pytest.fixture
async def socket(slack: Slack, app: AsyncApp) -> AsyncIterator[None]:
    async with socket_to(slack, app):
        await slack.sockets.connected()
        yield


async def test_connection_needs_the_app_token(slack: Slack, client: AsyncWebClient) -> None:
    call = client.apps_connections_open(app_token=slack.app.bot_token)
    assert await refused(call) == "not_allowed_token_type"


async def test_without_socket_nothing_is_dispatched(
    slack: Slack, julie: Person, general: Channel
) -> None:
    done = await slack.command(julie, general, "/contrat")
    assert done.failure is Failure.UNREACHABLE


async def test_command_is_acknowledged_with_its_answer(
    slack: Slack, app: AsyncApp, socket: None, julie: Person, general: Channel
) -> None:
    @app.command("/contrat")
    async def contract(ack: AsyncAck, respond: AsyncRespond) -> None:
        await respond("Un instant")
        await ack("Noté")

    await slack.command(julie, general, "/contrat 2500")
    assert [message.text for message in slack.visible_to(julie, general)] == ["Un instant", "Noté"]
    assert slack.journal.faults() == []


async def test_unacknowledged_command_times_out(
    slack: Slack, app: AsyncApp, socket: None, julie: Person, general: Channel
) -> None:
    forever = asyncio.Event()

    @app.command("/contrat")
    async def contract(ack: AsyncAck) -> None:
        await forever.wait()

    slack.patience = 0.1
    done = await slack.command(julie, general, "/contrat")
    forever.set()
    assert done.failure is Failure.TIMEOUT
    assert [message.text for message in slack.visible_to(julie, general)] == [
        "/contrat failed with the error “operation_timeout”"
    ]


async def test_event_is_redelivered_with_its_attempt(
    slack: Slack, app: AsyncApp, socket: None, julie: Person
) -> None:
    heard: list[tuple[str, str]] = []

    @app.event("message")
    async def written(body: Json, request: AsyncBoltRequest) -> None:
        heard.append((body["event_id"], body["event"]["text"]))

    said = await slack.dm(julie, "allô")
    again = await slack.redeliver(said.deliveries[0])
    event_id = said.deliveries[0].payload["event_id"]
    assert heard == [(event_id, "allô")] * 2
    assert (again.attempt, again.reason, again.status) == (1, "http_timeout", 200)


async def test_press_suggest_and_submit_work_as_over_http(
    slack: Slack, app: AsyncApp, socket: None, julie: Person
) -> None:
    heard: list[Json] = []
    buyer = {"type": "external_select", "action_id": "b", "min_query_length": 1}

    @app.action("fix")
    async def fix(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=modal(an_input("qui", buyer)))
        await ack()

    @app.options("b")
    async def buyers(ack: AsyncAck) -> None:
        await ack(options=[option("CHUS", "1")])

    @app.view("form")
    async def sent(ack: AsyncAck, view: Json) -> None:
        heard.append(view["state"]["values"])
        await ack(response_action="errors", errors={"qui": "Encore ?"})

    channel = slack.direct(julie)
    message = slack.put(
        Message(channel.id, "1.000000", "U0MAILLON", blocks=(actions(button("Corriger", "fix")),))
    )
    await slack.press(julie, message, "Corriger")
    await slack.suggest(julie, slack.modal(julie), "b", "ch")
    done = await slack.submit(julie, slack.modal(julie), {"b": "CHUS"})
    entry = {"type": "external_select", "selected_option": option("CHUS", "1")}
    assert heard == [{"qui": {"b": entry}}]
    assert done.errors == {"qui": "Encore ?"}
    assert slack.journal.faults() == []


async def test_application_comes_back_after_a_disconnect(
    slack: Slack, app: AsyncApp, socket: None, julie: Person, general: Channel
) -> None:
    @app.command("/contrat")
    async def contract(ack: AsyncAck) -> None:
        await ack("Noté")

    await slack.sockets.disconnect("refresh_requested")
    await slack.sockets.connected()
    assert (await slack.command(julie, general, "/contrat")).status == 200
    assert len(slack.journal.of("apps.connections.open")) == 2


async def test_sockets_take_turns(
    slack: Slack, app: AsyncApp, socket: None, julie: Person, general: Channel
) -> None:
    heard: list[tuple[str, str]] = []

    def listening(name: str, listener: AsyncApp) -> AsyncApp:
        @listener.command("/contrat")
        async def contract(ack: AsyncAck, command: Json) -> None:
            heard.append((name, command["text"]))
            await ack()

        return listener

    listening("first", app)
    second = AsyncApp(name="second", client=app.client, signing_secret="x")
    async with socket_to(slack, listening("second", second)):
        await slack.sockets.connected(2)
        for number in range(4):
            await slack.command(julie, general, f"/contrat {number}")
    assert heard == [("first", "0"), ("second", "1"), ("first", "2"), ("second", "3")]


async def test_eleventh_socket_is_turned_away(slack: Slack, app: AsyncApp) -> None:
    async with contextlib.AsyncExitStack() as stack:
        for _ in range(10):
            await stack.enter_async_context(socket_to(slack, app))
        await slack.sockets.connected(10)
        opened = await app.client.apps_connections_open(app_token=slack.app.app_token)
        extra = await stack.enter_async_context(aiohttp.ClientSession())
        async with extra.ws_connect(opened["url"]) as link:
            goodbye = await link.receive_json()
    assert (goodbye["type"], goodbye["reason"]) == ("disconnect", "too_many_websockets")


async def test_socket_needs_a_fresh_ticket(slack: Slack) -> None:
    address = slack.url.replace("http", "ws", 1) + "/link/?ticket=forged"
    async with aiohttp.ClientSession() as forger:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
            await forger.ws_connect(address)
    assert refusal.value.status == 403


async def test_ephemeral_origin_is_answered_down_the_socket(
    slack: Slack, app: AsyncApp, socket: None, julie: Person, general: Channel
) -> None:
    @app.action("undo")
    async def undo(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond("Annulé", replace_original=True)

    await app.client.chat_postEphemeral(
        channel=general.id,
        user=julie.id,
        text="Noté",
        blocks=[section(), actions(button("Annuler", "undo"))],
    )
    [private] = slack.visible_to(julie, general)
    await slack.press(julie, private, "undo")
    assert [message.text for message in slack.visible_to(julie, general)] == ["Annulé"]
