"""A machine that answers Slack as each test tells it, and a bot connected to an emulated Slack."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.cards import Button, Card, Control, Input, Option, Sheet, Text
from bot.exchange import ChatKind, Platform, Press, Reply, Request, Submission, Words
from bot.metrics import Metrics
from bot.outlet import Sent
from bot.platforms.slack import Credentials, SlackPlatform
from bot.platforms.slack.turns import PROMPT
from bot.playground.server import serving
from bot.playground.slack import Channel, Message, Person, Slack
from bot.web import application

HASTY = 0.2
"""Seconds, for tests in which the machine answers late."""
SHEET = Sheet(
    "Noter un contrat",
    "Noter",
    "Fermer",
    7,
    (
        Input("amount", "Montant", Control.TEXT, "2500"),
        Input("institution", "Institution", Control.SEARCH),
        Input("on", "Date", Control.DATE, "2026-11-18", optional=True),
    ),
)


def said(text: str, *buttons: Button) -> Card:
    return Card(blocks=(Text(text),), buttons=buttons)


async def echoed(request: Request) -> Reply | None:
    """Say to that person alone what was said."""
    assert isinstance(request.act, Words)
    return Reply(said(request.act.text or "–"))


@dataclass
class Script:
    """Answers requests as `answer` does; keeps what it was asked, and what reached Slack.

    `living`: where what shows a view can be changed. `noted`: for whom it was given.
    `left`: what is for later.
    """

    answer: Callable[[Request], Awaitable[Reply | None]] = echoed
    options: tuple[Option, ...] = ()
    requests: list[Request] = field(default_factory=list)
    searches: list[tuple[Request, int, str, str]] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    living: list[Sent] = field(default_factory=list)
    noted: list[Request] = field(default_factory=list)
    left: list[tuple[Request, Reply, timedelta]] = field(default_factory=list)
    _reached: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def handle(self, request: Request) -> Reply | None:
        self.requests.append(request)
        return await self.answer(request)

    async def answered(self, request: Request, reply: Reply, sent: Sent | None = None) -> None:
        async with self._reached:
            self.reached.append(request.delivery)
            self.noted.append(request)
            self.living += [sent] if reply.shows and sent else []
            self._reached.notify_all()

    async def postponed(self, request: Request, reply: Reply, wait: timedelta) -> None:
        async with self._reached:
            self.left.append((request, reply, wait))
            self._reached.notify_all()

    async def search(
        self, request: Request, draft: int, name: str, query: str
    ) -> tuple[Option, ...]:
        self.searches.append((request, draft, name, query))
        return self.options

    async def until(self, answers: int) -> None:
        """Wait until so many answers have reached Slack."""
        async with self._reached:
            await self._reached.wait_for(lambda: len(self.reached) >= answers)

    async def until_left(self) -> Request:
        """Wait until an answer is left for later; return what was asked."""
        async with self._reached:
            await self._reached.wait_for(lambda: self.left)
        return self.left[-1][0]

    def replies(self, reply: Reply | None) -> None:
        """Answer everything so from now on."""

        async def answer(request: Request) -> Reply | None:
            return reply

        self.answer = answer

    def holds(self, reply: Reply | None) -> asyncio.Event:
        """Answer everything so from now on, once what this returns is set."""
        ready = asyncio.Event()

        async def answer(request: Request) -> Reply | None:
            await ready.wait()
            return reply

        self.answer = answer
        return ready


def asked(  # noqa: PLR0917 - what a request is made of
    act: Words | Press | Submission,
    person: Person,
    channel: Channel,
    delivery: str,
    direct: Channel,
    ts: str | None = None,
) -> Request:
    """Give the request that a typed line becomes, or a press; a message has a moment too.

    `direct` is where the person reads alone.
    """
    return Request(
        platform=Platform.SLACK,
        workspace="T0COHORT1",
        user=person.id,
        name=person.real_name,
        chat=channel.id,
        kind=ChatKind.DIRECT if channel.id.startswith("D") else ChatKind.GROUP,
        delivery=delivery,
        act=act,
        language=person.locale,
        direct=direct.id,
        sent=datetime.fromtimestamp(float(ts), UTC) if ts else None,
    )


def credentials(slack: Slack) -> Credentials:
    return Credentials(slack.app.bot_token, slack.app.signing_secret, api_url=f"{slack.url}/api")


async def is_ready() -> None:
    """Miss nothing."""


@asynccontextmanager
async def over_http(
    slack: Slack, script: Script, prompt: float = PROMPT
) -> AsyncIterator[SlackPlatform]:
    """Let Slack post to the bot."""
    platform = SlackPlatform(script, credentials(slack), prompt=prompt)
    await platform.start()
    async with serving(application(platform.routes, ready=is_ready, metrics=Metrics())) as url:
        slack.request_url = f"{url}/slack/events"
        yield platform
        await platform.stop()


@asynccontextmanager
async def over_socket(
    slack: Slack, script: Script, prompt: float = PROMPT
) -> AsyncIterator[SlackPlatform]:
    """Let the bot listen on a socket."""
    known = replace(credentials(slack), signing_secret=None, app_token=slack.app.app_token)
    platform = SlackPlatform(script, known, prompt=prompt)
    await platform.start()
    await slack.sockets.connected()
    yield platform
    await platform.stop()


def seen(slack: Slack, person: Person, channel: Channel) -> list[tuple[str, bool]]:
    """List what the bot says there, and whether that person alone reads it."""
    return [
        (message.text, message.ephemeral_to is not None)
        for message in slack.visible_to(person, channel)
        if message.user == slack.app.bot_user_id
    ]


def last(slack: Slack, channel: Channel) -> Message:
    return slack.history(channel)[-1]
