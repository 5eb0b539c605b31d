"""Work on another thread that is over when one goes on, whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


async def to_the_end(work: Callable[..., T], *given: object) -> T:
    """Wait for a thread, however often cancelled: it writes into a folder that is to be removed."""
    thread = asyncio.create_task(asyncio.to_thread(work, *given))
    try:
        return await asyncio.shield(thread)
    except asyncio.CancelledError:
        while not thread.done():
            await _looked_at(thread)
        raise


async def _looked_at(thread: asyncio.Task[T]) -> None:
    """Wait for a thread, or for one more cancel."""
    with suppress(asyncio.CancelledError):
        await asyncio.wait({thread})
