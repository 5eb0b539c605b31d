"""What `make demo` runs: the page, until it is told to stop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, suppress
from socket import socket
from typing import TYPE_CHECKING, Final

from bot.playground.hosts import address, address_for_others, names
from bot.playground.page import application
from bot.playground.playground import Playground
from bot.playground.seeding import persona
from bot.signals import told_to_stop
from bot.web import PortTaken, WebServer, bound

if TYPE_CHECKING:
    from starlette.types import ASGIApp

PORT: Final = 8000
_TRIES: Final = 100
_DRAIN: Final = 1.0
_FIRST: Final = "julie"

Write = Callable[[str], object]


async def show(write: Write, *, host: str, port: int | None, who: str) -> None:
    """Serve the page until SIGTERM or SIGINT. Raises Refused or CannotListen."""
    persona(who)
    with told_to_stop() as told:
        showing = asyncio.create_task(_showing(write, host, PORT if port is None else port, who))
        stopped = asyncio.create_task(told.wait())
        await asyncio.wait({showing, stopped}, return_when=asyncio.FIRST_COMPLETED)
        for task in (showing, stopped):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _showing(write: Write, host: str, port: int, who: str) -> None:
    with closing(await asyncio.to_thread(_listening, host, port)) as at:
        free = at.getsockname()[1]
        async with (
            Playground.open(address=address(host, free).rstrip("/")) as playground,
            _served(application(playground, hosts=[*names(host)]), at),
        ):
            for line in _welcome(host, port, free, who):
                write(line)
            await asyncio.Event().wait()


@asynccontextmanager
async def _served(app: ASGIApp, at: socket) -> AsyncIterator[None]:
    web = WebServer(app, at)
    await web.start()
    try:
        yield
    finally:
        await web.drain(_DRAIN)


def _listening(host: str, port: int) -> socket:
    """Take this port, or the next one that is free."""
    *others, last = range(port, min(port + _TRIES, 65536))
    for one in others:
        with suppress(PortTaken):
            return bound(host, one)
    return bound(host, last)


def _welcome(host: str, wanted: int, port: int, who: str) -> Iterator[str]:
    if wanted not in (0, port):
        yield f"Le port {wanted} est pris : voici le {port}."
        yield f"Port {wanted} is taken: this is {port}."
    if (others := address_for_others(host, port)) is not None:
        yield "Attention : aucun mot de passe; qui peut joindre cette machine peut tout voir ici."
        yield "Beware: there is no password; whoever can reach this machine can see it all."
        yield f"D’une autre machine : {others}"
        yield f"From another machine: {others}"
    where = address(host, port) + (f"?as={who}" if who != _FIRST else "")
    yield f"Maillon est prêt : {where} (pour arrêter : Ctrl+C)"
    yield f"Maillon is ready: {where} (to stop: Ctrl+C)"
