"""All that leaves through one token: each in its turn, at the platform's pace."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from typing import Final

from bot.outlet import Limited
from bot.pacing import Lane, Pacer

PATIENCE: Final = 2.5
"""Seconds that a claimed message waits for its place; beyond, it goes back to the outbox."""
CLOSE: Final = 0.001
"""Seconds by which a clock may wake one too early."""
ON_TIME: Final = 0.004
"""Seconds by which one may leave late without putting off all that follow."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """How pacing knows the time, and lets it pass: monotonic seconds."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep


@dataclass(frozen=True, slots=True)
class Queue:
    """Those who wait to send: posts, edits and answers alike, for a token has one rate."""

    pulse: Pulse = field(default_factory=Pulse)
    _pacer: Pacer = field(default_factory=Pacer)
    _gate: asyncio.Lock = field(default_factory=asyncio.Lock)

    def hold(self, seconds: float) -> None:
        """Let nothing leave for so long: the platform asks it."""
        self._pacer.hold(self.pulse.now() + seconds)

    async def place(self, ways: Collection[Lane], patience: float = PATIENCE) -> None:
        """Wait until one may leave, and note when: what leaves late counts from then.

        Those that wait for a chat of their own let the others pass; these leave in turn.
        Raises Limited when that is more than so many seconds off.
        """
        own = tuple(lane for lane in ways if not lane.common)
        patient_until = self.pulse.now() + patience
        while True:
            await self._until_free(own, patient_until)
            async with self._gate:
                if self._free_at(own) > self.pulse.now() + CLOSE:
                    continue
                planned = await self._until_free(ways, patient_until)
                # Meanwhile the platform may have asked, in answer to another message, to wait.
                if (left := self._pacer.held_until - self.pulse.now()) > 0:
                    raise Limited(left)
                self._pacer.book(ways, max(planned, self.pulse.now() - ON_TIME))
                return

    async def _until_free(self, ways: Collection[Lane], patient_until: float) -> float:
        """Wait for the instant at which one may leave; return it."""
        at, now = self._free_at(ways), self.pulse.now()
        if at > patient_until:
            raise Limited(at - now)
        if at > now:
            await self.pulse.sleep(at - now)
        return at

    def _free_at(self, ways: Collection[Lane]) -> float:
        return self._pacer.free_at(ways, self.pulse.now())
