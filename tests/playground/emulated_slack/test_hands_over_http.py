"""People's hands, with a real Bolt application behind a request URL."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground.server import serving
from bot.playground.slack import (
    App,
    Channel,
    Failure,
    NotPossibleError,
    Person,
    Slack,
    Sort,
    signature,
    signed_headers,
)
from tests.playground.emulated_slack.stage import (
    Clock,
    actions,
    an_input,
    blamed,
    button,
    modal,
    option,
    plain,
    refused,
    section,
)

Json = dict[str, Any]


@pytest.fixture(autouse=True)
async def _request_url(slack: Slack, app: AsyncApp) -> AsyncIterator[None]:
    handler = AsyncSlackRequestHandler(app)
    heard: list[dict[str, str]] = []

    async def events(request: Request) -> Response:
        heard.append(dict(request.headers))
        return await handler.handle(request)

    web = Starlette(routes=[Route("/slack/events", events, methods=["POST"])])
    web.state.heard = heard
    async with serving(web) as url:
        slack.request_url = f"{url}/slack/events"
        yield


def seen(slack: Slack, person: Person, channel: Channel) -> list[tuple[str, str, str | None]]:
    return [
        (message.user, message.text, message.ephemeral_to)
        for message in slack.visible_to(person, channel)
    ]


async def test_request_url_is_verified(slack: Slack) -> None:
    assert await slack.verify_url()
    assert (await slack.check_ssl()).status == 200


async def test_command_is_answered_at_once(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    heard: list[Json] = []

    @app.command("/contrat")
    async def contract(ack: Any, command: Json) -> None:
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
    async def contract(ack: Any) -> None:
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
    async def contract(ack: Any) -> None:
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
    async def contract(ack: Any) -> None:
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
    async with httpx.AsyncClient() as forger:
        answer = await forger.post(
            str(slack.request_url),
            content=body,
            headers=headers | {"Content-Type": "application/json"},
        )
    assert answer.status_code == 401


async def test_mention_and_direct_message_are_told(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    heard: list[tuple[str, str, str | None]] = []

    @app.event("app_mention")
    async def mentioned(event: Json, say: Any) -> None:
        heard.append(("mention", event["text"], event.get("thread_ts")))
        await say(text="Oui ?", thread_ts=event["ts"])

    @app.event("message")
    async def written(event: Json, say: Any) -> None:
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
    async def written(body: Json, request: Any) -> None:
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


async def test_pressed_button_answers_in_place(
    slack: Slack, app: AsyncApp, client: AsyncWebClient, julie: Person, general: Channel
) -> None:
    heard: list[Json] = []

    @app.action("undo")
    async def undo(ack: Any, body: Json, respond: Any) -> None:
        heard.append(body)
        await ack()
        await respond(text="Annulé", replace_original=True)

    blocks = [section(), actions(button("Annuler", "undo", "12"))]
    await client.chat_postEphemeral(channel=general.id, user=julie.id, text="Noté", blocks=blocks)
    [private] = slack.visible_to(julie, general)
    done = await slack.press(julie, private, "Annuler")
    assert heard == [done.payload]
    assert done.payload["container"]["is_ephemeral"]
    assert "message" not in done.payload
    assert [each["value"] for each in done.payload["actions"]] == ["12"]
    assert seen(slack, julie, general) == [("U0MAILLON", "Annulé", julie.id)]
    marc = slack.add_person("marc")
    with pytest.raises(NotPossibleError):
        await slack.press(marc, private, "Annuler")
    assert slack.journal.faults() == []


async def test_press_gives_the_message_and_may_delete_it(
    slack: Slack, app: AsyncApp, client: AsyncWebClient, julie: Person, general: Channel
) -> None:
    @app.action("undo")
    async def undo(ack: Any, respond: Any) -> None:
        await ack()
        await respond(delete_original=True)

    await client.chat_postMessage(
        channel=general.id, text="x", blocks=[actions(button("Annuler", "undo"))]
    )
    [message] = slack.visible_to(julie, general)
    done = await slack.press(julie, message, "undo")
    assert done.payload["message"]["ts"] == message.ts
    assert slack.history(general) == []
    with pytest.raises(NotPossibleError):
        await slack.press(julie, message, "undo")


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
    async def form(ack: Any, command: Json, client: AsyncWebClient) -> None:
        await client.views_open(trigger_id=command["trigger_id"], view=FORM)
        await ack()

    @app.options("b")
    async def buyers(ack: Any, payload: Json) -> None:
        await ack(options=[option(payload["value"].upper(), "1")])

    await slack.command(julie, general, "/form")


async def test_modal_is_filled_in_and_sent(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    await opened(slack, app, julie, general)
    heard: list[Json] = []

    @app.view("form")
    async def sent(ack: Any, view: Json) -> None:
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
    async def sent(ack: Any) -> None:
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
    async def sent(ack: Any) -> None:
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
    async def closed(ack: Any, body: Json) -> None:
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
    async def picked(ack: Any, body: Json, client: AsyncWebClient) -> None:
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


async def test_shortcuts_home_and_coming_and_going(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    heard: list[tuple[str, str]] = []

    @app.shortcut("aide")
    async def shortcut(ack: Any, body: Json) -> None:
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


def _noting(heard: list[tuple[str, str]]) -> Any:
    async def note(event: Json) -> None:
        who = event.get("user", "")
        heard.append((event["type"], who["name"] if isinstance(who, dict) else who))

    return note


async def test_stale_trigger_is_not_a_fault(
    slack: Slack, client: AsyncWebClient, julie: Person, clock: Clock
) -> None:
    trigger = slack.tickets.trigger(julie.id)
    clock.instant += 4
    call = client.views_open(trigger_id=trigger, view=modal(section()))
    assert (await refused(call), blamed(slack)) == ("expired_trigger_id", [])
