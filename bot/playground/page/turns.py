"""Lets people act together, and backstage change the stage alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


def _still() -> asyncio.Event:
    still = asyncio.Event()
    still.set()
    return still


@dataclass(slots=True)
class Turns:
    """Backstage takes turns: each waits for what people do, and they wait for its end."""

    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _still: asyncio.Event = field(default_factory=_still)
    _acting: int = 0

    async def quiet(self) -> None:
        """Wait for whoever has a turn."""
        async with self._lock:
            pass

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        """Act once nobody has a turn; people do not hold each other up."""
        await self.quiet()
        self._acting += 1
        self._still.clear()
        try:
            yield
        finally:
            self._acting -= 1
            if not self._acting:
                self._still.set()

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Take a turn, as soon as what people have begun is done."""
        async with self._lock:
            await self._still.wait()
            yield
