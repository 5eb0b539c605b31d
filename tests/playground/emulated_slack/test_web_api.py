"""The emulated Web API, asked by Slack's own client."""

from collections.abc import Awaitable
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import loopback
from bot.playground.slack import App, Channel, Message, Person, Slack
from bot.playground.slack.model import SCOPES
from tests.playground.emulated_slack.stage import blamed, refused, section


async def test_auth_test_names_the_bot(client: AsyncWebClient, slack: Slack) -> None:
    answer = await client.auth_test()
    assert answer.data == {
        "ok": True,
        "url": "https://cohorte.slack.com/",
        "team": "Cohorte",
        "user": "maillon",
        "team_id": "T0COHORT1",
        "user_id": "U0MAILLON",
        "bot_id": "B0MAILLON",
        "is_enterprise_install": False,
    }


@pytest.mark.parametrize(
    ("token", "error"),
    [
        ("", "not_authed"),
        ("xoxb-other", "invalid_auth"),
        ("xapp-playground-app", "not_allowed_token_type"),
    ],
)
async def test_token_is_checked(slack: Slack, token: str, error: str) -> None:
    assert await refused(AsyncWebClient(token, f"{slack.url}/api/").auth_test()) == error


async def test_uninstalled_app_has_dead_tokens(slack: Slack, client: AsyncWebClient) -> None:
    await slack.uninstall()
    assert await refused(client.auth_test()) == "account_inactive"


async def test_method_needs_its_scope(slack: Slack, client: AsyncWebClient) -> None:
    slack.app = App(scopes=SCOPES - {"users:read"})
    assert await refused(client.users_info(user="U1")) == "missing_scope"
    assert blamed(slack) == ["limits: (call): missing_scope"]


async def test_unknown_method_is_faulted(slack: Slack, client: AsyncWebClient) -> None:
    assert await refused(client.api_call("chat.shout")) == "unknown_method"
    assert [call.method for call in slack.journal.faults()] == ["chat.shout"]


async def test_post_message_is_seen(
    slack: Slack, client: AsyncWebClient, julie: Person, general: Channel
) -> None:
    answer = await client.chat_postMessage(
        channel=general.id, text="Bonjour <@U1> & <https://a.example|a>", blocks=[section()]
    )
    message = Message(
        general.id,
        "1795000000.000000",
        "U0MAILLON",
        "Bonjour <@U1> & <https://a.example|a>",
        ({**section(), "block_id": "~0"},),
    )
    assert slack.visible_to(julie, general) == [message]
    assert answer.data == {
        "ok": True,
        "channel": general.id,
        "ts": message.ts,
        "message": {
            "type": "message",
            "user": "U0MAILLON",
            "text": message.text,
            "ts": message.ts,
            "team": "T0COHORT1",
            "bot_id": "B0MAILLON",
            "app_id": "A0MAILLON",
            "blocks": list(message.blocks),
        },
    }
    assert slack.journal.faults() == []


@pytest.mark.parametrize(
    "content",
    [
        {"json": {"channel": "C", "text": "x"}},
        {"data": {"channel": "C", "text": "x"}},
        {"params": {"channel": "C", "text": "x"}},
    ],
)
async def test_arguments_come_as_json_form_or_query(slack: Slack, content: dict[str, Any]) -> None:
    channel = slack.add_channel("general")
    [(kind, arguments)] = content.items()
    given: dict[str, Any] = {kind: {**arguments, "channel": channel.id}}
    async with loopback.client() as plain:
        answer = await plain.post(
            f"{slack.url}/api/chat.postMessage",
            headers={"Authorization": f"Bearer {slack.app.bot_token}"},
            **given,
        )
    assert answer.json()["ok"]


async def test_user_id_as_channel_is_their_direct_messages(
    slack: Slack, client: AsyncWebClient, julie: Person
) -> None:
    answer = await client.chat_postMessage(channel=julie.id, text="En privé")
    assert answer["channel"] == slack.direct(julie).id


