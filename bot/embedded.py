"""An HTTP server inside the running event loop, which somebody else owns."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Generator
from typing import Final

import structlog
import uvicorn

log = structlog.get_logger(__name__)

_DATE_SECONDS: Final = 1.0
"""How often the date that answers carry is renewed."""
_GLANCE: Final = 0.005
"""How often a server that leaves looks whether all has ended."""


class Embedded(uvicorn.Server):
    """Says when it listens, leaves when it is told, and takes no signal."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._listening = asyncio.Event()
        self._leaving = asyncio.Event()
        self._running: asyncio.Task[None] | None = None
        self._patience: float | None = config.timeout_graceful_shutdown

    async def open(self, listener: socket.socket) -> None:
        """Return once connections are taken."""
        # Connections inherit it. asyncio sets it on few of them; without it an answer takes 40 ms.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._running = asyncio.create_task(self.serve([listener]))
        ready = asyncio.create_task(self._listening.wait())
        await asyncio.wait({self._running, ready}, return_when=asyncio.FIRST_COMPLETED)
        if self._running.done():
            ready.cancel()
            await self._running

    async def leave(self, within: float | None = None) -> None:
        """Take no more connections, and give what is under way some seconds to end."""
        if within is not None:
            self._patience = within
        self._leaving.set()
        if self._running is not None:
            await self._running

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        # An answer that would never end by itself looks at it.
        self.lifespan.state["leaving"] = self._leaving
        await super().startup(sockets)
        self._listening.set()

    async def main_loop(self) -> None:
        while not self._leaving.is_set():
            await self.on_tick(0)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._leaving.wait(), _DATE_SECONDS)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End as soon as all is done: uvicorn's own looks ten times a second."""
        for listener in (*self.servers, *(sockets or ())):
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        try:
            async with asyncio.timeout(self._patience):
                while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110 - uvicorn has no event for it
                    await asyncio.sleep(_GLANCE)
        except TimeoutError:
            log.warning("requests given up", number=len(self.server_state.tasks))
            for task in self.server_state.tasks:
                task.cancel()
