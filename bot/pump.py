"""Keeps a few places taken with work that is claimed from the database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any, Final, Generic, TypeVar

LEASE: Final = timedelta(minutes=3)
"""Longer than the longest delivery: two addresses, their waits and their time-outs."""

W = TypeVar("W")
Claim = Callable[[int, Collection[W]], Awaitable[Sequence[W]]]
"""Takes so much work at most, and nothing of what is under way here.

That may be due again: a clock moved forward ends leases early, and what was noted of some work may
be overtaken before it ends. It is claimed once it has ended, if it still is to be.
"""


class Pump(Generic[W]):
    """One kind of work: how it is claimed, how it is done, and how much of it at once."""

    def __init__(
        self,
        claim: Claim[W],
        handle: Callable[[W], Coroutine[Any, Any, None]],
        places: int,
    ) -> None:
        self._claim, self._handle, self._places = claim, handle, places
        self._under_way: dict[asyncio.Task[None], W] = {}
        self._claiming, self._due = asyncio.Lock(), asyncio.Event()
        self._closed = self._given_up = False

    @property
    def under_way(self) -> int:
        """How much work has been begun, and has not ended."""
        return len(self._under_way)

    @property
    def has_ended(self) -> bool:
        """Whether nothing is under way, nor will be."""
        return self._closed and not self._under_way

    def wake(self) -> None:
        """Say that some work may be due."""
        self._due.set()

    async def woken(self) -> None:
        """Wait until some work may be due, or a place is free."""
        await self._due.wait()
        self._due.clear()

    async def fill(self) -> int:
        """Take up as much due work as there are free places; return how much."""
        async with self._claiming:
            free = self._places - len(self._under_way)
            if not free or self._closed:
                return 0
            claimed = await self._claim(free, tuple(self._under_way.values()))
            if self._given_up:
                return 0
            for work in claimed:
                self._begin(work)
            return len(claimed)

    async def empty(self) -> int:
        """Take up work until none is due; return how much was taken up here."""
        handled = 0
        while True:
            busy = self.under_way > 0
            handled += await self.fill()
            if self._under_way:
                await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
            elif not busy:
                return handled

    def close(self) -> None:
        """Take up nothing more but what is being claimed."""
        self._closed = True
        self.wake()

    async def drain(self, seconds: float) -> None:
        """Wait so long for what is under way, then give up the rest: its lease ends by itself."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._end_all(), seconds)
        self._given_up = True
        late = [*self._under_way]
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _end_all(self) -> None:
        async with self._claiming:
            pass
        while self._under_way:
            await asyncio.wait(self._under_way)

    def _begin(self, work: W) -> None:
        task = asyncio.create_task(self._handle(work))
        self._under_way[task] = work
        task.add_done_callback(self._end)

    def _end(self, task: asyncio.Task[None]) -> None:
        del self._under_way[task]
        self.wake()