async def test_post_message_cuts_long_text_and_is_advised(
    slack: Slack, client: AsyncWebClient, general: Channel
) -> None:
    answer = await client.chat_postMessage(channel=general.id, text="x" * 40_001)
    assert len(answer["message"]["text"]) == 40_000
    assert blamed(slack) == ["advice: /text: cut at 40000 characters"]


async def test_update_edits_and_keeps_blocks(
    slack: Slack, client: AsyncWebClient, julie: Person, general: Channel
) -> None:
    posted = await client.chat_postMessage(channel=general.id, text="a", blocks=[section()])
    await client.chat_update(channel=general.id, ts=posted["ts"], text="b")
    [message] = slack.visible_to(julie, general)
    assert (message.text, message.edited) == ("b", "1795000000.000001")
    assert message.blocks == ({**section(), "block_id": "~0"},)
    await client.chat_update(channel=general.id, ts=posted["ts"], text="b", blocks=[])
    assert slack.visible_to(julie, general)[0].blocks == ()
    assert slack.journal.faults() == []


async def test_update_refuses_what_slack_refuses(
    slack: Slack, client: AsyncWebClient, julie: Person, general: Channel
) -> None:
    said = await slack.say(julie, general, "moi")
    ephemeral = await client.chat_postEphemeral(channel=general.id, user=julie.id, text="chut")
    own = await client.chat_postMessage(channel=general.id, text="a")

    def update(ts: str, text: str = "b") -> Awaitable[object]:
        return client.chat_update(channel=general.id, ts=ts, text=text)

    assert await refused(update("1.000000")) == "message_not_found"
    assert await refused(update(said.message.ts)) == "cant_update_message"
    assert await refused(update(ephemeral["message_ts"])) == "message_not_found"
    assert await refused(update(own["ts"], "x" * 4001)) == "msg_too_long"
    assert [call.error for call in slack.journal.faults()] == ["msg_too_long"]


async def test_delete_takes_own_messages_away(
    slack: Slack, client: AsyncWebClient, julie: Person, general: Channel
) -> None:
    said = await slack.say(julie, general, "moi")
    own = await client.chat_postMessage(channel=general.id, text="a")
    await client.chat_delete(channel=general.id, ts=own["ts"])
    assert slack.visible_to(julie, general) == [said.message]
    refusal = await refused(client.chat_delete(channel=general.id, ts=said.message.ts))
    assert refusal == "cant_delete_message"


async def test_channel_refusals(slack: Slack, client: AsyncWebClient, julie: Person) -> None:
    closed = slack.archive(slack.add_channel("closed", [julie]))
    elsewhere = slack.add_channel("elsewhere", [julie], with_app=False)
    hidden = slack.add_channel("hidden", [julie], private=True, with_app=False)
    errors = {
        name: await refused(client.chat_postMessage(channel=channel, text="a"))
        for name, channel in {
            "nowhere": "C404",
            "closed": closed.id,
            "elsewhere": elsewhere.id,
            "hidden": hidden.id,
        }.items()
    }
    assert errors == {
        "nowhere": "channel_not_found",
        "closed": "is_archived",
        "elsewhere": "not_in_channel",
        "hidden": "channel_not_found",
    }
    assert slack.journal.faults() == []


async def test_ephemeral_is_seen_by_one(
    slack: Slack, client: AsyncWebClient, julie: Person, general: Channel
) -> None:
    marc = slack.add_person("marc")
    slack.invite(general, marc)
    await client.chat_postEphemeral(channel=general.id, user=julie.id, text="chut")
    assert [message.ephemeral_to for message in slack.visible_to(julie, general)] == [julie.id]
    assert slack.visible_to(marc, general) == []
    stranger = slack.add_person("zoe")
    call = client.chat_postEphemeral(channel=general.id, user=stranger.id, text="chut")
    assert await refused(call) == "user_not_in_channel"


