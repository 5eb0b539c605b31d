"""Keeps the page to this machine: who may ask, by which name, and what a browser may do with it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.i18n import N_

if TYPE_CHECKING:
    from bot.playground.page.tongue import Tongue

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_PORT: Final = re.compile(r":\d{1,5}$")


class Doorkeeper:
    """Stands before an application: turns away other sites, and sends its headers with all."""

    def __init__(self, app: ASGIApp, tongue: Tongue, *, hosts: Collection[str] = ()) -> None:
        self._app, self._tongue = app, tongue
        self._hosts = frozenset(map(str.lower, (*LOOPBACK, *hosts)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # Calling the very address that the connection reached takes no name: nothing was made to
        # point here.
        reached = _bracketed(str((scope.get("server") or ("",))[0]))
        refusal = self._refusal(Headers(scope=scope), scope["method"], self._hosts | {reached})
        await (refusal or self._app)(scope, receive, _protecting(send))

    def _refusal(self, headers: Headers, method: str, hosts: Collection[str]) -> Response | None:
        named, origins = headers.getlist("host"), headers.getlist("origin")
        # A name that was made to point here is another site's all the same.
        if len(named) != 1 or _PORT.sub("", named[0]).lower() not in hosts:
            why = N_("The playground answers to its own address alone.")
            return self._tongue.refuse(headers, why, 403)
        if any(each.lower() != f"http://{named[0]}".lower() for each in origins):
            why = N_("The playground takes nothing from another site.")
            return self._tongue.refuse(headers, why, 403)
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if method == "POST" and kind != "application/json":
            why = N_("Send JSON, and say so: Content-Type: application/json.")
            return self._tongue.refuse(headers, why, 415)
        return None


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _protecting(send: Send) -> Send:
    async def protecting(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return protecting
