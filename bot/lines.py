"""The way out through each platform account: one message after the other, at its pace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from bot.exchange import ChatKind, Platform
from bot.outlet import Limited, Outlet, Passing
from bot.pacing import Act, lanes
from bot.queues import Pulse, Queue

TIMEOUT: Final = 25.0
"""Seconds that a platform gets to answer one call."""


@dataclass(frozen=True, slots=True)
class Line:
    """One outlet behind its queue."""

    outlet: Outlet
    queue: Queue = field(default_factory=Queue)

    @asynccontextmanager
    async def turn(self, act: Act, chat: str, kind: ChatKind) -> AsyncIterator[Outlet]:
        """Lend the outlet for one act, when its time has come, and for nothing else.

        Raises Limited when that is too far off; what the outlet itself raises as Limited holds
        all that goes this way. Turns silence into Passing.
        """
        ways = lanes(Platform(self.outlet.platform), act, chat, kind)
        async with self.queue.turn(ways):
            try:
                async with asyncio.timeout(TIMEOUT):
                    yield self.outlet
            except Limited as limit:
                self.queue.hold(limit.seconds)
                raise
            except TimeoutError:
                raise Passing("no answer in time") from None


class Lines:
    """The lines of the outlets that are connected, by platform and workspace."""

    def __init__(self, outlets: Mapping[tuple[Platform, str], Outlet], pulse: Pulse) -> None:
        self._outlets, self._pulse = outlets, pulse
        self._queues: dict[tuple[Platform, str], Queue] = {}

    def __bool__(self) -> bool:
        return bool(self._outlets)

    @property
    def accounts(self) -> list[str]:
        """Name the accounts that are connected."""
        return [f"{platform}:{workspace}" for platform, workspace in self._outlets]

    def get(self, platform: str, workspace: str) -> Line | None:
        """Return the line of an account; None while it is not connected."""
        outlet = self._outlets.get((Platform(platform), workspace))
        return Line(outlet, self.queue(Platform(platform), workspace)) if outlet else None

    def queue(self, platform: Platform, workspace: str) -> Queue:
        """Return the queue of an account, connected or not: others may send through it too."""
        place = platform, workspace
        if place not in self._queues:
            self._queues[place] = Queue(self._pulse)
        return self._queues[place]
