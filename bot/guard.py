"""Reads a request's body before anything else sees it: in time, and no larger than it may be."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

import structlog
from prometheus_client import Counter
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger(__name__)

LARGEST: Final = 1_048_576
"""Bytes. Slack's largest payload holds a view of 250 kB, form-encoded; Telegram's is smaller."""
PATIENCE: Final = 10.0
"""Seconds that a body may take to arrive."""


class _Refused(Exception):
    """A request that goes no further."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


class SizeGuard:
    """Stands before an application: refuses what is too large or too slow, counts answers."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        counted: Counter,
        largest: int = LARGEST,
        patience: float = PATIENCE,
        refused: Callable[[str, int, dict[str, str]], Response] = PlainTextResponse,
    ) -> None:
        self._app, self._counted = app, counted
        self._largest, self._patience = largest, patience
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            body = await self._read(scope, receive)
        except _Refused as refusal:
            log.warning("request refused", status=refusal.status, why=refusal.why)
            answer = self._refused(refusal.why, refusal.status, {"connection": "close"})
            await answer(scope, receive, self._counting(send))
            return
        await self._app(scope, _replaying(body, receive), self._counting(send))

    async def _read(self, scope: Scope, receive: Receive) -> bytes:
        """Return the whole body. Raises _Refused."""
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > self._largest:
            raise _Refused(413, "too large")
        body = bytearray()
        try:
            async with asyncio.timeout(self._patience):
                while True:
                    message = await receive()
                    body += message.get("body", b"")
                    if len(body) > self._largest:
                        raise _Refused(413, "too large")
                    if not message.get("more_body"):
                        return bytes(body)
        except TimeoutError:
            raise _Refused(408, "too slow") from None

    def _counting(self, send: Send) -> Send:
        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._counted.labels(str(message["status"])).inc()
            await send(message)

        return counted


def _replaying(body: bytes, receive: Receive) -> Receive:
    """Give the body that was read, then what really comes: the end of the connection."""
    waiting = [body]

    async def again() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return again
