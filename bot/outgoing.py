"""The clock and the outbox at work, until told to stop."""

from __future__ import annotations

import asyncio

from bot.delivery import Delivery
from bot.scheduler import Scheduler


class Outgoing:
    """Does what is due, and sends it."""

    def __init__(self, delivery: Delivery, scheduler: Scheduler) -> None:
        self._delivery, self._scheduler = delivery, scheduler
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
