"""The pulse of the process: every few seconds, what is due by the Clock is done."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.logs import traced
from storage.db import Busy, Unavailable

log = structlog.get_logger(__name__)

SWEEP: Final = timedelta(seconds=3)
"""How often one looks at what is due."""


@dataclass(frozen=True, slots=True)
class Chore:
    """Something done again and again. `every` is measured by the Clock, which may travel."""

    name: str
    every: timedelta
    work: Callable[[datetime], Awaitable[object]]


class Scheduler:
    """Does chores: at start, then each as often as it says. The database holds what is due."""

    def __init__(self, clock: Clock, chores: Iterable[Chore], *, sweep: timedelta = SWEEP) -> None:
        self._clock, self._chores = clock, tuple(chores)
        self._done: dict[str, datetime] = {}
        self._ticking = AsyncIOScheduler(timezone="UTC")
        self._ticking.add_job(
            self._tick_unless_stopped,
            "interval",
            seconds=sweep.total_seconds(),
            # A late tick is as good as another, and one at a time is enough.
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )

    def start(self) -> None:
        """Tick until stopped, inside the running event loop."""
        self._ticking.start()

    def stop(self) -> None:
        """Tick no more."""
        self._ticking.shutdown(wait=False)

    async def _tick_unless_stopped(self) -> None:
        # Stopped amid a chore, APScheduler would log a fault: it cancels what is under way.
        with suppress(asyncio.CancelledError):
            await self.tick()

    async def tick(self) -> None:
        """Do what is due."""
        now = self._clock.now()
        for chore in self._chores:
            if self._due(chore, now):
                self._done[chore.name] = now
                await self._do(chore, now)

    def _due(self, chore: Chore, now: datetime) -> bool:
        """Whether its time has come; a clock that was put back starts it anew."""
        last = self._done.get(chore.name)
        return last is None or not last <= now < last + chore.every

    async def _do(self, chore: Chore, now: datetime) -> None:
        try:
            await chore.work(now)
        except (Busy, Unavailable) as fault:
            del self._done[chore.name]
            log.warning("chore put off", chore=chore.name, fault=type(fault).__name__)
        except Exception as fault:  # noqa: BLE001 - one chore that fails must not stop the clock
            log.error("chore failed", chore=chore.name, **traced(fault))  # noqa: TRY400 - a message may quote people
