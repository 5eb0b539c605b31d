"""Moving the clock: what falls due on the way happens at its instant, in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

import structlog

from bot.chores import chores
from bot.i18n import N_
from bot.logs import traced
from bot.playground.refusals import Unfit
from bot.queues import Pulse
from bot.rounds import Round
from bot.scheduler import Scheduler
from storage import due

if TYPE_CHECKING:
    from bot.app import App
    from bot.clock import Clock
    from bot.delivery import Delivery
    from bot.feature import SweepSpec
    from bot.registry import Registry
    from storage.db import Session

    Sweep = Callable[[SweepSpec, Round], None]

log = structlog.get_logger(__name__)

SLOT: Final = timedelta(minutes=30)
"""What is planned at a given hour of a zone is planned at a whole half hour."""
STRIDE: Final = timedelta(days=1)
"""How far one looks ahead at once."""
FURTHEST: Final = timedelta(days=366)
_GLANCE: Final = 0.002
"""How often one looks whether what is being sent has left."""


class CannotMove(Unfit):
    """The clock stays where it is; the message says why."""


class Backwards(CannotMove):
    """What has happened cannot be undone."""


class TooFar(CannotMove):
    """More than a year at once."""


@dataclass(slots=True)
class Pace:
    """How what leaves is paced: by the clock, so that a pause takes no time while it is moved."""

    clock: Clock
    _moving: asyncio.Event = field(default_factory=asyncio.Event)
    _asleep: list[datetime] = field(default_factory=list)
    _delivery: Delivery | None = None

    @property
    def pulse(self) -> Pulse:
        return Pulse(lambda: self.clock.now().timestamp(), self._pause)

    @contextmanager
    def hurried(self, delivery: Delivery) -> Iterator[None]:
        """Move the clock to the end of each pause that a delivery makes, during a block."""
        self._delivery = delivery
        self._moving.set()
        try:
            yield
        finally:
            self._moving.clear()

    async def _pause(self, seconds: float) -> None:
        until = self.clock.now() + timedelta(seconds=seconds)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._moving.wait()
        self._asleep.append(until)
        try:
            while self._is_early(until):  # noqa: ASYNC110 - delivery has no event for it
                await asyncio.sleep(_GLANCE)
        finally:
            self._asleep.remove(until)
        self.clock.move_to(max(until, self.clock.now()))

    def _is_early(self, until: datetime) -> bool:
        """Whether something else is to be sent before."""
        if self._delivery is None or self.clock.now() >= until:
            return False
        return min(self._asleep) < until or self._delivery.under_way > len(self._asleep)


class Travel:
    """Moves the clock of one machine, doing on the way what its scheduler and its outbox would.

    It works beside them: what both plan has one key, and what both claim leaves once.
    """

    def __init__(self, app: App, pace: Pace) -> None:
        self._app, self._clock, self._pace = app, app.clock, pace
        all_of_them = chores(app.store, app.delivery, app.registry)
        self._daily = Scheduler(app.clock, (one for one in all_of_them if one.every >= STRIDE))

    async def to(self, instant: datetime) -> None:
        """Move to an instant, stopping wherever something is due. Raises CannotMove."""
        self._check(instant)
        with self._pace.hurried(self._app.delivery):
            await self._app.delivery.sweep()
            while (now := self._clock.now()) < instant:
                stop = await self._planned(now, min(instant, now + STRIDE))
                self._clock.move_to(max(stop, self._clock.now()))
                await self._daily.tick()
                await self._app.delivery.sweep()

    async def _planned(self, now: datetime, until: datetime) -> datetime:
        """Plan up to the first instant at which something leaves; return that instant."""
        ahead = partial(_ahead, registry=self._app.registry, now=now, until=until)
        try:
            return await self._app.store.run(partial(ahead, sweep=_swept))
        except Exception:  # noqa: BLE001 - nothing was kept: once more, each sweep by itself
            return await self._app.store.run(partial(ahead, sweep=_tried))

    def _check(self, instant: datetime) -> None:
        now = self._clock.now()
        if instant <= now:
            raise Backwards(N_("It is {now} already: the clock only goes forward."), now=now)
        if instant > now + FURTHEST:
            raise TooFar(N_("The clock moves by {days} days at most."), days=FURTHEST.days)


def _ahead(
    db: Session, *, registry: Registry, now: datetime, until: datetime, sweep: Sweep
) -> datetime:
    """Plan what becomes due, slot after slot; return the first instant at which a post is."""
    for slot in slots(now, until):
        first = due.following(db, after=now)
        if first is not None and first < slot:
            return first
        for spec in registry.sweeps.values():
            sweep(spec, Round(db, slot, registry))
    return until


def _swept(spec: SweepSpec, round_: Round) -> None:
    spec.handler(round_)


def _tried(spec: SweepSpec, round_: Round) -> None:
    """Let a sweep fail alone; to be ready for it at each one takes a third of the time."""
    try:
        with round_.db.begin_nested():
            _swept(spec, round_)
    except Exception as fault:  # noqa: BLE001 - one sweep that fails must not stop the clock
        log.error("sweep failed", sweep=spec.name, **traced(fault))  # noqa: TRY400 - a message may quote people


def slots(after: datetime, until: datetime) -> Iterator[datetime]:
    """Give each whole half hour after an instant, and the last instant."""
    midnight = after.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    slot = midnight + ((after - midnight) // SLOT + 1) * SLOT
    while slot < until:
        yield slot
        slot += SLOT
    yield until
