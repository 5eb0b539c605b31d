"""A bot connected to an emulated Telegram, answering as each test tells it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from starlette.applications import Starlette

from bot.cards import Card, Text
from bot.exchange import Reply, Request, Words
from bot.i18n import Language
from bot.outlet import Sent
from bot.platforms.telegram import Entry, Hooks, Introduction, TelegramPlatform, Webhook
from bot.playground.server import serving
from bot.playground.telegram import Chat, Person, Telegram
from bot.queues import Queue

SECRET = "of-nobody_at-all"
SORRY = Card("Un problème de notre côté")
INTRODUCTIONS: dict[Language, Introduction] = {
    "fr": Introduction(
        (Entry("contrat", "Noter un contrat"), Entry("code", "Entrer un code", direct=True)),
        "Maillon note vos contrats.",
        "Le maillon de la cohorte",
    ),
    "en": Introduction(
        (Entry("contract", "Log a contract"), Entry("code", "Enter a code", direct=True)),
        "Maillon logs your contracts.",
        "The cohort's link",
    ),
}


def said(text: str) -> Card:
    return Card(blocks=(Text(text),))


def knows(text: str) -> bool:
    """Whether a line begins with a command of ours: all but another bot's."""
    return not text.startswith("/sondage")


async def echoed(request: Request) -> Reply | None:
    """Say in the open what was said."""
    assert isinstance(request.act, Words)
    return Reply(said(request.act.text or "—"), private=False)


@dataclass
class Desk:
    """Answers requests as `answer` does; keeps what it was asked, and what was answered.

    `living`: where what shows a view can be changed. `put_off`: what it was to give later.
    """

    answer: Callable[[Request], Awaitable[Reply | None]] = echoed
    requests: list[Request] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    living: list[Sent] = field(default_factory=list)
    put_off: list[Reply] = field(default_factory=list)
    reached: list[tuple[str, bool]] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)

    async def handle(self, request: Request) -> Reply | None:
        self.requests.append(request)
        return await self.answer(request)

    async def answered(self, request: Request, reply: Reply, sent: Sent | None = None) -> None:
        self.answers.append(request.delivery)
        self.living += [sent] if reply.shows and sent else []

    async def postponed(self, request: Request, reply: Reply, wait: timedelta) -> None:
        assert wait >= timedelta(), request.delivery
        self.put_off.append(reply)

    def always(self, reply: Reply | None) -> None:
        """Answer everything so."""

        async def answer(_: Request) -> Reply | None:
            return reply

        self.answer = answer

    @property
    def hooks(self) -> Hooks:
        async def reached(chat: str, reachable: bool) -> None:
            self.reached.append((chat, reachable))

        async def moved(old: str, new: str) -> None:
            self.moved.append((old, new))

        return Hooks(reached, moved, lambda _: SORRY, knows)


def platform(
    telegram: Telegram,
    desk: Desk,
    webhook: Webhook | None = None,
    *,
    patience: float = 30.0,
    queue: Queue | None = None,
) -> TelegramPlatform:
    return TelegramPlatform(
        telegram.bot.token,
        machine=desk,
        hooks=desk.hooks,
        introductions=INTRODUCTIONS,
        api_url=telegram.api_url,
        webhook=webhook,
        pause=0.01,
        patience=patience,
        queue=queue,
    )


@asynccontextmanager
async def polling(
    telegram: Telegram, desk: Desk, patience: float = 30.0, queue: Queue | None = None
) -> AsyncIterator[TelegramPlatform]:
    connected = platform(telegram, desk, patience=patience, queue=queue)
    await connected.start()
    try:
        yield connected
    finally:
        await connected.stop()


@asynccontextmanager
async def hooked(telegram: Telegram, desk: Desk) -> AsyncIterator[str]:
    """Connect by webhook; gives the address where the bot listens."""
    app = Starlette()
    async with serving(app) as url:
        connected = platform(telegram, desk, Webhook(url, SECRET))
        app.routes.extend(connected.routes)
        await connected.start()
        try:
            yield url
        finally:
            await connected.stop()


def texts(telegram: Telegram, person: Person, chat: Chat | Person | None = None) -> list[str]:
    """What a person reads in a chat from the bot, oldest first."""
    messages = telegram.visible_to(person, chat)
    return [message.text for message in messages if message.sender == telegram.bot.id]
