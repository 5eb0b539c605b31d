"""Buttons pressed on the messages of a real Bolt application."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import (
    Channel,
    Message,
    NotPossibleError,
    Person,
    Slack,
)
from tests.playground.emulated_slack.stage import (
    Clock,
    actions,
    blamed,
    button,
    modal,
    refused,
    section,
    seen,
)

Json = dict[str, Any]

pytestmark = pytest.mark.usefixtures("over_http")


async def test_pressed_button_answers_in_place(
    slack: Slack, app: AsyncApp, client: AsyncWebClient, julie: Person, general: Channel
) -> None:
    heard: list[Json] = []

    @app.action("undo")
    async def undo(ack: AsyncAck, body: Json, respond: AsyncRespond) -> None:
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
    async def undo(ack: AsyncAck, respond: AsyncRespond) -> None:
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


async def test_stale_trigger_is_not_a_fault(
    slack: Slack, client: AsyncWebClient, julie: Person, clock: Clock
) -> None:
    trigger = slack.tickets.trigger(julie.id)
    clock.instant += 4
    call = client.views_open(trigger_id=trigger, view=modal(section()))
    assert (await refused(call), blamed(slack)) == ("expired_trigger_id", [])


async def test_only_buttons_are_pressed(slack: Slack, julie: Person, general: Channel) -> None:
    days = {"type": "datepicker", "action_id": "day"}
    message = slack.put(Message(general.id, "1.000000", "U0MAILLON", "x", (actions(days),)))
    with pytest.raises(NotPossibleError):
        await slack.press(julie, message, "day")
    with pytest.raises(NotPossibleError):
        await slack.press(julie, message, "nowhere")


async def test_choice_in_a_message_is_told_in_its_thread(
    slack: Slack, app: AsyncApp, julie: Person, general: Channel
) -> None:
    @app.action("day")
    async def day(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond("Noté")

    days = {"type": "datepicker", "action_id": "day"}
    message = slack.put(
        Message(general.id, "2.000000", "U0MAILLON", "x", (actions(days),), thread_ts="1.000000")
    )
    done = await slack.choose(julie, message, "day", "2026-11-18")
    assert done.payload["container"]["thread_ts"] == "1.000000"
    assert done.payload["state"]["values"] == {
        "do": {"day": {"type": "datepicker", "selected_date": "2026-11-18"}}
    }
    assert [each.thread_ts for each in slack.history(general)] == ["1.000000", "1.000000"]
