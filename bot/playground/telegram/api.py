"""The Bot API over HTTP: reads a call, lets it be judged, carries it out, notes it."""

import asyncio
import inspect
import time
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.playground.calls import ANY_METHOD, Call, Fault, FaultProgramme, Journal
from bot.playground.server import reset
from bot.playground.telegram.errors import RefusedError, bad_request
from bot.playground.telegram.faults import AFTER
from bot.playground.telegram.judging.findings import Finding
from bot.playground.telegram.judging.judges import Judges
from bot.playground.telegram.methods import METHODS
from bot.playground.telegram.methods.server import Server
from bot.playground.telegram.requests import Raw, raw_arguments, typed


@dataclass(frozen=True, slots=True)
class BotApi:
    """One bot's view of Telegram."""

    server: Server
    judges: Judges
    journal: Journal
    faults: FaultProgramme

    def application(self) -> Starlette:
        """The ASGI application."""
        return Starlette(
            routes=[
                Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self.file, methods=["GET"]),
            ]
        )

    async def call(self, request: Request) -> Response:
        """Answer one call."""
        at = time.monotonic()
        method = self.judges.spec.canonical(request.path_params["method"])
        try:
            raw = await raw_arguments(request)
        except ClientDisconnect:
            return Response()  # to nobody: who called has left
        arguments = typed(self.judges.spec, method, raw) if method in METHODS else raw
        if request.path_params["token"] != self.server.world.bot.token:
            return self._answer(
                Call("telegram", method, arguments, at), RefusedError(401, "Unauthorized")
            )
        findings = self.judges.findings(method, arguments)
        call = Call(
            "telegram", method, arguments, at, verdicts=tuple(each.verdict for each in findings)
        )
        if fault := self.faults.take(_names(method, arguments)):
            await asyncio.sleep(fault.delay)
            if fault.answers:
                return await self._fail(call, fault, findings)
        outcome = self._outcome(method, arguments, findings)
        try:
            return self._answer(call, await _while_heard(request, outcome))
        except ClientDisconnect:
            return Response()

    async def file(self, request: Request) -> Response:
        """Give a file that the bot asked for with getFile."""
        files = self.server.world.files.values()
        stored = next((each for each in files if each.path == request.path_params["path"]), None)
        if request.path_params["token"] != self.server.world.bot.token or stored is None:
            return _refusal(RefusedError(404, "Not Found"))
        return Response(stored.content, media_type="application/octet-stream")

    async def _outcome(self, method: str, arguments: Raw, findings: list[Finding]) -> object:
        try:
            return await self._carry_out(method, arguments, findings)
        except RefusedError as refusal:
            return refusal

    async def _carry_out(self, method: str, arguments: Raw, findings: list[Finding]) -> object:
        if method not in METHODS:
            raise RefusedError(404, "Not Found: method not found")
        for each in findings:
            if each.answer:
                raise bad_request(each.answer)
        result = METHODS[method](self.server, arguments)
        return await result if inspect.isawaitable(result) else result

    async def _fail(self, call: Call, fault: Fault, findings: list[Finding]) -> Response:
        if fault.extra.get(AFTER):
            await self._outcome(call.method, dict(call.arguments), findings)
        if fault.reset:
            self._note(call, 0, "connection dropped")
            return _Dropped()
        parameters = {key: value for key, value in fault.extra.items() if key != AFTER}
        if fault.retry_after is not None:
            parameters["retry_after"] = fault.retry_after
        status = fault.status or (429 if fault.retry_after is not None else 400)
        return self._answer(call, RefusedError(status, fault.error, **parameters))

    def _answer(self, call: Call, outcome: object) -> Response:
        if isinstance(outcome, RefusedError):
            self._note(call, outcome.status, outcome.description)
            return _refusal(outcome)
        self._note(call, 200, "")
        return JSONResponse({"ok": True, "result": outcome})

    def _note(self, call: Call, status: int, error: str) -> None:
        noted = Call(
            call.platform, call.method, call.arguments, call.at, status, error, call.verdicts
        )
        self.journal.add(noted)


class _Dropped(Response):
    """No answer at all."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  # nothing is sent
        await reset(scope, receive)


async def _while_heard(request: Request, outcome: Coroutine[None, None, object]) -> object:
    """Wait for an outcome as long as who called does, so that whoever calls next is alone."""
    waiting, left = asyncio.create_task(outcome), asyncio.create_task(_left(request))
    try:
        await asyncio.wait({waiting, left}, return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done():
            raise ClientDisconnect
        return await waiting
    finally:
        waiting.cancel()
        left.cancel()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _names(method: str, arguments: Raw) -> tuple[str, ...]:
    chat = arguments.get("chat_id")
    return (method, f"{method}:{chat}", f"{ANY_METHOD}:{chat}")


def _refusal(refusal: RefusedError) -> JSONResponse:
    body: dict[str, Any] = {
        "ok": False,
        "error_code": refusal.status,
        "description": refusal.description,
    }
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return JSONResponse(body, status_code=refusal.status)
