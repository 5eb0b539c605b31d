"""What is sent and answered has the keys and the types of Slack's published samples."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import Channel, Message, Person, Slack, payloads
from bot.playground.slack.delivery import Delivery, Sort
from bot.playground.slack.judging import SPECS
from bot.playground.slack.socket_line import envelope_of
from tests.playground.emulated_slack.stage import actions, an_input, button, modal, section

Json = dict[str, Any]

# Free-form parts, and keys that only other samples or the documentation have.
FREE = {"blocks", "values", "state", "args", "metadata", "locale"}
FREE |= {"api_app_id", "enterprise", "is_enterprise_install"}


def load(name: str) -> Json:
    loaded: Json = json.loads((SPECS / name).read_text(encoding="utf-8"))
    return loaded


def strange(given: object, sample: object, path: str = "") -> Iterator[str]:
    """Give the paths of what the sample has not, or has of another type."""
    if isinstance(given, dict) and isinstance(sample, dict):
        for key in given.keys() - FREE:
            if key not in sample:
                yield f"{path}/{key}"
            else:
                yield from strange(given[key], sample[key], f"{path}/{key}")
    elif isinstance(given, list) and isinstance(sample, list):
        for item in given if sample else ():
            yield from strange(item, sample[0], f"{path}[]")
    elif given is not None and sample is not None and type(given) is not type(sample):
        yield f"{path}: {type(given).__name__}, not {type(sample).__name__}"


@pytest.fixture
def message(slack: Slack, general: Channel) -> Message:
    blocks = (section(block_id="s"), actions(button("Annuler", "undo")))
    return slack.put(Message(general.id, "1.000000", "U00000001", "x", blocks))


async def sent(
    slack: Slack, client: AsyncWebClient, julie: Person, message: Message
) -> dict[str, Json]:
    field = an_input("t", {"type": "plain_text_input", "action_id": "t"})
    await client.views_open(trigger_id=slack.tickets.trigger(julie.id), view=modal(field))
    view, channel = slack.modal(julie), slack.channels[message.channel]
    action = button("Annuler", "undo") | {"block_id": "do"}
    menu = {"action_id": "undo", "block_id": "do"}
    events = {
        "app_mention": payloads.said(slack, message, "app_mention"),
        "message": payloads.said(slack, message, "message"),
    }
    return {
        "slash_command": payloads.command(slack, julie, channel, "/contrat", "x"),
        "block_actions": payloads.block_actions(slack, julie, message, action, {}),
        "block_suggestion": payloads.block_suggestion(slack, julie, view, menu, "x"),
        "view_submission": payloads.view_submission(slack, julie, view, {}),
        "view_closed": payloads.view_closed(slack, julie, view, cleared=False),
        "message_action": payloads.message_action(slack, julie, message, "aide"),
        "shortcut": payloads.shortcut(slack, julie, "aide"),
        **{name: payloads.event_callback(slack, event) for name, event in events.items()},
    }


async def test_payloads_have_the_shape_of_the_samples(
    slack: Slack, client: AsyncWebClient, julie: Person, message: Message
) -> None:
    shapes, filled = load("payload_shapes.json"), load("payloads.json")
    odd = {
        name: set.intersection(
            *(set(strange(payload, sample[name])) for sample in (shapes, filled) if name in sample)
        )
        for name, payload in (await sent(slack, client, julie, message)).items()
    }
    assert {name: paths for name, paths in odd.items() if paths} == {}


async def test_envelopes_have_the_shape_of_the_samples() -> None:
    samples: Any = load("envelopes.json")
    for sample in samples:
        envelope = envelope_of(Delivery(Sort(sample["type"]), sample["payload"]))
        assert envelope.keys() - sample.keys() == set()
        assert envelope["accepts_response_payload"] == sample["accepts_response_payload"]


async def test_answers_have_the_shape_of_the_samples(
    slack: Slack, client: AsyncWebClient, julie: Person, general: Channel
) -> None:
    def trigger() -> str:
        stack = slack.views[julie.id]
        return slack.tickets.trigger(julie.id, stack[-1].id if stack else None)

    posted = await client.chat_postMessage(channel=general.id, text="x", blocks=[section()])
    opened = await client.views_open(trigger_id=trigger(), view=modal(section()))
    ts, home = posted["ts"], {"type": "home", "blocks": [section()]}
    upload = await client.files_getUploadURLExternal(filename="a.csv", length=1)
    answers = {
        "auth.test": await client.auth_test(),
        "bots.info": await client.bots_info(bot=slack.app.bot_id),
        "chat.postMessage": posted,
        "chat.postEphemeral": await client.chat_postEphemeral(
            channel=general.id, user=julie.id, text="x"
        ),
        "chat.update": await client.chat_update(channel=general.id, ts=ts, text="y"),
        "chat.getPermalink": await client.chat_getPermalink(channel=general.id, message_ts=ts),
        "chat.delete": await client.chat_delete(channel=general.id, ts=ts),
        "conversations.info": await client.conversations_info(channel=general.id),
        "conversations.list": await client.conversations_list(),
        "conversations.members": await client.conversations_members(channel=general.id),
        "conversations.open": await client.conversations_open(users=[julie.id], return_im=True),
        "files.getUploadURLExternal": upload,
        "team.info": await client.team_info(),
        "users.info": await client.users_info(user=julie.id),
        "users.list": await client.users_list(),
        "views.open": opened,
        "views.push": await client.views_push(trigger_id=trigger(), view=modal(section())),
        "views.update": await client.views_update(
            view_id=opened["view"]["id"], view=modal(section())
        ),
        "views.publish": await client.views_publish(user_id=julie.id, view=home),
    }
    shapes = load("response_shapes.json")
    odd = {name: sorted(strange(answer.data, shapes[name])) for name, answer in answers.items()}
    assert {name: paths for name, paths in odd.items() if paths} == {}
    assert slack.journal.faults() == []
