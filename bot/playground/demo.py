"""What `make demo` runs: the page, until it is told to stop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final

from bot.playground.hosts import address, is_loopback, names
from bot.playground.page import application
from bot.playground.playground import Playground
from bot.playground.seeding import persona
from bot.signals import told_to_stop
from bot.web import PortTaken, WebServer

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
    async with (
        Playground.open() as playground,
        _served(application(playground, hosts=[*names(host)]), host, port) as at,
    ):
        for line in _welcome(host, port, at, who):
            write(line)
        await asyncio.Event().wait()


@asynccontextmanager
async def _served(app: ASGIApp, host: str, port: int) -> AsyncIterator[int]:
    """Serve at this port, or at the next one that is free; gives which it is."""
    web = await _listening(app, host, port)
    try:
        yield web.port
    finally:
        await web.drain(_DRAIN)


async def _listening(app: ASGIApp, host: str, port: int) -> WebServer:
    *others, last = range(port, min(port + _TRIES, 65536))
    for one in others:
        with suppress(PortTaken):
            return await _started(app, host, one)
    return await _started(app, host, last)


async def _started(app: ASGIApp, host: str, port: int) -> WebServer:
    web = WebServer(app, host=host, port=port)
    await web.start()
    return web


def _welcome(host: str, wanted: int, port: int, who: str) -> Iterator[str]:
    if wanted not in (0, port):
        yield f"Le port {wanted} est pris : voici le {port}."
        yield f"Port {wanted} is taken: this is {port}."
    if not is_loopback(host):
        yield "Attention : aucun mot de passe; qui peut joindre cette machine peut tout voir ici."
        yield "Beware: there is no password; whoever can reach this machine can see it all."
    where = address(host, port) + (f"?as={who}" if who != _FIRST else "")
    yield f"Maillon est prêt : {where} (pour arrêter : Ctrl+C)"
    yield f"Maillon is ready: {where} (to stop: Ctrl+C)"
