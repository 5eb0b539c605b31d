"""How the machine stops: everything at once, under one deadline."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Final, Protocol

import structlog

log = structlog.get_logger(__name__)

DRAIN: Final = 7.0
"""Seconds that all that is under way gets to end, of the ten that a stop may take."""
HANG_UP: Final = 2.0
"""Seconds more to leave the platforms; the last one is for the database."""


class Part(Protocol):
    """What works until the machine stops."""

    async def drain(self, within: float) -> None:
        """Take nothing more, and give what is under way so many seconds to end."""
        ...


class Connected(Part, Protocol):
    """The part through which the others talk to the platforms."""

    async def leave(self, within: float) -> None:
        """Drain what was begun meanwhile, and disconnect."""
        ...


async def stop(
    parts: Iterable[Part], connected: Connected, *, drain: float, hang_up: float = HANG_UP
) -> None:
    """Drain all at once; hang up only then, for what is under way talks to the platforms."""
    clock = asyncio.get_running_loop().time
    deadline = clock() + drain
    try:
        async with asyncio.timeout_at(deadline + hang_up):
            await asyncio.gather(connected.drain(drain), *(part.drain(drain) for part in parts))
            await connected.leave(max(0.0, deadline - clock()))
    except TimeoutError:
        log.warning("stopped by force")
