"""The clock and the outbox at work, until told to stop."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.chores import chores
from bot.clock import Clock
from bot.delivery import Delivery
from bot.scheduler import Scheduler
from storage.db import Store


class Outgoing:
    """Sends what is due, looking every `sweep`."""

    def __init__(self, store: Store, delivery: Delivery, clock: Clock, sweep: timedelta) -> None:
        self._delivery = delivery
        self._scheduler = Scheduler(clock, chores(store, delivery), sweep=sweep)
        self._scheduler.start()
        self._sending = asyncio.create_task(delivery.run())

    @property
    def ended(self) -> bool:
        """Whether nothing will be sent any more."""
        return self._sending.done()

    async def drain(self, within: float) -> None:
        """Send nothing more, and give what is under way so many seconds to end."""
        self._scheduler.stop()
        await asyncio.gather(self._delivery.stop(within), self._sending)
