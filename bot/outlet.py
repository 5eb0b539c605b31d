"""What delivery needs of a platform: send, edit, and say plainly what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bot.cards import Card
from bot.exchange import Platform, Reply, Request
from bot.files import Drawn


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message is, once sent: what is needed to edit it."""

    chat: str
    message: str


class Limited(Exception):
    """The platform asks to wait that many seconds: nothing was sent."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


class Unreachable(Exception):
    """The chat cannot be written to until something changes there: blocked, left, archived.

    `blocked`: by whoever reads it.
    """

    def __init__(self, reason: str = "", *, blocked: bool = False) -> None:
        super().__init__(reason)
        self.blocked = blocked


class Migrated(Exception):
    """The chat has another id from now on."""

    def __init__(self, chat: str) -> None:
        super().__init__(chat)
        self.chat = chat


class Passing(Exception):
    """A fault that may pass: the network, the platform's own trouble."""


class Rejected(Exception):
    """The platform refuses the call itself: a programmer's fault, known by the platform's code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Outlet(Protocol):
    """One connected platform account (a Slack workspace's bot, a Telegram bot)."""

    platform: Platform
    workspace: str

    async def direct(self, user: str) -> str:
        """Return the id of the direct chat with a user; may raise what sending raises."""
        ...

    async def send(self, chat: str, card: Card, *, direct: bool) -> Sent:
        """Send a card as a new message.

        Raises Limited, Unreachable, Migrated, Passing or Rejected.
        """
        ...

    async def upload(self, chat: str, card: Card, file: Drawn) -> Sent:
        """Send a file to a direct chat, with the words of a card; may raise what sending raises."""
        ...

    async def edit(self, sent: Sent, card: Card) -> None:
        """Make a message show this card; the same content again is not a fault."""
        ...


class Answering(Protocol):
    """What a platform asks of the machine."""

    async def handle(self, request: Request) -> Reply | None:
        """Do what was asked, once; None where nothing is to be given now: it was, or will be."""
        ...

    async def answered(self, request: Request, reply: Reply, sent: Sent | None = None) -> None:
        """Note that the answer to this delivery has reached the platform; raises nothing.

        `sent`: where its card stands, if it can still be changed there.
        """
        ...

    async def postponed(self, request: Request, reply: Reply, wait: timedelta) -> None:
        """Leave an answer to the outbox: the platform takes it later, in so long at the earliest.

        Whatever it raises: it was not left there.
        """
        ...
