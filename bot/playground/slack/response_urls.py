"""Response URLs: how the app answers a command or a press for half an hour."""

import asyncio
import dataclasses
import json
import time
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bot.playground.calls import Call, Fault, FaultProgramme, Journal, Verdict
from bot.playground.server import reset
from bot.playground.slack.arguments import Arguments
from bot.playground.slack.errors import SlackError
from bot.playground.slack.model import Json, Message
from bot.playground.slack.posting import read_content
from bot.playground.slack.tickets import ResponseUrl
from bot.playground.slack.web_api import FORESEEABLE, PLATFORM, fault_answer, faulty
from bot.playground.slack.workspace import Workspace
from bot.playground.slack_judges import judge_answer

METHOD = "response_url"


@dataclass(frozen=True, slots=True)
class ResponseUrls:
    """Answers `/commands/{token}` and `/actions/{token}`; an ASGI application."""

    slack: Workspace
    journal: Journal
    faults: FaultProgramme

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        at = time.monotonic()
        request = Request(scope, receive)
        given = _object(await request.body())
        fault = self.faults.take([METHOD]) or Fault()
        await asyncio.sleep(fault.delay)
        verdicts, refusal = judge_answer(given), ""
        if fault.carried_out or not fault.answers:
            refusal = self._carry_out(str(request.path_params["token"]), given, bool(verdicts))
        blamed = (Verdict("limits", "", refusal),) if refusal in FORESEEABLE else ()
        answer = faulty(fault) if fault.answers else _answer(refusal)
        error, status = fault_answer(fault) if fault.answers else (refusal, answer.status_code)
        self.journal.add(Call(PLATFORM, METHOD, given, at, status, error, (*verdicts, *blamed)))
        if fault.reset:
            await reset(scope, receive)
            return
        await answer(scope, receive, send)

    def _carry_out(self, token: str, given: Json, faulted: bool) -> str:  # noqa: FBT001  # as judged
        try:
            url = self.slack.tickets.use(token)
            if faulted:
                raise SlackError("invalid_blocks")
            answer_in_place(self.slack, url, given)
        except SlackError as refusal:
            return refusal.code
        return ""


def _object(body: bytes) -> Json:
    try:
        value = json.loads(body)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _answer(refusal: str) -> Response:
    if not refusal:
        return PlainTextResponse("ok")
    status = 404 if refusal in ("used_url", "expired_url") else 400
    return JSONResponse({"ok": False, "error": refusal}, status)


def answer_in_place(slack: Workspace, url: ResponseUrl, given: Json) -> None:
    """Delete, replace or add a message, as the answer says."""
    original = slack.messages.get((url.channel, url.original)) if url.original else None
    if given.get("delete_original"):
        if original is not None:
            slack.drop(original)
        return
    content = read_content(Arguments(given))
    said = {
        "text": content.text or "",
        "blocks": content.blocks or (),
        "attachments": content.attachments or (),
    }
    if given.get("replace_original") and original is not None:
        slack.put(dataclasses.replace(original, **said, edited=slack.timestamp()))
        return
    public = given.get("response_type") == "in_channel"
    slack.put(
        Message(
            url.channel,
            slack.timestamp(),
            slack.app.bot_user_id,
            thread_ts=given.get("thread_ts") or url.thread_ts,
            ephemeral_to=None if public else url.user,
            **said,
        )
    )
