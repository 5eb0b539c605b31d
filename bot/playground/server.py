"""Runs an ASGI application on a free port of 127.0.0.1, inside the running event loop."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from bot.embedded import Embedded

HOST = "127.0.0.1"


class _Protocol(HttpToolsProtocol):
    """Lets an application reach its connection, so that it can drop it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn narrows it
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class LocalServer:
    """One ASGI application listening on loopback; start it, stop it."""

    def __init__(self, app: ASGIApp, port: int = 0) -> None:
        self._socket = socket.create_server((HOST, port))
        self._server = Embedded(_config(app))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://{HOST}:{self.port}"

    async def start(self) -> str:
        """Listen, and give the address once connections are taken."""
        await self._server.open(self._socket)
        return self.url

    async def stop(self) -> None:
        """Close every connection and wait for the end."""
        await self._server.leave()
        self._socket.close()


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_Protocol,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        lifespan="off",
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


def free_port() -> int:
    """Give a port of loopback that nothing listens on."""
    with socket.create_server((HOST, 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


async def reset(scope: Scope, receive: Receive) -> None:
    """Drop the connection of a request without an answer; the application must then return."""
    transport: Any = scope["state"]["transport"]
    transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass
