"""Modals of a real Bolt application, filled in, sent and closed."""

import json
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground.server import serving
from bot.playground.slack import (
    Channel,
    NotPossibleError,
    Person,
    Slack,
    Sort,
)
from tests.playground.emulated_slack.stage import (
    an_input,
    modal,
    option,
    plain,
    section,
)

Json = dict[str, Any]

pytestmark = pytest.mark.usefixtures("over_http")


FORM = modal(
    an_input("objet", {"type": "plain_text_input", "action_id": "t", "max_length": 5}),
    an_input("jour", {"type": "datepicker", "action_id": "d", "initial_date": "2026-11-18"}),
    an_input(
        "mode",
        {
            "type": "radio_buttons",
            "action_id": "m",
            "options": [option("Gré à gré", "direct"), option("Sur invitation", "invited")],
        },
    ),
    an_input("acheteur", {"type": "external_select", "action_id": "b", "min_query_length": 2}),
    an_input(
        "sujets",
        {"type": "checkboxes", "action_id": "c", "options": [option("A", "a"), option("B", "b")]},
        optional=True,
    ),
)


async def opened(slack: Slack, app: AsyncApp, julie: Person, general: Channel) -> None:
    @app.command("/form")
    async def form(ack: AsyncAck, command: Json, client: AsyncWebClient) -> None:
        await client.views_open(trigger_id=command["trigger_id"], view=FORM)
        await ack()

    @app.options("b")
    async def buyers(ack: AsyncAck, payload: Json) -> None:
        await ack(options=[option(payload["value"].upper(), "1")])

    await slack.command(julie, general, "/form")


