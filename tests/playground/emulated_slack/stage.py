"""What the tests of the emulated Slack share."""

import contextlib
from collections.abc import AsyncIterator, Awaitable
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.playground.slack import Channel, Person, Slack


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.instant = 1_795_000_000.0

    def __call__(self) -> float:
        return self.instant


async def refused(call: Awaitable[object]) -> str:
    """Give the error code that a call meets."""
    with pytest.raises(SlackApiError) as refusal:
        await call
    return str(refusal.value.response["error"])


def blamed(slack: Slack) -> list[str]:
    """List everything that the judges found."""
    return [str(verdict) for call in slack.journal.faults() for verdict in call.verdicts]


def section(text: str = "Bonjour", **more: object) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def button(text: str, action_id: str, value: str = "1") -> dict[str, Any]:
    return {"type": "button", "text": plain(text), "action_id": action_id, "value": value}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "block_id": "do", "elements": list(elements)}


def option(text: str, value: str) -> dict[str, Any]:
    return {"text": plain(text), "value": value}


def an_input(block_id: str, element: dict[str, Any], *, optional: bool = False) -> dict[str, Any]:
    label = plain(block_id.capitalize())
    return {
        "type": "input",
        "block_id": block_id,
        "label": label,
        "element": element,
        "optional": optional,
    }


def modal(*blocks: dict[str, Any], **more: object) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain("Contrat"),
        "submit": plain("Noter"),
        "blocks": list(blocks),
        **more,
    }


def seen(slack: Slack, person: Person, channel: Channel) -> list[tuple[str, str, str | None]]:
    """List who wrote, what, and for whom alone, as one person sees it."""
    return [
        (message.user, message.text, message.ephemeral_to)
        for message in slack.visible_to(person, channel)
    ]


@contextlib.asynccontextmanager
async def socket_to(slack: Slack, app: AsyncApp) -> AsyncIterator[AsyncSocketModeHandler]:
    """Connect an application in Socket Mode for the length of a block."""
    handler = AsyncSocketModeHandler(app, slack.app.app_token)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt does not annotate it
    try:
        yield handler
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # the same
