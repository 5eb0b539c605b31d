"""Waiting for something to become true, woken by whatever changes."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Pulse:
    """Beats at each change; whoever waits looks again. `beats` counts the changes so far."""

    beats: int = 0
    _waiting: set[asyncio.Future[None]] = field(default_factory=set)

    def beat(self) -> None:
        """Wake all who wait."""
        self.beats += 1
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def until(self, condition: Callable[[], T], within: float | None = None) -> T:
        """Give the first truthy answer of the condition, or raise TimeoutError."""
        if value := condition():
            return value
        async with asyncio.timeout(within):
            while not (value := condition()):
                await self._next()
        return value

    async def _next(self) -> None:
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)
