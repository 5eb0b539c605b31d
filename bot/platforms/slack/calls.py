"""Calls to Slack: what their failures mean, and how long one insists."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, TypeVar

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.webhook import WebhookResponse

from bot.outlet import Limited, Passing, Rejected, Unreachable

T = TypeVar("T")

WORKSPACE: Final = frozenset(
    {
        *("account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"),
        *("team_access_not_granted", "team_not_found"),
    }
)
"""What concerns the whole workspace, not one chat of it."""
LASTING: Final = frozenset(
    {
        *("channel_not_found", "is_archived", "not_in_channel", "restricted_action"),
        *("user_disabled", "user_not_found", "user_not_visible", "user_not_in_channel"),
        *("cannot_dm_bot", "messages_tab_disabled", "users_not_found"),
    }
)
"""What will not change by itself in a chat."""
TRANSIENT: Final = frozenset(
    {"fatal_error", "internal_error", "request_timeout", "service_unavailable"}
)
OK: Final = 200
TOO_MANY: Final = 429
SERVER_FAULT: Final = 500
DEFAULT_WAIT: Final = 1.0
ATTEMPTS: Final = 3
PAUSE: Final = 0.5
PATIENCE: Final = 30.0
"""Seconds that one waits when Slack asks to; beyond, another way may be quicker."""


class Disconnected(Passing):
    """Slack refuses everything from this workspace's token, until an operator mends that."""


class Unheard(Passing):
    """Slack did not say in time what became of a call: it may be done."""


async def called(call: Awaitable[T]) -> T:
    """Await a call. Raises Limited, Unreachable, Passing or Rejected; none quotes a message."""
    try:
        return await call
    except SlackApiError as fault:
        raise _meaning(fault) from None
    except TimeoutError as fault:
        raise Unheard(type(fault).__name__) from None
    except (ClientError, SlackRequestError, OSError) as fault:
        raise Passing(type(fault).__name__) from None


def _meaning(fault: SlackApiError) -> Exception:
    answer: Any = fault.response
    code = _code(getattr(answer, "data", None))
    status = int(getattr(answer, "status_code", 0) or getattr(answer, "status", 0))
    if status == TOO_MANY or code == "ratelimited":
        return Limited(_wait(answer.headers))
    if status >= SERVER_FAULT or code in TRANSIENT or not code:
        return Passing(code or str(status))
    if code in WORKSPACE:
        return Disconnected(code)
    return Unreachable(code) if code in LASTING else Rejected(code)


def _code(data: object) -> str:
    return str(data.get("error", "")) if isinstance(data, Mapping) else ""


def _wait(headers: Mapping[str, str]) -> float:
    seconds = {name.lower(): value for name, value in headers.items()}.get("retry-after", "")
    return float(seconds) if seconds.isdecimal() else DEFAULT_WAIT


async def answered(call: Awaitable[WebhookResponse]) -> None:
    """Await an answer to a response URL; one that is spent or too old is Unreachable."""
    response = await called(call)
    status = response.status_code
    stumbled(status, response.headers)
    if status in (403, 404, 410):
        raise Unreachable("response_url")
    if status != OK:
        raise Rejected(str(status))


def stumbled(status: int, headers: Mapping[str, str]) -> None:
    """Raise Limited or Passing for a status that says to come again."""
    if status == TOO_MANY:
        raise Limited(_wait(headers))
    if status >= SERVER_FAULT:
        raise Passing(str(status))


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Call, and again when Slack stumbles or asks to wait a little; the last failure is raised.

    What was not heard in time is not repeated: that takes too long, and may be done thrice.
    """
    for attempt in range(1, ATTEMPTS):
        try:
            return await call()
        except Limited as limit:
            if limit.seconds > PATIENCE:
                raise
            await asyncio.sleep(limit.seconds)
        except Unheard:
            raise
        except Passing:
            await asyncio.sleep(PAUSE * attempt)
    return await call()
