"""The outbox at work: what is due is claimed, sent or edited, again and again."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import structlog

from bot.clock import Clock
from bot.edits import Editor
from bot.exchange import Platform
from bot.i18n import Languages
from bot.lines import Lines, Pulse
from bot.logs import traced
from bot.metrics import Metrics
from bot.outlet import Outlet
from bot.posts import Sender
from bot.pump import Pump
from bot.readers import Views
from storage.db import Busy, Store, Unavailable

if TYPE_CHECKING:
    from bot.registry import Registry

log = structlog.get_logger(__name__)

PLACES: Final = 10
"""Posts under way at once: as many may be sent twice if the process is killed."""
EDIT_PLACES: Final = 4
"""Edits under way at once: few, for they come after answers and reminders."""
DRAIN: Final = 8.0
"""Seconds that what is under way gets to end, of the ten that a stop may take."""
PAUSE: Final = 1.0
"""Seconds before one sweeps again after a fault that nobody foresaw."""


class Delivery:
    """Empties the outbox. Any number of sweeps may run: each post is claimed by one."""

    def __init__(
        self,
        store: Store,
        registry: Registry,
        languages: Languages,
        clock: Clock,
        outlets: Mapping[tuple[Platform, str], Outlet],
        *,
        metrics: Metrics | None = None,
        pulse: Pulse | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._pulse = pulse or Pulse()
        self._lines = Lines(outlets, self._pulse)
        views, counted = Views(registry, languages), metrics or Metrics()
        sender = Sender(store, views, clock, self._lines, counted, chance)
        editor = Editor(store, views, clock, self._lines, counted, chance)
        self._pumps = (
            Pump(sender.claim, sender.deliver, PLACES),
            Pump(editor.claim, editor.renew, EDIT_PLACES),
        )
        self._due = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """Say that something may be due."""
        self._due.set()

    async def run(self) -> None:
        """Sweep at once and then whenever woken, until stopped."""
        self.wake()
        while not self._stopping:
            await self._due.wait()
            self._due.clear()
            await self._try_to_sweep()

    async def sweep(self) -> int:
        """Send and edit all that is due now; return how many posts and edits were taken up."""
        if not self._lines:
            return 0
        return sum(await asyncio.gather(*(pump.empty() for pump in self._pumps)))

    async def stop(self, within: float = DRAIN) -> None:
        """Claim nothing more, and give what is under way so many seconds to end."""
        self._stopping = True
        self.wake()
        await asyncio.gather(*(pump.drain(within) for pump in self._pumps))

    async def _try_to_sweep(self) -> None:
        try:
            await self.sweep()
        except (Busy, Unavailable) as fault:
            log.warning("outbox unavailable", fault=type(fault).__name__)
        except Exception as fault:  # noqa: BLE001 - whatever it was, the next posts must leave
            log.error("sweep failed", **traced(fault))  # noqa: TRY400 - a message may quote people
            await self._pulse.sleep(PAUSE)
