"""What the machine itself does again and again."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial
from typing import Final

import structlog

from bot.delivery import Delivery
from bot.scheduler import Chore
from storage import retention
from storage.db import Store

log = structlog.get_logger(__name__)

_ALWAYS: Final = timedelta()
_DAILY: Final = timedelta(days=1)


def chores(store: Store, delivery: Delivery) -> tuple[Chore, ...]:
    """Return the sweep of the outbox, and the daily purge of what has been kept long enough."""

    async def sweep(_: datetime) -> None:
        delivery.wake()

    async def purge(now: datetime) -> None:
        log.info("purged", **asdict(await store.run(partial(retention.purge, now=now))))

    return (Chore("sweep", _ALWAYS, sweep), Chore("purge", _DAILY, purge))
