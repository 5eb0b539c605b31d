"""How every call of the app is answered: as planned to go wrong, or carried out; and noted."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.playground.calls import Call, Fault, FaultProgramme, Journal, Verdict
from bot.playground.server import reset
from bot.playground.slack.model import Json

PLATFORM = "slack"
RATE_LIMITED = 429

# Refusals that the app could have foreseen: it is blamed for them.
FORESEEABLE = frozenset(
    {
        "exchanged_trigger_id",
        "markdown_text_conflict",
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
    """What came of a call that was carried out."""

    response: Response
    error: str = ""
    verdicts: tuple[Verdict, ...] = ()
    to: str = ""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Answers calls, and keeps the journal."""

    journal: Journal
    faults: FaultProgramme

    async def answer(
        self, request: Request, method: str, arguments: Json, carry_out: Callable[[], Outcome]
    ) -> None:
        """Answer one call of a method."""
        at = time.monotonic()
        fault = self.faults.take([method]) or Fault()
        await asyncio.sleep(fault.delay)
        outcome = carry_out() if fault.carried_out or not fault.answers else Outcome(Response())
        blamed = (Verdict("limits", "", outcome.error),) if outcome.error in FORESEEABLE else ()
        verdicts = (*outcome.verdicts, *blamed)
        response = _faulty(fault) if fault.answers else outcome.response
        error = _error(fault) if fault.answers else outcome.error
        status = 0 if fault.reset else response.status_code
        call = Call(PLATFORM, method, arguments, at, status, error, verdicts, to=outcome.to)
        self.journal.add(call)
        if fault.reset:
            await reset(request.scope, request.receive)
        else:
            # Starlette keeps the sender of a request to itself; an endpoint of its own needs it.
            await response(request.scope, request.receive, request._send)  # noqa: SLF001


def _error(fault: Fault) -> str:
    if fault.reset:
        return "connection_reset"
    limited = fault.retry_after is not None or fault.status == RATE_LIMITED
    return fault.error or ("ratelimited" if limited else "")


def _faulty(fault: Fault) -> Response:
    error = _error(fault)
    status = fault.status or (200 if fault.retry_after is None else RATE_LIMITED)
    if not error:
        return PlainTextResponse("Internal Server Error", status)
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    body = json.dumps({"ok": False, "error": error, **fault.extra})
    return Response(body, status, headers, media_type="application/json")
