"""The HTTP side: the platforms' routes, and what operators ask."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from bot.embedded import Embedded
from bot.guard import SizeGuard
from bot.metrics import Metrics

log = structlog.get_logger(__name__)

_METRICS_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"

Readiness = Callable[[], Awaitable[str | None]]
"""Returns what is missing to serve people, in a word; None when all is there."""


def application(routes: Sequence[BaseRoute], *, ready: Readiness, metrics: Metrics) -> ASGIApp:
    """Return what is served: these routes, `/healthz`, `/readyz` and `/metrics`."""

    async def readyz(_: Request) -> Response:
        missing = await ready()
        return PlainTextResponse(missing or "ready", status_code=503 if missing else 200)

    async def report(_: Request) -> Response:
        return Response(metrics.text(), media_type=_METRICS_TYPE)

    mine = [Route("/healthz", _healthz), Route("/readyz", readyz), Route("/metrics", report)]
    return SizeGuard(Starlette(routes=[*routes, *mine]), counted=metrics.requests)


async def _healthz(_: Request) -> Response:
    return PlainTextResponse("alive")


class CannotListen(Exception):
    """Nothing can be served at this address; the message says which, and why."""


class PortTaken(CannotListen):
    """Something else listens there already."""


class WebServer:
    """Serves an application inside the running event loop."""

    def __init__(self, app: ASGIApp, at: socket.socket) -> None:
        """Serve at an address that was taken: see `bound`."""
        self._server = Embedded(_config(app))
        self._socket = at

    @property
    def port(self) -> int:
        """The port that is listened on."""
        port: int = self._socket.getsockname()[1]
        return port

    async def start(self) -> None:
        """Return once connections are taken."""
        await self._server.open(self._socket)

    async def drain(self, within: float) -> None:
        """Take no more connections, and give what is under way so many seconds to end."""
        await self._server.leave(within)
        self._socket.close()


def bound(host: str, port: int) -> socket.socket:
    """Take an address: who calls it waits until it is served.

    Raises CannotListen, PortTaken among them.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as fault:
        kind = PortTaken if fault.errno == errno.EADDRINUSE else CannotListen
        raise kind(f"cannot listen on {host}:{port}: {_reason(fault)}") from None


def _reason(fault: OSError) -> str:
    """Say why in the system's words: on Python 3.11 `socket` adds the address to them."""
    if fault.errno is None or isinstance(fault, socket.gaierror):
        return str(fault.strerror)
    return os.strerror(fault.errno)


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
    )
