"""The Web API: reads a call, judges it, lets it go wrong when that is planned, and answers."""

import asyncio
import json
import time
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bot.playground.calls import Call, Fault, FaultProgramme, Journal, Verdict
from bot.playground.server import reset
from bot.playground.slack.arguments import Arguments, Received, read
from bot.playground.slack.errors import SlackError
from bot.playground.slack.methods import METHODS
from bot.playground.slack.model import Json
from bot.playground.slack.workspace import Workspace
from bot.playground.slack_judges import ADVICE, judge_call, methods

PLATFORM = "slack"
RATE_LIMITED = 429

# Refusals that the app could have foreseen: it is blamed for them.
FORESEEABLE = frozenset(
    {
        "exchanged_trigger_id",
        "missing_scope",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
        "not_allowed_token_type",
        "push_limit_reached",
        "too_many_attachments",
        "used_url",
        "view_too_large",
    }
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call: an error code, or what the answer holds."""

    body: Json
    error: str = ""
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class WebApi:
    """Answers `/api/{method}`; an ASGI application."""

    slack: Workspace
    journal: Journal
    faults: FaultProgramme

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        at = time.monotonic()
        request = Request(scope, receive)
        method = str(request.path_params["method"])
        received = await read(request)
        fault = self.faults.take([method]) or Fault()
        await asyncio.sleep(fault.delay)
        carried_out = fault.carried_out or not fault.answers
        outcome = self._carry_out(method, received) if carried_out else Outcome({})
        error, status = fault_answer(fault) if fault.answers else (outcome.error, 200)
        verdicts = outcome.verdicts
        self.journal.add(Call(PLATFORM, method, received.arguments, at, status, error, verdicts))
        if fault.reset:
            await reset(scope, receive)
            return
        answer = faulty(fault) if fault.answers else JSONResponse(outcome.body)
        await answer(scope, receive, send)

    def _carry_out(self, method: str, received: Received) -> Outcome:
        verdicts = judge_call(method, received.arguments, is_json=received.is_json)
        try:
            self._admit(method, received)
            _refuse([verdict for verdict in verdicts if verdict.judge != ADVICE])
            body = METHODS[method](self.slack, Arguments(received.arguments))
        except SlackError as refusal:
            if refusal.code in FORESEEABLE:
                verdicts += (Verdict("limits", "", refusal.code),)
            body = {"ok": False, "error": refusal.code, **refusal.extra}
            return Outcome(body, refusal.code, verdicts)
        return Outcome({"ok": True, **body}, "", verdicts)

    def _admit(self, method: str, received: Received) -> None:
        if method not in METHODS:
            raise SlackError("unknown_method", req_method=method)
        if method == "api.test":
            return
        if not received.token:
            raise SlackError("not_authed")
        app = self.slack.app
        if received.token not in (app.bot_token, app.app_token):
            raise SlackError("invalid_auth")
        if not self.slack.installed:
            raise SlackError("account_inactive")
        if (method == "apps.connections.open") != (received.token == app.app_token):
            raise SlackError("not_allowed_token_type")
        needed = methods()[method]["scope"].get("bot", [])
        if needed and app.scopes.isdisjoint(needed):
            provided = ",".join(sorted(app.scopes))
            raise SlackError("missing_scope", needed=",".join(needed), provided=provided)


def _refuse(verdicts: list[Verdict]) -> None:
    if not verdicts:
        return
    messages = [f"[ERROR] {each.fault} [json-pointer:{each.path}]" for each in verdicts]
    extra = {"response_metadata": {"messages": messages}}
    if not all(verdict.path.startswith("/blocks") for verdict in verdicts):
        raise SlackError("invalid_arguments", **extra)
    if verdicts[0].path == "/blocks" and "array" in verdicts[0].fault:
        raise SlackError("invalid_blocks_format", **extra)
    raise SlackError("invalid_blocks", errors=messages, **extra)


def fault_answer(fault: Fault) -> tuple[str, int]:
    """Give the error code and the HTTP status of a planned fault; 0 when there is no answer."""
    if fault.reset:
        return "connection_reset", 0
    if fault.retry_after is not None or fault.status == RATE_LIMITED:
        return fault.error or "ratelimited", fault.status or RATE_LIMITED
    return fault.error, fault.status or 200


def faulty(fault: Fault) -> Response:
    """Answer as Slack does when it does not do what it was asked."""
    error, status = fault_answer(fault)
    if not error:
        return PlainTextResponse("Internal Server Error", status)
    retry_after = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    body = json.dumps({"ok": False, "error": error, **fault.extra})
    return Response(body, status, retry_after, media_type="application/json")
