"""The HTTP door for Slack: what is unsigned, or no payload at all, stays outside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

import structlog
from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import Response

FORM: Final = "application/x-www-form-urlencoded"
log = structlog.get_logger(__name__)


class Refused(Exception):
    """A request that does not come in, by its HTTP status."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Door:
    """Answers `POST /slack/events`.

    Bolt would parse before it verifies, log the body of what it refuses, and take a form whose
    text holds the word "payload" for an empty one: it is handed what was verified and parsed here.
    """

    def __init__(self, app: AsyncApp, signing_secret: str) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)

    async def enter(self, request: Request) -> Response:
        """Let a request in, or say why not."""
        try:
            response = await self._answer(self._payload(request, await request.body()))
        except Refused as refused:
            log.warning("slack request refused", status=refused.status, reason=str(refused))
            return Response(status_code=refused.status)
        return to_starlette_response(response)

    async def _answer(self, payload: dict[str, Any]) -> BoltResponse:
        try:
            # In this mode Bolt takes the payload as it is given.
            response = await self._app.async_dispatch(
                AsyncBoltRequest(body=payload, mode="socket_mode")
            )
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            # What listeners raise is answered by Bolt: this is Bolt itself, lost in the payload.
            raise Refused(400, "payload") from None
        if response.status >= 400:  # noqa: PLR2004 - HTTP's own
            raise Refused(response.status, "not understood")
        return response

    def _payload(self, request: Request, body: bytes) -> dict[str, Any]:
        if not self._is_signed(request.headers, body):
            raise Refused(401, "signature")
        try:
            payload = _parsed(request.headers.get("content-type", ""), body.decode())
        except (ValueError, RecursionError):
            raise Refused(400, "body") from None
        if not isinstance(payload, dict) or not _is_whole(payload):
            raise Refused(400, "payload")
        return payload

    def _is_signed(self, headers: Mapping[str, str], body: bytes) -> bool:
        stamp = headers.get("x-slack-request-timestamp", "")
        signature = headers.get("x-slack-signature", "")
        try:
            return self._verifier.is_valid(body, stamp, signature)
        except (ValueError, TypeError):  # a stamp that is no number, a body or signature no text
            return False


def _is_whole(payload: dict[str, Any]) -> bool:
    """Whether what Bolt sorts payloads by is there: what lacks more is found when it is read."""
    match payload:
        case {"type": "event_callback"}:
            return isinstance(payload.get("event"), dict) and "type" in payload["event"]
        case {"type": "block_actions", "actions": [{"action_id": str(), "block_id": str()}, *_]}:
            return True
        case {"type": "view_submission", "view": {"type": str(), "callback_id": str()}}:
            return True
        case {"type": kind}:
            return kind not in {"block_actions", "view_submission"}
        case _:
            return True


def _parsed(kind: str, body: str) -> object:
    if not kind.startswith(FORM):
        return json.loads(body)
    form = dict(parse_qsl(body, keep_blank_values=True))
    return json.loads(form["payload"]) if "payload" in form else form
