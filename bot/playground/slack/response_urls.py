"""Response URLs: how the app answers a command or a press for half an hour."""

import dataclasses
import json
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import Receive, Scope, Send

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.endpoint import Endpoint, Outcome
from bot.playground.slack.errors import SlackError
from bot.playground.slack.judging import judge_answer
from bot.playground.slack.model import Json, Message
from bot.playground.slack.posting import read_content
from bot.playground.slack.tickets import ResponseUrl
from bot.playground.slack.workspace import Workspace

METHOD = "response_url"


@dataclass(frozen=True, slots=True)
class ResponseUrls:
    """Answers `/commands/…/{token}` and `/actions/…/{token}`; an ASGI application."""

    slack: Workspace
    endpoint: Endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive, send)
        token = str(request.path_params["token"])
        given = _object(await request.body())
        await self.endpoint.answer(request, METHOD, given, lambda: self._carry_out(token, given))

    def _carry_out(self, token: str, given: Json) -> Outcome:
        verdicts = judge_answer(given)
        try:
            url = self.slack.tickets.use(token)
            if not verdicts:
                answer_in_place(self.slack, url, given)
        except SlackError as refusal:
            return Outcome(_refused(refusal.code), refusal.code, verdicts)
        if verdicts:
            return Outcome(_refused("invalid_blocks"), "invalid_blocks", verdicts, url.user)
        return Outcome(PlainTextResponse("ok"), to=url.user)


def _object(body: bytes) -> Json:
    try:
        value = json.loads(body)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _refused(code: str) -> JSONResponse:
    status = 404 if code in ("used_url", "expired_url") else 400
    return JSONResponse({"ok": False, "error": code}, status)


def answer_in_place(slack: Workspace, url: ResponseUrl, given: Json) -> None:
    """Delete, replace or add a message, as the answer says."""
    original = slack.messages.get((url.channel, url.original)) if url.original else None
    if given.get("delete_original"):
        if original is not None:
            slack.drop(original)
        return
    content = read_content(Arguments(given))
    fresh = Message(
        url.channel,
        slack.timestamp(),
        slack.app.bot_user_id,
        content.text or "",
        content.blocks or (),
        content.attachments or (),
        thread_ts=given.get("thread_ts") or url.thread_ts,
        ephemeral_to=None if given.get("response_type") == "in_channel" else url.user,
    )
    if given.get("replace_original") and original is not None:
        fresh = dataclasses.replace(
            fresh,
            ts=original.ts,
            edited=fresh.ts,
            thread_ts=original.thread_ts,
            ephemeral_to=original.ephemeral_to,
        )
    slack.put(fresh)
