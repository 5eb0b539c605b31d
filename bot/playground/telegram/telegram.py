"""An emulated Telegram around one bot: its Bot API on loopback, and people's hands."""

from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Self, TypeVar

from starlette.applications import Starlette

from bot.i18n import N_
from bot.playground.calls import Fault, FaultProgramme, Journal
from bot.playground.pulse import Pulse
from bot.playground.server import LocalServer
from bot.playground.telegram import sights
from bot.playground.telegram.api import BotApi
from bot.playground.telegram.commands import Command
from bot.playground.telegram.errors import ImpossibleError
from bot.playground.telegram.hands import Hands
from bot.playground.telegram.inbox import Inbox, Update
from bot.playground.telegram.judging.judges import Judges
from bot.playground.telegram.judging.spec import load
from bot.playground.telegram.methods.server import Server
from bot.playground.telegram.pace import Pace, pace
from bot.playground.telegram.parsing.parser import Parser, best_parser
from bot.playground.telegram.things import (
    BotAccount,
    Chat,
    Message,
    Person,
    Query,
    Toast,
)
from bot.playground.telegram.webhook import Webhook
from bot.playground.telegram.world import World

T = TypeVar("T")

BOT = BotAccount(
    id=7_000_000_001,
    token="7000000001:AAplayground-token-of-nobody-at-all",  # noqa: S106  # opens nothing
    username="maillon_bot",
    first_name="Maillon",
)
FIRST_UPDATE = 705_000_001
HEARING = frozenset({"getUpdates"})


class Telegram(Hands):
    """Build it, open it, let people act; a chat is a `Chat`, or the person of a direct chat."""

    def __init__(
        self,
        *,
        now: Callable[[], datetime],
        bot: BotAccount = BOT,
        parser: Parser | None = None,
        webhook_stand_in: str = "",
        port: int = 0,
        pulse: Pulse | None = None,
    ) -> None:
        inbox = Inbox(pulse or Pulse(), FIRST_UPDATE)
        world = World(bot, now, parser or best_parser(), inbox)
        super().__init__(Server(world, Webhook(inbox, webhook_stand_in)))
        self.journal = Journal(now, inbox.pulse)
        self.faults = FaultProgramme(hearing=HEARING)
        self.judges = Judges(load(), self.world.parser)
        self.url = ""
        self._port = port
        self._listening: LocalServer | None = None

    # The server

    def application(self) -> Starlette:
        """The Bot API as an ASGI application."""
        return BotApi(self._server, self.judges, self.journal, self.faults).application()

    async def open(self) -> Self:
        """Listen on loopback."""
        self._listening = LocalServer(self.application(), self._port)
        self.url = await self._listening.start()
        return self

    async def close(self) -> None:
        """Send waiting polls home and stop listening."""
        self.world.inbox.closed = True
        self.world.inbox.pulse.beat()
        await self._server.webhook.close()
        if self._listening is not None:
            await self._listening.stop()

    async def __aenter__(self) -> Self:
        return await self.open()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    @property
    def api_url(self) -> str:
        """What the bot puts before its token: python-telegram-bot's `base_url`."""
        return f"{self.url}/bot"

    @property
    def file_url(self) -> str:
        """python-telegram-bot's `base_file_url`."""
        return f"{self.url}/file/bot"

    # What people see

    def visible_to(self, person: Person, chat: Chat | Person | None = None) -> tuple[Message, ...]:
        """The messages of a chat as the person sees them, by default of the direct chat."""
        return sights.visible(self.world, person, (chat or person).id)

    def menu(self, person: Person, chat: Chat | Person | None = None) -> tuple[Command, ...]:
        """The commands that the person's client offers there."""
        return sights.menu(self.world, person, (chat or person).id)

    def toasts(self, person: Person) -> tuple[Toast, ...]:
        """The answers to the buttons that the person pressed, oldest first."""
        return tuple(self.world.toasts.get(person.id, ()))

    def content(self, message: Message) -> bytes:
        """The bytes of the file in a message."""
        if message.attachment is None:
            raise ImpossibleError(N_("This message has no file."))
        return self.world.files[message.attachment.file_id].content

    # What tests and the page watch

    async def until(self, condition: Callable[[], T], within: float = 5.0) -> T:
        """Wait for a condition to hold, looked at again after each change; gives its value."""
        return await self.world.inbox.pulse.until(condition, within)

    @property
    def waiting(self) -> tuple[Update, ...]:
        """Updates that the bot has not confirmed."""
        return tuple(self.world.inbox.due())

    @property
    def updates(self) -> tuple[Update, ...]:
        """Every update so far."""
        return tuple(self.world.inbox.history)

    @property
    def unanswered(self) -> tuple[Query, ...]:
        """Pressed buttons whose spinner still turns."""
        return tuple(self.world.queries.values())

    @property
    def pace(self) -> Pace:
        """How fast the bot sent."""
        return pace(self.journal.calls)

    @property
    def webhook_error(self) -> str:
        """Why the last update posted to the webhook was not taken."""
        return self._server.webhook.last_error

    async def redeliver(self, update: Update | None = None) -> None:
        """Give an update once more, by default the last one."""
        self._server.repeat(update or self.world.inbox.history[-1])

    def expire(self, query: Query) -> None:
        """Let a pressed button grow too old to be answered."""
        self.world.queries.pop(query.id, None)

    def fail(
        self, method: str, *faults: Fault, chat: Chat | Person | None = None, times: int = 1
    ) -> None:
        """Let the next calls of a method, perhaps only in one chat, go wrong; "*" is any."""
        self.faults.plan(f"{method}:{chat.id}" if chat else method, *faults, times=times)
