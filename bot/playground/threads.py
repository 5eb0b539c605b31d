"""Work on another thread that is over when one goes on, whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


async def to_the_end(work: Callable[..., T], *given: object) -> T:
    """Wait for a thread even when cancelled: it writes into a folder that is to be removed."""
    thread = asyncio.create_task(asyncio.to_thread(work, *given))
    try:
        return await asyncio.shield(thread)
    finally:
        await asyncio.wait({thread})
