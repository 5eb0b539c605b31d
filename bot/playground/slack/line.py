"""The line to the app: deliveries made, kept, and made again."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from bot.playground import loopback
from bot.playground.calls import FaultProgramme, Journal
from bot.playground.pulse import Pulse
from bot.playground.slack.clock import wall_clock
from bot.playground.slack.delivery import RETRIES, Delivery, Sort, Transport
from bot.playground.slack.http_line import HttpLine
from bot.playground.slack.judging import event_scopes
from bot.playground.slack.model import App, Json, Team
from bot.playground.slack.payloads import event_callback
from bot.playground.slack.socket_line import SocketLine
from bot.playground.slack.workspace import Workspace

T = TypeVar("T")

PATIENCE = 3.0
HEARING = frozenset({"apps.connections.open"})


class Line(Workspace):
    """A workspace that reaches the app: at `request_url`, or down its sockets when that is None."""

    def __init__(
        self,
        app: App | None = None,
        team: Team | None = None,
        *,
        now: Callable[[], float] = wall_clock,
        request_url: str | None = None,
        patience: float = PATIENCE,
        pulse: Pulse | None = None,
    ) -> None:
        super().__init__(app, team, now, pulse)
        self.request_url = request_url
        self.patience = patience
        self.journal = Journal(lambda: datetime.fromtimestamp(now(), UTC), self.pulse)
        self.faults = FaultProgramme(hearing=HEARING)
        self.sockets = SocketLine(self)
        self.deliveries: list[Delivery] = []
        self.client = loopback.client()  # patience bounds it
        self._meanwhile: set[asyncio.Task[Any]] = set()

    def _transport(self) -> Transport:
        if self.request_url is None:
            return self.sockets
        return HttpLine(self.client, self.request_url, self.app)

    async def deliver(
        self, sort: Sort, payload: Json, *, attempt: int = 0, reason: str = ""
    ) -> Delivery:
        """Send the app something, once, and keep what came of it."""
        delivery = Delivery(sort, payload, attempt, reason)
        done = await self._transport().send(delivery, self.patience)
        self.deliveries.append(done)
        self.pulse.beat()
        return done

    def meanwhile(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Let the app be told of something while its person goes on; leaving ends it."""
        task = asyncio.create_task(work)
        self._meanwhile.add(task)
        task.add_done_callback(self._meanwhile.discard)
        return task

    async def leave(self) -> None:
        """Tell the app nothing more."""
        for task in (left := [*self._meanwhile]):
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def redeliver(self, delivery: Delivery, reason: str = "") -> Delivery:
        """Send the very same again, as Slack does when it saw no good answer; nothing is shown."""
        reason = reason or delivery.failure or "http_timeout"
        attempt = min(delivery.attempt + 1, RETRIES)
        return await self.deliver(delivery.sort, delivery.payload, attempt=attempt, reason=reason)

    def due_redeliveries(self) -> list[Delivery]:
        """List the failed events that Slack sends again: at once, after 1 min and after 5 min."""
        latest = {
            each.payload["event_id"]: each
            for each in self.deliveries
            if each.sort is Sort.EVENT and "event_id" in each.payload
        }
        return [each for each in latest.values() if each.is_due_again]

    async def send_event(self, event: Mapping[str, Any], subscription: str = "") -> Delivery | None:
        """Send an event if the app subscribed to it and has its scope; else give None."""
        name = subscription or str(event["type"])
        scopes = event_scopes().get(name, [])
        heard = not scopes or not self.app.scopes.isdisjoint(scopes)
        if name not in self.app.events or not heard:
            return None
        return await self.deliver(Sort.EVENT, event_callback(self, event))

    async def verify_url(self) -> bool:
        """Ask whether the request URL is the app's, as when it is first entered."""
        challenge = self.new_id("challenge")
        token = self.app.verification_token
        asked = {"token": token, "challenge": challenge, "type": "url_verification"}
        done = await self.deliver(Sort.EVENT, asked)
        answer = done.answer.get("challenge") if isinstance(done.answer, dict) else done.answer
        return done.failure is None and answer == challenge

    async def check_ssl(self) -> Delivery:
        """Look at the certificate of the request URL, as Slack does now and then."""
        token = self.app.verification_token
        return await self.deliver(Sort.COMMAND, {"ssl_check": "1", "token": token})
