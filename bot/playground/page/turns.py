"""Lets one change of the stage happen at a time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Turns:
    """Backstage takes turns; what people do waits for the end of each."""

    alone: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def quiet(self) -> None:
        """Wait for whoever has a turn; people do not hold each other up."""
        async with self.alone:
            pass
