"""All that leaves through one token: each in its turn, at the platform's pace."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from bot.outlet import Limited
from bot.pacing import Lane, Pacer

PATIENCE: Final = 2.5
"""Seconds that a claimed message waits for its place; beyond, it goes back to the outbox."""
CLOSE: Final = 0.001
"""Seconds by which a clock may wake one too early."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """How pacing knows the time, and lets it pass: monotonic seconds."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep


@dataclass(frozen=True, slots=True)
class Queue:
    """Those who wait to send through one token in this process: a token has one rate.

    On Telegram posts, edits and answers alike; Slack has its answers go other ways.
    """

    pulse: Pulse = field(default_factory=Pulse)
    _pacer: Pacer = field(default_factory=Pacer)
    _gate: asyncio.Lock = field(default_factory=asyncio.Lock)

    def hold(self, seconds: float) -> None:
        """Let nothing leave for so long: the platform asks it."""
        self._pacer.hold(self.pulse.now() + seconds)

    @asynccontextmanager
    async def turn(self, ways: Collection[Lane], patience: float = PATIENCE) -> AsyncIterator[None]:
        """Make a call at its turn; one that needs no place has it at once.

        Raises Limited when that is more than so many seconds off.
        """
        if not ways:
            yield
            return
        await self._place(ways, self.pulse.now() + patience)
        begun = self.pulse.now()
        try:
            yield
        finally:
            now = self.pulse.now()
            self._pacer.end(ways, now, now - begun)

    async def _place(self, ways: Collection[Lane], patient_until: float) -> None:
        """Wait until one may leave, and note when it does: what leaves late counts from then.

        Those that wait for a chat of their own, or as long as the platform asks, let the others
        come to the gate; there, they leave in turn.
        """
        own = tuple(lane for lane in ways if not lane.common)
        while True:
            while (wait := self._wait(own)) > CLOSE:
                await self._sleep(wait, patient_until)
            async with self._gate:
                while self._wait(own) <= CLOSE:
                    if (wait := self._wait(ways)) <= CLOSE:
                        self._pacer.book(ways, self.pulse.now())
                        return
                    await self._sleep(wait, patient_until)

    async def _sleep(self, wait: float, patient_until: float) -> None:
        if self.pulse.now() + wait > patient_until:
            raise Limited(wait)
        await self.pulse.sleep(wait)

    def _wait(self, ways: Collection[Lane]) -> float:
        now = self.pulse.now()
        return self._pacer.free_at(ways, now) - now
