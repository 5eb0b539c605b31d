"""Runs an ASGI application on a free port of 127.0.0.1, inside the running event loop."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Generator
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HOST = "127.0.0.1"


class _Protocol(HttpToolsProtocol):
    """Lets an application reach its connection, so that it can drop it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn narrows it
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Embedded(uvicorn.Server):
    """Says when it listens, and leaves the signals to whoever owns the loop."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()
        self.leaving = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()

    async def main_loop(self) -> None:
        await self.on_tick(0)
        await self.leaving.wait()


class LocalServer:
    """One ASGI application listening on loopback; start it, stop it."""

    def __init__(self, app: ASGIApp, port: int = 0) -> None:
        self._socket = socket.socket(proto=socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((HOST, port))
        self._server = _Embedded(_config(app))
        self._running: asyncio.Task[None] | None = None
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://{HOST}:{self.port}"

    async def start(self) -> str:
        """Listen, and give the address once connections are taken."""
        self._running = asyncio.create_task(self._server.serve([self._socket]))
        ready = asyncio.create_task(self._server.listening.wait())
        await asyncio.wait({self._running, ready}, return_when=asyncio.FIRST_COMPLETED)
        if self._running.done():
            ready.cancel()
            await self._running
        return self.url

    async def stop(self) -> None:
        """Close every connection and wait for the end."""
        self._server.leaving.set()
        if self._running is not None:
            await self._running
        self._socket.close()


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_Protocol,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        timeout_graceful_shutdown=2,
    )


@contextlib.asynccontextmanager
async def serving(app: ASGIApp, port: int = 0) -> AsyncIterator[str]:
    """Serve an application for the length of a block; gives its base address, without a slash."""
    server = LocalServer(app, port)
    await server.start()
    try:
        yield server.url
    finally:
        await server.stop()


async def reset(scope: Scope, receive: Receive) -> None:
    """Drop the connection of a request without an answer; the application must then return."""
    transport: Any = scope["state"]["transport"]
    transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass
