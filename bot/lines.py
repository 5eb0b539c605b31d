"""The way out through each platform account: one message after the other, at its pace."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from bot.exchange import ChatKind, Platform
from bot.outlet import Limited, Outlet, Passing
from bot.pacing import Act, Lane, Pacer, lanes

PATIENCE: Final = 2.5
"""Seconds that a claimed message waits for its place; beyond, it goes back to the outbox."""
CLOSE: Final = 0.001
"""Seconds by which a clock may wake one too early."""
TIMEOUT: Final = 25.0
"""Seconds that a platform gets to answer one call."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """How pacing knows the time, and lets it pass: monotonic seconds."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep


@dataclass(frozen=True, slots=True)
class Line:
    """One outlet behind its pacer."""

    outlet: Outlet
    pulse: Pulse
    pacer: Pacer = field(default_factory=Pacer)
    _gate: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def turn(self, act: Act, chat: str, kind: ChatKind) -> AsyncIterator[Outlet]:
        """Lend the outlet for one act, when its time has come, and for nothing else.

        Raises Limited when that is too far off; what the outlet itself raises as Limited holds
        all that goes this way. Turns silence into Passing.
        """
        await self._place(act, chat, kind)
        try:
            async with asyncio.timeout(TIMEOUT):
                yield self.outlet
        except Limited as limit:
            self.pacer.hold(self.pulse.now() + limit.seconds)
            raise
        except TimeoutError:
            raise Passing("no answer in time") from None

    async def _place(self, act: Act, chat: str, kind: ChatKind) -> None:
        """Wait until this may leave, and note when it does: what leaves late counts from then.

        Those that wait for a chat of their own let the others pass; these leave in turn.
        """
        ways = lanes(Platform(self.outlet.platform), act, chat, kind)
        own = tuple(lane for lane in ways if not lane.common)
        patient_until = self.pulse.now() + PATIENCE
        while True:
            await self._until_free(own, patient_until)
            async with self._gate:
                if self._wait(own) > CLOSE:
                    continue
                await self._until_free(ways, patient_until)
                # Meanwhile the platform may have asked, in answer to another message, to wait.
                if (left := self.pacer.held_until - self.pulse.now()) > 0:
                    raise Limited(left)
                self.pacer.book(ways, self.pulse.now())
                return

    async def _until_free(self, ways: tuple[Lane, ...], patient_until: float) -> None:
        wait = self._wait(ways)
        if self.pulse.now() + wait > patient_until:
            raise Limited(wait)
        if wait > 0:
            await self.pulse.sleep(wait)

    def _wait(self, ways: tuple[Lane, ...]) -> float:
        now = self.pulse.now()
        return self.pacer.free_at(ways, now) - now


class Lines:
    """The lines of the outlets that are connected, by platform and workspace."""

    def __init__(self, outlets: Mapping[tuple[Platform, str], Outlet], pulse: Pulse) -> None:
        self._outlets, self._pulse = outlets, pulse
        self._lines: dict[tuple[Platform, str], Line] = {}

    def __bool__(self) -> bool:
        return bool(self._outlets)

    @property
    def accounts(self) -> list[str]:
        """Name the accounts that are connected."""
        return [f"{platform}:{workspace}" for platform, workspace in self._outlets]

    def get(self, platform: str, workspace: str) -> Line | None:
        """Return the line of an account; None while it is not connected."""
        place = (Platform(platform), workspace)
        outlet = self._outlets.get(place)
        if outlet is None:
            return None
        known = self._lines.get(place)
        if known is None or known.outlet is not outlet:
            known = self._lines[place] = Line(outlet, self._pulse)
        return known
