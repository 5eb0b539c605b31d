"""The machine at work: platforms connected, requests answered, and what is due sent."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog

from bot.calendar_page import CalendarPage
from bot.chores import chores
from bot.connections import Connections
from bot.outgoing import Outgoing
from bot.readiness import DatabaseReadiness
from bot.scheduler import SWEEP, Scheduler
from bot.signals import told_to_stop
from bot.stopping import DRAIN, Part, stop
from bot.web import Readiness, WebServer, application, bound

if TYPE_CHECKING:
    from bot.app import App

log = structlog.get_logger(__name__)

ALONE: Final = (
    "no platform is connected, nobody can write to the bot: set SLACK_BOT_TOKEN or TELEGRAM_TOKEN,"
    " and start again; `python -m bot doctor` says what else is missing"
)


@asynccontextmanager
async def serving(
    app: App,
    *,
    listen: bool = True,
    deliver: bool = True,
    sweep: timedelta = SWEEP,
    drain: float = DRAIN,
) -> AsyncIterator[asyncio.Task[None]]:
    """Run the machine until the block ends; then what is under way gets `drain` seconds to end.

    `listen`: take requests. `deliver`: run the clock and the outbox, looking every `sweep`.
    Yields the connecting of the platforms, which fails with SettingsError. Raises CannotListen.
    """
    connections = Connections.of(app, listen=listen)
    parts: list[Part] = []
    async with AsyncExitStack() as ending:
        ending.push_async_callback(app.store.close)
        ending.push_async_callback(stop, parts, connections, drain=drain)
        outgoing = _outgoing(app, sweep) if deliver else None
        if outgoing is not None:
            parts.append(outgoing)
        if listen:
            parts.append(await _listening(app, connections, outgoing))
        joining = asyncio.create_task(connections.join())
        ending.push_async_callback(_given_up, joining)
        yield joining


async def until_stopped(app: App, *, listen: bool = True, deliver: bool = True) -> None:
    """Serve until SIGTERM or SIGINT. Raises SettingsError or CannotListen."""
    with told_to_stop() as told:
        async with serving(app, listen=listen, deliver=deliver) as joining:
            _settle_memory()
            if not app.settings.connects:
                log.warning(ALONE)
            stopped = asyncio.create_task(told.wait())
            await asyncio.wait({joining, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if joining.done():
                await joining
            await stopped
        log.info("stopped")


def _outgoing(app: App, sweep: timedelta) -> Outgoing:
    due = chores(app.store, app.delivery, app.registry)
    return Outgoing(app.delivery, Scheduler(app.clock, due, sweep=sweep))


async def _listening(app: App, connections: Connections, outgoing: Outgoing | None) -> WebServer:
    routes = [*connections.routes, CalendarPage.of(app).route]
    served = application(routes, ready=_readiness(app, outgoing), metrics=app.metrics)
    at = await asyncio.to_thread(bound, app.settings.host, app.settings.port)
    web = WebServer(served, at)
    await web.start()
    log.info("listening", port=web.port)
    return web


def _readiness(app: App, outgoing: Outgoing | None) -> Readiness:
    database = DatabaseReadiness(app.store, app.settings.database_url)

    async def ready() -> str | None:
        if outgoing is not None and outgoing.ended:
            return "delivery"
        return await database()

    return ready


async def _given_up(joining: asyncio.Task[None]) -> None:
    joining.cancel()
    await asyncio.gather(joining, return_exceptions=True)


def _settle_memory() -> None:
    """Keep the garbage collector off what stays for good: its pauses are the slowest answers."""
    gc.collect()
    gc.freeze()
