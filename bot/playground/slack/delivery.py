"""What Slack sends the app, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.playground.slack.model import Json

RETRIES = 3


class Sort(StrEnum):
    """The three kinds of request; the value is the type of a Socket Mode envelope."""

    COMMAND = "slash_commands"
    INTERACTION = "interactive"
    EVENT = "events_api"


class Failure(StrEnum):
    """Why a delivery failed; the value is Slack's reason for a redelivery."""

    TIMEOUT = "http_timeout"
    REFUSED = "http_error"
    UNREACHABLE = "connection_failed"

    @property
    def shown(self) -> str:
        """The code that the person reads."""
        codes = {Failure.TIMEOUT: "operation_timeout", Failure.REFUSED: "http_service_error"}
        return codes.get(self, "dispatch_failed")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One request to the app: `status` is the HTTP status, 200 for an acknowledged envelope."""

    sort: Sort
    payload: Json
    attempt: int = 0
    reason: str = ""
    answer: Json | str | None = None
    status: int = 0
    failure: Failure | None = None
    no_retry: bool = False

    @property
    def errors(self) -> dict[str, str]:
        """What the app said against a submitted modal, by block id."""
        if not isinstance(self.answer, dict):
            return {}
        return dict(self.answer.get("errors") or {})

    @property
    def is_due_again(self) -> bool:
        """Whether Slack delivers it once more."""
        failed = self.failure is not None and not self.no_retry
        return self.sort is Sort.EVENT and failed and self.attempt < RETRIES


class Transport(Protocol):
    """A way to the app: HTTP or Socket Mode."""

    async def send(self, delivery: Delivery, patience: float) -> Delivery:
        """Send, wait that many seconds for the answer, and note what came of it."""
        ...