async def test_modal_is_filled_in_and_sent(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    await opened(slack, app, julie, general)
    heard: list[Json] = []

    @app.view("form")
    async def sent(ack: AsyncAck, view: Json) -> None:
        heard.append(view["state"]["values"])
        await ack()

    assert await slack.suggest(julie, slack.modal(julie), "b", "chus") == [option("CHUS", "1")]
    values = {"Objet": "repas", "mode": "Gré à gré", "b": "CHUS", "c": ["a", "B"]}
    done = await slack.submit(julie, slack.modal(julie), values)
    assert done.errors == {}
    assert heard == [
        {
            "objet": {"t": {"type": "plain_text_input", "value": "repas"}},
            "jour": {"d": {"type": "datepicker", "selected_date": "2026-11-18"}},
            "mode": {
                "m": {"type": "radio_buttons", "selected_option": option("Gré à gré", "direct")}
            },
            "acheteur": {"b": {"type": "external_select", "selected_option": option("CHUS", "1")}},
            "sujets": {
                "c": {
                    "type": "checkboxes",
                    "selected_options": [option("A", "a"), option("B", "b")],
                }
            },
        }
    ]
    assert slack.views[julie.id] == []
    assert slack.journal.faults() == []


async def test_modal_with_errors_stays_with_what_was_typed(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    await opened(slack, app, julie, general)
    answers = [{"objet": "Trop vague"}, None]

    @app.view("form")
    async def sent(ack: AsyncAck) -> None:
        errors = answers.pop(0)
        await (ack(response_action="errors", errors=errors) if errors else ack())

    view = slack.modal(julie)
    await slack.suggest(julie, view, "b", "chus")
    done = await slack.submit(julie, view, {"t": "a", "m": "direct", "b": "1"})
    assert done.errors == {"objet": "Trop vague"}
    assert slack.modal(julie) == view
    await slack.submit(julie, view, {"t": "repas"})
    assert slack.views[julie.id] == []
    assert slack.journal.faults() == []


async def test_choice_outlives_a_later_search(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    await opened(slack, app, julie, general)

    @app.view("form")
    async def sent(ack: AsyncAck) -> None:
        await ack()

    view = slack.modal(julie)
    for typed in ("chus", "ville"):
        await slack.suggest(julie, view, "b", typed)
    await slack.submit(julie, view, {"t": "repas", "m": "direct", "b": "CHUS"})
    assert slack.views[julie.id] == []


async def test_client_checks_a_form_itself(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    await opened(slack, app, julie, general)
    view = slack.modal(julie)
    for values in ({}, {"t": "trop long"}, {"m": "autre"}, {"b": "jamais cherché"}, {"zzz": "1"}):
        with pytest.raises(NotPossibleError):
            await slack.submit(julie, view, values)
    with pytest.raises(NotPossibleError):
        await slack.suggest(julie, view, "b", "c")
    assert [each.sort for each in slack.deliveries] == [Sort.COMMAND]


async def test_submission_updates_pushes_and_clears(
    slack: Slack, app: AsyncApp, client: AsyncWebClient, julie: Person
) -> None:
    simple = modal(section("un"))
    answers: list[Json] = [
        {"response_action": "update", "view": modal(section("deux"))},
        {"response_action": "push", "view": modal(section("trois"))},
        {"response_action": "clear"},
    ]

    @app.view("form")
    async def sent(ack: AsyncAck) -> None:
        await ack(**answers.pop(0))

    await client.views_open(trigger_id=slack.tickets.trigger(julie.id), view=simple)
    shown = []
    for _ in range(3):
        await slack.submit(julie, slack.modal(julie))
        shown.append([view.blocks[0]["text"]["text"] for view in slack.views[julie.id]])
    assert shown == [["deux"], ["deux", "trois"], []]
    assert slack.journal.faults() == []


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "update", "view": modal(section(""))},
        {"response_action": "errors", "errors": {"nowhere": "x"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "jump"},
    ],
)
async def test_wrong_submission_answers_are_faulted(
    slack: Slack, client: AsyncWebClient, julie: Person, answer: Json
) -> None:
    async def reply(_request: Request) -> Response:
        return Response(json.dumps(answer), media_type="application/json")

    await client.views_open(trigger_id=slack.tickets.trigger(julie.id), view=modal(section()))
    view = slack.modal(julie)
    async with serving(Starlette(routes=[Route("/", reply, methods=["POST"])])) as url:
        slack.request_url = f"{url}/"
        await slack.submit(julie, view)
    assert [call.method for call in slack.journal.faults()] == ["view_submission answer"]
    assert slack.modal(julie) == view


async def test_closed_modal_is_told_when_asked(
    slack: Slack, app: AsyncApp, client: AsyncWebClient, julie: Person
) -> None:
    heard: list[bool] = []

    @app.view_closed("form")
    async def closed(ack: AsyncAck, body: Json) -> None:
        heard.append(body["is_cleared"])
        await ack()

    for more in ({}, {"notify_on_close": True}):
        trigger = slack.tickets.trigger(julie.id)
        await client.views_open(trigger_id=trigger, view=modal(section(), **more))
        await slack.close(julie, slack.modal(julie), all_of_them=True)
    assert heard == [True]
    assert slack.views[julie.id] == []


async def test_choice_in_a_modal_is_told_and_kept(
    slack: Slack, app: AsyncApp, client: AsyncWebClient, julie: Person
) -> None:
    heard: list[Json] = []

    @app.action("pick")
    async def picked(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        heard.append(body)
        await client.views_push(trigger_id=body["trigger_id"], view=modal(section("plus")))
        await ack()

    menu = {
        "type": "static_select",
        "action_id": "pick",
        "placeholder": plain("?"),
        "options": [option("CHUS", "1")],
    }
    view = modal({"type": "section", "block_id": "s", "text": plain("x"), "accessory": menu})
    await client.views_open(trigger_id=slack.tickets.trigger(julie.id), view=view)
    await slack.choose(julie, slack.modal(julie), "pick", "CHUS")
    [body] = heard
    entry = {"type": "static_select", "selected_option": option("CHUS", "1")}
    assert body["view"]["state"]["values"] == {"s": {"pick": entry}}
    assert body["actions"] == [
        entry | {"action_id": "pick", "block_id": "s", "action_ts": body["actions"][0]["action_ts"]}
    ]
    assert [view.title for view in slack.views[julie.id]] == ["Contrat", "Contrat"]
    assert slack.journal.faults() == []
