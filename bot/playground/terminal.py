"""The demo in a terminal: the real machine on the demo cohorts, one person at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bot.app import App
from bot.clock import Clock
from bot.exchange import Platform
from bot.outlet import Sent
from bot.platforms.terminal import Read, Screen, Write, chat
from bot.playground.seeding import PEOPLE, START, persona, seeded
from bot.serving import serving
from bot.settings import Settings
from storage import demo

if TYPE_CHECKING:
    from bot.cards import Card
    from bot.files import Drawn
    from storage.demo import Persona

SWITCH: Final = "/as"
_SWEEP: Final = timedelta(seconds=0.5)


@dataclass
class Mailbox:
    """An outlet on the terminal: shows at once what is for who is talking, keeps the rest."""

    screen: Screen
    reader: str = ""
    kept: dict[str, list[Card]] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=count)
    platform: Platform = Platform.TERMINAL
    workspace: str = demo.TERMINAL_WORKSPACE

    async def direct(self, user: str) -> str:
        """Return the chat of a user: it has the user's name."""
        return user

    async def send(self, chat: str, card: Card, *, direct: bool) -> Sent:  # noqa: ARG002 - every chat here is direct
        """Show a message to its reader, now or when they are next to talk."""
        self.kept.setdefault(chat, []).append(card)
        self._show()
        return Sent(chat, str(next(self.numbers)))

    async def upload(self, chat: str, card: Card, file: Drawn) -> Sent:  # noqa: ARG002 - the card names the file
        """Show what a file is sent with, and its name."""
        return await self.send(chat, card, direct=True)

    async def edit(self, sent: Sent, card: Card) -> None:
        """Show what has become of a message; what was printed stays above."""
        await self.send(sent.chat, card, direct=True)

    def turn_to(self, reader: str) -> None:
        """Show another person what has come for them."""
        self.reader = reader
        self._show()

    def _show(self) -> None:
        for card in self.kept.pop(self.reader, []):
            self.screen.show(card)


@dataclass
class Stage:
    """Who talks, one after the other: `/as sam` goes on as Sam."""

    read: Read
    write: Write
    following: Persona | None

    async def line(self) -> str | None:
        """Give the next line of who talks; None when another takes over, and at the end."""
        while (typed := await self.read()) is not None:
            command, _, key = typed.strip().partition(" ")
            if command != SWITCH:
                return typed
            self.following = PEOPLE.get(key.strip())
            if self.following is not None:
                return None
            self.write(f"{SWITCH} {' | '.join(PEOPLE)}")
        return None


async def talk(read: Read, write: Write, *, who: str, colour: bool = False) -> None:
    """Seed the demo cohorts in a passing database, and chat until the end. Raises Refused."""
    first = persona(who)
    with TemporaryDirectory(prefix="maillon-") as folder:
        settings = Settings(database_url=seeded(Path(folder) / "demo.db"))
        app = App.build(settings, clock=Clock(START))
        mailbox = Mailbox(Screen(write, colour))
        app.outlets[mailbox.platform, mailbox.workspace] = mailbox
        async with serving(app, listen=False, sweep=_SWEEP):
            await _in_turn(app, mailbox, Stage(read, write, first))


async def _in_turn(app: App, mailbox: Mailbox, stage: Stage) -> None:
    while (persona := stage.following) is not None:
        stage.following = None
        stage.write(f"— {persona.name} —")
        mailbox.screen.pressable = ()
        mailbox.turn_to(persona.terminal)
        await chat(
            app.router,
            user=persona.terminal,
            name=persona.name,
            language=persona.language,
            read=stage.line,
            screen=mailbox.screen,
        )
        await app.delivery.sweep()
