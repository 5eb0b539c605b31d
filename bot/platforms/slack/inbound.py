"""What arrives from Slack, read into requests. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from bot.exchange import ChatKind, Platform, Press, Request, Submission, Words
from bot.platforms.slack import modal
from bot.platforms.slack.origin import Origin
from bot.platforms.slack.render import NUMBERED
from bot.platforms.slack.text import readable, without_mention

Payload = Mapping[str, Any]
T = TypeVar("T")

PERSONAL: Final = frozenset({None, "file_share", "me_message", "thread_broadcast"})
"""Subtypes of messages in which somebody says something."""


class Malformed(Exception):
    """A payload that lacks what Slack always sends."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A request, and where its answer goes."""

    request: Request
    origin: Origin


@dataclass(frozen=True, slots=True)
class Sent(Arrival):
    """A modal sent back: `inputs` gives the label of each one that is shown."""

    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Search:
    """Words typed in a menu that searches."""

    request: Request
    draft: int
    name: str
    query: str


def read(parse: Callable[[Payload], T], payload: Payload) -> T:
    """Parse a payload. Raises Malformed."""
    try:
        return parse(payload)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as fault:
        raise Malformed(type(fault).__name__) from None


def command(body: Payload) -> Arrival:
    """Read a slash command: its name stands before its text again."""
    request = Request(
        platform=Platform.SLACK,
        workspace=str(body["team_id"]),
        user=str(body["user_id"]),
        name=str(body.get("user_name", "")),
        chat=str(body["channel_id"]),
        kind=_kind(body["channel_id"]),
        delivery=str(body["trigger_id"]),
        act=Words(readable(f"{body['command']} {body.get('text', '')}".rstrip())),
    )
    url, trigger = str(body.get("response_url", "")), str(body["trigger_id"])
    return Arrival(request, Origin(request.chat, request.user, url=url, trigger=trigger))


def said(body: Payload, bot: str) -> Arrival:
    """Read a mention, or a direct message."""
    event = body["event"]
    request = Request(
        platform=Platform.SLACK,
        workspace=str(body["team_id"]),
        user=str(event["user"]),
        name="",
        chat=str(event["channel"]),
        kind=_kind(event["channel"]),
        delivery=str(body["event_id"]),
        act=Words(readable(without_mention(str(event.get("text", "")), bot))),
        sent=datetime.fromtimestamp(float(event["ts"]), UTC),
    )
    return Arrival(request, Origin(request.chat, request.user, thread=event.get("thread_ts")))


def is_a_persons(event: Payload) -> bool:
    """Whether a message is a person's and new: no edit, no deletion, no notice, no bot's."""
    return event.get("subtype") in PERSONAL and not (event.keys() & {"bot_id", "edited"})


def pressed(body: Payload) -> Arrival | None:
    """Read a pressed button or a taken option; None for what only opens a page."""
    action = body["actions"][0]
    data = action.get("value") or (action.get("selected_option") or {}).get("value")
    if not data or "channel" not in body:
        return None
    chat, container = str(body["channel"]["id"]), body["container"]
    message = "" if container.get("is_ephemeral") else str(container.get("message_ts", ""))
    request = replace(_interaction(body, chat, Press(str(data))), message=message)
    lasting = request.kind is ChatKind.DIRECT and not container.get("is_ephemeral")
    origin = Origin(
        chat,
        request.user,
        thread=container.get("thread_ts"),
        url=str(body.get("response_url", "")),
        trigger=str(body["trigger_id"]),
        original=True,
        lasting=lasting,
        message=message,
        anew=_anew(action, container),
    )
    return Arrival(request, origin)


def _anew(action: Payload, container: Payload) -> str:
    """Name what shows anew a message that nothing else changes."""
    shown, numbered, _ = str(action.get("block_id", "")).partition(NUMBERED)
    return shown if numbered and container.get("is_ephemeral") else ""


def sent(body: Payload) -> Sent:
    """Read a modal sent back: what it fills and where it was opened are in its metadata."""
    view = body["view"]
    kept = json.loads(view["private_metadata"])
    origin = replace(Origin.of(kept), user=str(body["user"]["id"]))
    act = Submission(int(kept["draft"]), modal.values(view["state"]))
    labels = {
        str(block["block_id"]): str(block["label"]["text"])
        for block in view["blocks"]
        if block["type"] == "input"
    }
    request = replace(_interaction(body, origin.chat, act), message=origin.replaceable)
    return Sent(request, origin, labels)


def searched(body: Payload) -> Search:
    """Read words typed in a menu that searches."""
    kept = json.loads(body["view"]["private_metadata"])
    query = readable(str(body.get("value", "")))
    request = _interaction({"trigger_id": "", **body}, str(kept["chat"]), Words(query))
    return Search(request, int(kept["draft"]), str(body["action_id"]), query)


def _interaction(body: Payload, chat: str, act: Words | Press | Submission) -> Request:
    user = body["user"]
    return Request(
        platform=Platform.SLACK,
        workspace=str((body.get("team") or {"id": user.get("team_id")})["id"]),
        user=str(user["id"]),
        name=str(user.get("name") or user.get("username") or ""),
        chat=chat,
        kind=_kind(chat),
        delivery=str(body["trigger_id"]),
        act=act,
    )


def _kind(chat: str) -> ChatKind:
    return ChatKind.DIRECT if chat.startswith("D") else ChatKind.GROUP
