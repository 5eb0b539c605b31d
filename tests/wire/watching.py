"""What tests over the wire share: what is read last, the ways in, and the clock moved on."""

from __future__ import annotations

import re
from collections.abc import Awaitable
from datetime import timedelta

import pytest

from bot.playground.slack import Message as SlackMessage
from bot.playground.slack import View
from bot.playground.telegram import Message as TelegramMessage
from tests.printing import plain
from tests.wire.scene import Scene

WITHIN = 20.0
"""Seconds for what one waits for, on a slow machine."""
on_either_slack = pytest.mark.parametrize("public", [True, False], ids=["http", "socket"])
on_either_telegram = pytest.mark.parametrize("public", [True, False], ids=["webhook", "polling"])


async def answered(
    scene: Scene, act: Awaitable[object], who: str = "julie", *, privately: bool = False
) -> SlackMessage:
    """Do something on Slack, and return what one reads last once the bot has answered it.

    What takes the bot longer than Slack waits is acknowledged at once, and answered later.
    """
    person = scene.on_slack[who]
    place = scene.slack.direct(person) if privately else scene.general

    def read() -> list[tuple[str, str]]:
        seen = scene.slack.visible_to(person, place)
        return [(one.ts, one.text) for one in seen if one.user != person.id]

    before = read()
    await act
    await scene.slack.pulse.until(lambda: read() != before, WITHIN)
    return scene.slack.visible_to(person, place)[-1]


async def replied(scene: Scene, line: str, who: str = "julie") -> SlackMessage:
    """Type a command in the channel on Slack, and return what answers it."""
    return await answered(scene, scene.slack.command(scene.on_slack[who], scene.general, line), who)


async def form_opened(scene: Scene, act: Awaitable[object], who: str = "julie") -> View:
    """Do something on Slack, and return the form that the bot opens then."""
    person = scene.on_slack[who]
    await act
    await scene.slack.pulse.until(lambda: scene.slack.views.get(person.id), WITHIN)
    return scene.slack.modal(person)


def last_on_slack(scene: Scene, who: str = "julie") -> SlackMessage:
    return scene.slack.visible_to(scene.on_slack[who], scene.general)[-1]


def buttons(message: SlackMessage) -> tuple[str, ...]:
    """Return what can be pressed or opened on a message, in order."""
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    return tuple(one["text"]["text"] for row in rows for one in row)


def holding(scene: Scene, button: str) -> SlackMessage:
    """Return the last message in which Dominique can press this button."""
    seen = scene.slack.visible_to(scene.on_slack["dominique"], scene.general)
    return next(one for one in reversed(seen) if button in buttons(one))


async def last_on_telegram(scene: Scene, start: str, who: str = "julie") -> TelegramMessage:
    """Wait for the bot's last message to open with these words."""
    person = scene.on_telegram[who]

    def there() -> bool:
        seen = scene.telegram.visible_to(person)
        return bool(seen) and seen[-1].text.startswith(start)

    await scene.telegram.until(there)
    return scene.telegram.visible_to(person)[-1]


def typed(text: str) -> str:
    """Write no-break spaces as a test's reader sees them."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def turn_clock(scene: Scene, **later: int) -> None:
    scene.app.clock.move_to(scene.app.clock.now() + timedelta(**later))


def counts(text: str) -> dict[str, int]:
    """Return the figures of a report, as either platform shows them."""
    rows = re.findall(r"^([^\d\n]+?)(?: ·)? (\d+)$", plain(text), re.MULTILINE)
    return {label: int(count) for label, count in rows}