async def test_user_has_zone_and_asked_locale(client: AsyncWebClient, julie: Person) -> None:
    plain = (await client.users_info(user=julie.id))["user"]
    whole = (await client.users_info(user=julie.id, include_locale=True))["user"]
    assert (plain["tz"], plain["tz_offset"], plain["tz_label"]) == (
        "America/Toronto",
        -18000,
        "EST",
    )
    assert ("locale" in plain, whole["locale"]) == (False, "fr-CA")


async def test_upload_reaches_the_channel(
    slack: Slack, client: AsyncWebClient, julie: Person, general: Channel
) -> None:
    await client.files_upload_v2(
        channel=general.id,
        content="a;b",
        filename="bilan.csv",
        title="Bilan",
        initial_comment="Voici",
    )
    [message] = slack.visible_to(julie, general)
    [file] = message.files
    assert (message.text, file.name, file.title, file.content) == (
        "Voici",
        "bilan.csv",
        "Bilan",
        b"a;b",
    )
    async with loopback.client() as plain:
        given = await plain.get(f"{slack.url}/files-pri/{file.id}/bilan.csv")
    assert given.content == b"a;b"
    assert blamed(slack) == []


async def test_markdown_text_stands_alone(
    slack: Slack, client: AsyncWebClient, julie: Person, general: Channel
) -> None:
    await client.chat_postMessage(channel=general.id, markdown_text="**Noté**")
    assert [message.text for message in slack.visible_to(julie, general)] == ["**Noté**"]
    both = client.chat_postMessage(channel=general.id, markdown_text="a", text="b")
    assert await refused(both) == "markdown_text_conflict"
    long = client.chat_postMessage(channel=general.id, markdown_text="x" * 12_001)
    assert await refused(long) == "msg_too_long"


async def test_short_upload_is_faulted(slack: Slack, client: AsyncWebClient) -> None:
    opened = await client.files_getUploadURLExternal(filename="a.csv", length=9)
    missing = client.files_completeUploadExternal(files=[{"id": opened["file_id"], "title": "A"}])
    assert await refused(missing) == "file_not_found"
    async with loopback.client() as plain:
        sent = await plain.post(opened["upload_url"], files={"file": b"a;b"})
        lost = await plain.post(f"{slack.url}/upload/v1/F404", content=b"a")
        nothing = await plain.get(f"{slack.url}/files-pri/F404/a.csv")
    assert (sent.text, lost.status_code, nothing.status_code) == ("OK - 3", 404, 404)
    assert blamed(slack) == ["limits: /length: not the length announced"]


def test_app_takes_what_its_manifest_declares() -> None:
    manifest = {
        "display_information": {"name": "Maillon"},
        "features": {
            "app_home": {"home_tab_enabled": True},
            "slash_commands": [{"command": "/contrat", "description": "Noter"}],
        },
        "oauth_config": {"scopes": {"bot": ["chat:write", "commands"]}},
        "settings": {"event_subscriptions": {"bot_events": ["app_mention"]}},
    }
    assert App().with_manifest(manifest) == App(
        scopes=frozenset({"chat:write", "commands"}),
        events=frozenset({"app_mention"}),
        commands=frozenset({"/contrat"}),
    )


async def test_api_test_echoes(slack: Slack, client: AsyncWebClient) -> None:
    assert (await client.api_test(foo="bar")).data == {"ok": True, "args": {"foo": "bar"}}
    assert await refused(client.api_test(error="my_error")) == "my_error"


async def test_unknown_people_bots_and_messages(
    slack: Slack, client: AsyncWebClient, general: Channel
) -> None:
    assert await refused(client.users_info(user="U404")) == "user_not_found"
    assert await refused(client.bots_info(bot="B404")) == "bot_not_found"
    link = client.chat_getPermalink(channel=general.id, message_ts="1.000000")
    assert await refused(link) == "message_not_found"
