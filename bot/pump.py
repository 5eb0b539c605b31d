"""Keeps a few places taken with work that is claimed from the database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Sequence
from datetime import timedelta
from typing import Any, Final, Generic, Protocol, TypeVar

LEASE: Final = timedelta(minutes=3)
"""Longer than the longest delivery: two addresses, their waits and their time-outs."""


class Work(Protocol):
    """Something to do about one row, which its key tells from all others."""

    @property
    def key(self) -> Hashable: ...


W = TypeVar("W", bound=Work)
Claim = Callable[[int], Awaitable[Sequence[W]]]


class Pump(Generic[W]):
    """One kind of work: how it is claimed, how it is done, and how much of it at once."""

    def __init__(
        self,
        claim: Claim[W],
        handle: Callable[[W], Coroutine[Any, Any, None]],
        places: int,
    ) -> None:
        self._claim, self._handle, self._places = claim, handle, places
        self._under_way: dict[Hashable, asyncio.Task[None]] = {}
        self._claiming = asyncio.Lock()
        self._closed = False

    @property
    def under_way(self) -> int:
        """How much work has been begun, and has not ended."""
        return len(self._under_way)

    async def empty(self) -> int:
        """Take up work until none is due; return how much was taken up here."""
        handled = 0
        while True:
            handled += await self._take_up()
            if not self._under_way:
                return handled
            await asyncio.wait(self._under_way.values(), return_when=asyncio.FIRST_COMPLETED)

    async def drain(self, seconds: float) -> None:
        """Take up nothing more; wait for what is under way, then give up the rest."""
        self._closed = True
        tasks = set(self._under_way.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _take_up(self) -> int:
        async with self._claiming:
            begun = frozenset(self._under_way)
            free = self._places - len(begun)
            claimed = await self._claim(free) if free and not self._closed else ()
            # A clock moved forward ends leases early: what is under way here is not begun again,
            # not even when it ended while one claimed.
            fresh = [work for work in claimed if work.key not in begun]
            for work in fresh:
                self._begin(work)
            return len(fresh)

    def _begin(self, work: W) -> None:
        key, task = work.key, asyncio.create_task(self._handle(work))
        self._under_way[key] = task
        task.add_done_callback(lambda _: self._under_way.pop(key))
