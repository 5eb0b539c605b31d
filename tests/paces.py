"""A clock for pacing, what one is told that cannot leave yet, and whether a rate was kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from itertools import cycle

from bot.outlet import Limited
from bot.pacing import Rate
from bot.queues import Pulse, Queue


class Hitches:
    """Monotonic seconds that go on while one sleeps, by more than was asked, each in turn."""

    def __init__(self, hitches: list[float]) -> None:
        self.seconds, self.hitches = 0.0, cycle([*hitches, 0.0])

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        until = self.seconds + seconds + next(self.hitches)
        await asyncio.sleep(0)
        self.seconds = max(self.seconds, until)

    def queue(self) -> Queue:
        """Open a queue that knows the time from here."""
        return Queue(Pulse(self.now, self.sleep))


async def limited(sending: Awaitable[object]) -> float | None:
    """Give the seconds that one was asked to wait, if one was."""
    try:
        await sending
    except Limited as limit:
        return limit.seconds
    return None


def within(instants: list[float], rate: Rate) -> bool:
    """Whether no `most + 1` of these instants stand closer than the rate's window."""
    ordered = sorted(instants)
    pairs = zip(ordered, ordered[rate.most :], strict=False)
    return all(last >= first + rate.seconds for first, last in pairs)
