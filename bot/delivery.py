"""The outbox at work: what is due is claimed, sent or edited, again and again."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import structlog

from bot.clock import Clock
from bot.edits import Editor
from bot.exchange import Platform
from bot.i18n import Languages
from bot.lines import Lines
from bot.logs import traced
from bot.metrics import Metrics
from bot.outlet import Outlet
from bot.posts import Sender
from bot.pump import Claim, Pump, W
from bot.queues import Pulse, Queue
from bot.readers import Views
from storage.bell import Bell
from storage.db import Busy, Store, Unavailable
from storage.turns import Alone, Turns

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
        turns: Turns | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._pulse, self._turns = pulse or Pulse(), turns or Alone(Bell())
        self._lines = Lines(outlets, self._pulse)
        views, counted = Views(registry, languages), metrics or Metrics()
        sender = Sender(store, views, clock, self._lines, counted, chance)
        editor = Editor(store, views, clock, self._lines, counted, chance)
        self._pumps: tuple[Pump[Any], ...] = (
            Pump(self._in_turn(sender.claim), sender.deliver, PLACES),
            Pump(self._in_turn(editor.claim), editor.renew, EDIT_PLACES),
        )
        self._sending = False

    @property
    def under_way(self) -> int:
        """How many posts and edits are being sent now."""
        return sum(pump.under_way for pump in self._pumps)

    def queue(self, platform: Platform, workspace: str) -> Queue:
        """Return the queue of all that leaves through an account, answers too."""
        return self._lines.queue(platform, workspace)

    def wake(self) -> None:
        """Say that something may be due."""
        for pump in self._pumps:
            pump.wake()

    async def run(self) -> None:
        """Take up what is due, at once and then whenever woken or a place is free, until stopped.

        Once what is under way has ended too, it is another's turn.
        """
        self.wake()
        keeping = asyncio.create_task(self._turns.keep(self.wake))
        try:
            await asyncio.gather(*(self._keep_full(pump) for pump in self._pumps))
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)

    async def sweep(self) -> int:
        """Send and edit all that is due now; return how many posts and edits were taken up."""
        return sum(await asyncio.gather(*(pump.empty() for pump in self._pumps)))

    async def stop(self, within: float = DRAIN) -> None:
        """Claim nothing more, and give what is under way so many seconds to end."""
        for pump in self._pumps:
            pump.close()
        await asyncio.gather(*(pump.drain(within) for pump in self._pumps))

    def _in_turn(self, claim: Claim[W]) -> Claim[W]:
        async def claimed(limit: int, besides: Collection[W]) -> Sequence[W]:
            return await claim(limit, besides) if self._ours() else ()

        return claimed

    def _ours(self) -> bool:
        """Whether there is an account to send through, and it is this process that does."""
        ours = bool(self._lines) and self._turns.ours(self._lines.accounts)
        if ours != self._sending:
            self._sending = ours
            log.info("sending" if ours else "standing by")
        return ours

    async def _keep_full(self, pump: Pump[Any]) -> None:
        while not pump.has_ended:
            await pump.woken()
            await self._try_to_fill(pump)

    async def _try_to_fill(self, pump: Pump[Any]) -> None:
        try:
            await pump.fill()
        except (Busy, Unavailable) as fault:
            log.warning("outbox unavailable", fault=type(fault).__name__)
        except Exception as fault:  # noqa: BLE001 - whatever it was, the next posts must leave
            log.error("sweep failed", **traced(fault))  # noqa: TRY400 - a message may quote people
            await self._pulse.sleep(PAUSE)
