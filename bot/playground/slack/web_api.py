"""The Web API: admits a call, judges it and carries it out."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from bot.playground.calls import Verdict
from bot.playground.slack.arguments import Arguments, Received, read
from bot.playground.slack.endpoint import Endpoint, Outcome
from bot.playground.slack.errors import SlackError
from bot.playground.slack.judging import ADVICE, judge_call, methods
from bot.playground.slack.methods import METHODS
from bot.playground.slack.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WebApi:
    """Answers `/api/{method}`; an ASGI application."""

    slack: Workspace
    endpoint: Endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive, send)
        method = str(request.path_params["method"])
        received = await read(request)
        await self.endpoint.answer(
            request, method, received.arguments, lambda: self._carry_out(method, received)
        )

    def _carry_out(self, method: str, received: Received) -> Outcome:
        verdicts = judge_call(method, received.arguments, is_json=received.is_json)
        try:
            self._admit(method, received)
            _refuse([verdict for verdict in verdicts if verdict.judge != ADVICE])
            body = METHODS[method](self.slack, Arguments(received.arguments))
        except SlackError as refusal:
            body = {"ok": False, "error": refusal.code, **refusal.extra}
            return Outcome(JSONResponse(body), refusal.code, verdicts)
        scopes = {"x-oauth-scopes": ",".join(sorted(self.slack.app.scopes))}
        return Outcome(JSONResponse({"ok": True, **body}, headers=scopes), "", verdicts)

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
