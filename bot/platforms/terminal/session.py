"""Chats in the terminal: lines are read, cards are written, a number presses a button."""

from __future__ import annotations

import asyncio
import secrets
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import count
from threading import Thread
from typing import Final

from bot.cards import Card
from bot.exchange import ChatKind, Platform, Press, Request, Words
from bot.outlet import Answering
from bot.platforms.terminal.render import plain, presses, render

WORKSPACE: Final = "local"
QUIT: Final = "/quit"

Read = Callable[[], Awaitable[str | None]]
Write = Callable[[str], None]


@dataclass(slots=True)
class Screen:
    """What a person sees: cards one below the other; numbers press the buttons of the last one."""

    write: Write
    colour: bool = False
    pressable: tuple[str, ...] = ()

    def show(self, card: Card) -> None:
        self.pressable = presses(card)
        self.write(render(card, colour=self.colour))


async def chat(
    answering: Answering,
    *,
    user: str,
    name: str,
    language: str | None,
    read: Read,
    screen: Screen,
) -> None:
    """Talk with one person until `/quit` or the end of what is read.

    What was written stays as it is: a terminal's lines are not changed afterwards.
    """
    # A delivery is named for ever: another run must not repeat the names of this one.
    run, numbers = secrets.token_hex(8), count(1)
    while (line := await read()) is not None and line.strip() != QUIT:
        request = Request(
            platform=Platform.TERMINAL,
            workspace=WORKSPACE,
            user=user,
            name=name,
            chat=user,
            kind=ChatKind.DIRECT,
            delivery=f"{run}-{next(numbers)}",
            act=_act(line.strip(), screen.pressable),
            language=language,
        )
        reply = await answering.handle(request)
        if reply is None:
            continue
        if reply.card is not None:
            screen.show(reply.card)
        else:
            screen.write(plain(reply.aside))
        await answering.answered(request, reply)


def lines() -> Read:
    """Read standard input line by line, with a prompt where a person types; None at its end."""
    prompt = "> " if sys.stdin.isatty() else ""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")

    async def read() -> str | None:
        loop = asyncio.get_running_loop()
        line: asyncio.Future[str] = loop.create_future()

        def wait() -> None:
            sys.stdout.write(prompt)
            sys.stdout.flush()
            loop.call_soon_threadsafe(line.set_result, sys.stdin.readline())

        # A thread of the pool would hold the end of the process until one more line is typed.
        Thread(target=wait, daemon=True).start()
        return _line(await line)

    return read


def _line(read: str) -> str | None:
    return read.removesuffix("\n") if read else None


def _act(text: str, pressable: tuple[str, ...]) -> Words | Press:
    numbered = {str(number): data for number, data in enumerate(pressable, 1)}
    return Press(numbered[text]) if text in numbered else Words(text)
