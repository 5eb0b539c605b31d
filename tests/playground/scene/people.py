"""What people type, press and read on the scene; no-break spaces as plain ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.playground import slack, telegram
from bot.playground.scene import Scene

TORONTO = ZoneInfo("America/Toronto")
PATIENCE = 20
"""Seconds for what one waits for, on a slow machine."""


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def at(moment: str) -> datetime:
    """Read a moment in Toronto."""
    return datetime.fromisoformat(moment).replace(tzinfo=TORONTO)


@dataclass(frozen=True, slots=True)
class Heard:
    """A message: what it says, and when it came, in Toronto."""

    text: str
    when: datetime

    @property
    def minute(self) -> str:
        return f"{self.when.astimezone(TORONTO):%m-%d %H:%M}"


@dataclass(frozen=True, slots=True)
class OnSlack:
    """Somebody's hands and eyes on Slack, by default in their direct message."""

    scene: Scene
    key: str = "julie"
    room: str = ""

    @property
    def me(self) -> slack.Person:
        return self.scene.players[self.key].slack

    async def types(self, line: str) -> str:
        """Type a command, and wait for its answer."""
        known = self.reads
        await self.scene.slack.command(self.me, self._channel, line)
        await self.scene.changed.until(lambda: self.reads != known, PATIENCE)
        return self.reads[-1].text

    async def presses(self, label: str) -> None:
        """Press a button of the last message, and wait for what comes of it."""
        known = self.reads
        await self.scene.slack.press(self.me, self.last, label)
        await self.scene.changed.until(lambda: self.reads != known, PATIENCE)

    @property
    def reads(self) -> list[Heard]:
        return [
            Heard(plain(one.text), datetime.fromtimestamp(float(one.ts), UTC))
            for one in self._messages
        ]

    @property
    def last(self) -> slack.Message:
        return self._messages[-1]

    @property
    def _messages(self) -> list[slack.Message]:
        return self.scene.slack.visible_to(self.me, self._channel)

    @property
    def _channel(self) -> slack.Channel:
        if not self.room:
            return self.scene.slack.direct(self.me)
        return next(one for one in self.scene.slack.channels.values() if one.name == self.room)


@dataclass(frozen=True, slots=True)
class OnTelegram:
    """Somebody's hands and eyes in their direct chat on Telegram."""

    scene: Scene
    key: str = "julie"

    @property
    def me(self) -> telegram.Person:
        return self.scene.players[self.key].telegram

    async def types(self, line: str) -> str:
        """Write a line, and wait for its answer."""
        known = len(self.reads)
        await self.scene.telegram.say(self.me, self.me, line)
        await self.scene.changed.until(lambda: len(self.reads) > known, PATIENCE)
        return self.reads[-1].text

    @property
    def reads(self) -> list[Heard]:
        """What the bot wrote."""
        bot = self.scene.telegram.bot.id
        seen = self.scene.telegram.visible_to(self.me)
        return [Heard(plain(one.text), one.date) for one in seen if one.sender == bot]
