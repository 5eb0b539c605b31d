"""Channels and direct messages, through the Web API."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import App, Channel, Person, Slack
from bot.playground.slack.model import SCOPES
from tests.playground.emulated_slack.stage import refused


async def test_conversations(
    slack: Slack, client: AsyncWebClient, julie: Person, general: Channel
) -> None:
    opened = await client.conversations_open(users=[julie.id])
    again = await client.conversations_open(users=[julie.id], return_im=True)
    assert (opened.get("already_open"), again["already_open"]) == (None, True)
    assert again["channel"]["user"] == julie.id
    assert (await client.conversations_info(channel=general.id))["channel"]["name"] == "general"
    listed = await client.conversations_list(types="public_channel,im")
    assert [each["id"] for each in listed["channels"]] == [general.id, opened["channel"]["id"]]
    members = await client.conversations_members(channel=general.id)
    assert members["members"] == sorted([julie.id, "U0MAILLON"])
    slack.deactivate(julie)
    assert await refused(client.conversations_open(users=[julie.id])) == "user_disabled"


async def test_lists_come_by_page(slack: Slack, client: AsyncWebClient) -> None:
    names = [slack.add_channel(f"c{number}").name for number in range(5)]
    pages = [
        [each["name"] for each in page["channels"]]
        async for page in await client.conversations_list(limit=2)
    ]
    assert pages == [names[:2], names[2:4], names[4:]]
    assert await refused(client.conversations_list(cursor="no")) == "invalid_cursor"


@pytest.mark.parametrize(
    ("users", "error"),
    [
        ("", "users_list_not_supplied"),
        ("U404", "user_not_found"),
        (",".join(["U1"] * 9), "too_many_users"),
    ],
)
async def test_opening_refusals(client: AsyncWebClient, users: str, error: str) -> None:
    assert await refused(client.conversations_open(users=users)) == error


async def test_open_channel_is_no_op(client: AsyncWebClient, general: Channel) -> None:
    answer = await client.conversations_open(channel=general.id)
    assert answer.data == {
        "ok": True,
        "no_op": True,
        "already_open": True,
        "channel": {"id": general.id},
    }


async def test_each_kind_needs_its_scope(
    slack: Slack, client: AsyncWebClient, julie: Person
) -> None:
    hidden = slack.add_channel("hidden", [julie], private=True)
    slack.app = App(scopes=SCOPES - {"groups:read", "im:write"} | {"groups:write"})
    assert await refused(client.conversations_info(channel=hidden.id)) == "missing_scope"
    assert await refused(client.conversations_list(types="private_channel")) == "missing_scope"
    assert await refused(client.conversations_list(types="rooms")) == "invalid_types"
    assert await refused(client.conversations_open(users=[julie.id])) == "missing_scope"


async def test_lists_leave_archived_out_when_asked(
    slack: Slack, client: AsyncWebClient, general: Channel
) -> None:
    slack.archive(slack.add_channel("closed"))
    listed = await client.conversations_list(exclude_archived=True)
    assert [each["id"] for each in listed["channels"]] == [general.id]
    assert await refused(client.conversations_list(limit=1001)) == "invalid_limit"


async def test_group_of_several_people(slack: Slack, client: AsyncWebClient, julie: Person) -> None:
    slack.app = App(scopes=SCOPES | {"mpim:write"})
    marc = slack.add_person("marc")
    opened = await client.conversations_open(users=[julie.id, marc.id])
    assert opened["channel"]["id"] == slack.direct(marc, julie).id


async def test_app_taken_out_cannot_write(
    slack: Slack, client: AsyncWebClient, general: Channel
) -> None:
    slack.remove(general, slack.bot)
    assert await refused(client.chat_postMessage(channel=general.id, text="a")) == "not_in_channel"
    slack.app = App(scopes=SCOPES | {"chat:write.public"})
    assert (await client.chat_postMessage(channel="#general", text="a"))["channel"] == general.id
