"""The address where Telegram brings updates; it brings again what was not answered by 200."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update

from bot.logs import traced
from bot.platforms.telegram.intake import Intake, parsed
from bot.platforms.telegram.outbound import Client

PATH: Final = "/telegram/webhook"
SECRET: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
LARGEST: Final = 1_000_000
"""Bytes of a body; updates have some kilobytes."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram brings updates, and the secret that it shows."""

    public_url: str
    secret: str

    @property
    def url(self) -> str:
        return self.public_url + PATH


class _Refused(Exception):
    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def route(webhook: Webhook, bot: Client, intake: Intake) -> Route:
    """Make the endpoint. The server itself keeps the order of a chat: it awaits each answer."""

    async def receive(request: Request) -> Response:
        try:
            _admit(request, webhook.secret)
            raw = _read(await _body(request))
        except _Refused as refused:
            log.warning("telegram webhook refused", status=refused.status)
            return Response(status_code=refused.status)
        update = parsed(raw, bot)
        return Response(status_code=await _taken(intake, update) if update else 200)

    return Route(PATH, receive, methods=["POST"])


async def _taken(intake: Intake, update: Update) -> int:
    try:
        await intake.take(update)
    except Exception as error:  # noqa: BLE001 - Telegram brings it again, whatever it was
        log.warning("telegram update failed", update=update.update_id, **traced(error))
        return 500
    return 200


def _admit(request: Request, secret: str) -> None:
    shown = request.headers.get(SECRET, "")
    if not hmac.compare_digest(shown.encode(), secret.encode()):
        raise _Refused(403)


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise _Refused(413)
    return bytes(body)


def _read(body: bytes) -> Mapping[str, Any]:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        raise _Refused(400) from None
    if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
        raise _Refused(400)
    return raw
