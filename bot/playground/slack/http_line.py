"""HTTP to the app, signed as Slack signs."""

import asyncio
import dataclasses
import hashlib
import hmac
import json
from dataclasses import dataclass
from urllib.parse import urlencode

import httpx

from bot.playground.slack.clock import wall_clock
from bot.playground.slack.delivery import Delivery, Failure, Sort
from bot.playground.slack.model import App, Json

FORM = "application/x-www-form-urlencoded"


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Sign a body, as https://api.slack.com/docs/verifying-requests-from-slack has it."""
    signed = b":".join((b"v0", timestamp.encode(), body))
    return "v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def signed_headers(secret: str, body: bytes, timestamp: int) -> dict[str, str]:
    """Give the two headers that prove where a body comes from."""
    return {
        "X-Slack-Request-Timestamp": str(timestamp),
        "X-Slack-Signature": signature(secret, str(timestamp), body),
    }


def _body(sort: Sort, payload: Json) -> tuple[bytes, str]:
    match sort:
        case Sort.COMMAND:
            return urlencode(payload).encode(), FORM
        case Sort.INTERACTION:
            return urlencode({"payload": json.dumps(payload)}).encode(), FORM
        case Sort.EVENT:
            return json.dumps(payload).encode(), "application/json"


def _answer(response: httpx.Response) -> Json | str | None:
    if not response.content:
        return None
    if response.headers.get("content-type", "").startswith("application/json"):
        parsed: Json = response.json()
        return parsed
    return response.text


@dataclass(frozen=True, slots=True)
class HttpLine:
    """Posts to the app's request URL."""

    client: httpx.AsyncClient
    url: str
    app: App

    async def send(self, delivery: Delivery, patience: float) -> Delivery:
        """Post, and note what came of it; what comes too late is not read."""
        try:
            async with asyncio.timeout(patience):
                response = await self._post(delivery)
        except TimeoutError:
            return dataclasses.replace(delivery, failure=Failure.TIMEOUT)
        except httpx.TransportError:
            return dataclasses.replace(delivery, failure=Failure.UNREACHABLE)
        return dataclasses.replace(
            delivery,
            status=response.status_code,
            answer=_answer(response),
            failure=None if response.is_success else Failure.REFUSED,
            no_retry=response.headers.get("x-slack-no-retry") == "1",
        )

    async def _post(self, delivery: Delivery) -> httpx.Response:
        body, content_type = _body(delivery.sort, delivery.payload)
        headers = signed_headers(self.app.signing_secret, body, int(wall_clock()))
        headers |= {"Content-Type": content_type, "User-Agent": "Slackbot 1.0"}
        if delivery.attempt:
            headers["X-Slack-Retry-Num"] = str(delivery.attempt)
            headers["X-Slack-Retry-Reason"] = delivery.reason
        return await self.client.post(self.url, content=body, headers=headers)
