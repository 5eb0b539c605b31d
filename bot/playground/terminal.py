"""The demo in a terminal: the real machine on the demo cohorts, one person at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bot.app import App, serving
from bot.clock import Clock
from bot.exchange import Platform
from bot.outlet import Sent
from bot.platforms.terminal import Read, chat
from bot.platforms.terminal_render import render
from bot.settings import Settings
from storage import demo, schema

if TYPE_CHECKING:
    from bot.cards import Card
    from storage.demo import Persona

START: Final = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
"""Wednesday, 18 November 2026, 10:00 in Toronto: what the demo's rows lead up to."""
SWITCH: Final = "/as"
_SWEEP: Final = timedelta(seconds=0.5)


@dataclass
class Mailbox:
    """An outlet on the terminal: shows at once what is for who is talking, keeps the rest."""

    write: Callable[[str], None]
    reader: str
    kept: dict[str, list[Card]] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=count)
    platform: Platform = Platform.TERMINAL
    workspace: str = demo.TERMINAL_WORKSPACE

    async def direct(self, user: str) -> str:
        """Return the chat of a user: it has the user's name."""
        return user

    async def send(self, chat: str, card: Card, *, direct: bool) -> Sent:  # noqa: ARG002 - every chat here is direct
        """Show a message to its reader, now or when they are next to talk."""
        if chat == self.reader:
            self.write(render(card))
        else:
            self.kept.setdefault(chat, []).append(card)
        return Sent(chat, str(next(self.numbers)))

    async def edit(self, sent: Sent, card: Card) -> None:
        """Show what has become of a message; what was printed stays above."""
        await self.send(sent.chat, card, direct=True)

    def turn_to(self, reader: str) -> None:
        """Show another person what has come for them."""
        self.reader = reader
        for card in self.kept.pop(reader, []):
            self.write(render(card))


async def talk(read: Read, write: Callable[[str], None], *, who: str) -> None:
    """Seed the demo cohorts in a passing database, and chat until the end."""
    with TemporaryDirectory(prefix="maillon-") as folder:
        app = _seeded(Path(folder) / "demo.db")
        mailbox = Mailbox(write, who)
        app.outlets[mailbox.platform, mailbox.workspace] = mailbox
        async with serving(app, listen=False, sweep=_SWEEP):
            await _in_turn(app, mailbox, read, write)


async def _in_turn(app: App, mailbox: Mailbox, read: Read, write: Callable[[str], None]) -> None:
    """Chat as one person after the other: `/as sam` goes on as Sam."""
    persona: Persona | None = _persona(mailbox.reader)
    while persona is not None:
        following: list[Persona] = []

        async def line(following: list[Persona] = following) -> str | None:
            while (typed := await read()) is not None:
                command, _, name = typed.strip().partition(" ")
                if command != SWITCH:
                    return typed
                if found := _persona(name):
                    following.append(found)
                    return None
                write(f"{SWITCH} {' | '.join(one.key for one in demo.PERSONAS)}")
            return None

        write(f"— {persona.name} —")
        mailbox.turn_to(persona.terminal)
        await chat(
            app.router,
            user=persona.terminal,
            name=persona.name,
            language=persona.language,
            read=line,
            write=write,
        )
        persona = following[0] if following else None


def _seeded(file: Path) -> App:
    settings = Settings(database_url=f"sqlite:///{file}")
    schema.upgrade(settings.database_url)
    app = App.build(settings, clock=Clock(START))
    app.store.run_sync(lambda db: demo.seed(db, now=START))
    return app


def _persona(key: str) -> Persona | None:
    return next((one for one in demo.PERSONAS if one.key == key.strip()), None)
