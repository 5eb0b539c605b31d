"""What is done again and again: by the machine itself, and by features."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

import structlog

from bot.delivery import Delivery
from bot.rounds import Round
from bot.scheduler import Chore
from storage import retention
from storage.db import Store

if TYPE_CHECKING:
    from bot.feature import SweepSpec
    from bot.registry import Registry
    from storage.db import Session

log = structlog.get_logger(__name__)

_ALWAYS: Final = timedelta()
_DAILY: Final = timedelta(days=1)


def chores(store: Store, delivery: Delivery, registry: Registry) -> tuple[Chore, ...]:
    """Return what features sweep, the sweep of the outbox, and the daily purge of what is old."""

    async def sweep(_: datetime) -> None:
        delivery.wake()

    async def purge(now: datetime) -> None:
        log.info("purged", **asdict(await store.run(partial(retention.purge, now=now))))

    own = (Chore("sweep", _ALWAYS, sweep), Chore("purge", _DAILY, purge))
    return (*_of_features(store, registry), *own)


def _of_features(store: Store, registry: Registry) -> Iterator[Chore]:
    """Make a chore of each feature's sweep: what they plan is then sent at once."""

    async def go(spec: SweepSpec, now: datetime) -> None:
        def round_(db: Session) -> None:
            spec.handler(Round(db, now, registry))

        await store.run(round_)

    for spec in registry.sweeps.values():
        yield Chore(f"sweep {spec.name}", spec.every, partial(go, spec))
