"""Work that outlives the request that started it, and is waited for at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog

T = TypeVar("T")
log = structlog.get_logger(__name__)


class Errands:
    """Tasks under way. What fails among them is told by its kind alone, never by its words."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Start a piece of work that nobody may cancel."""
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def later(self, work: Coroutine[Any, Any, object]) -> None:
        """Start a piece of work whose end nobody awaits."""
        _ = self.start(work)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (fault := task.exception()) is not None:
            log.error("slack errand failed", fault=type(fault).__name__)

    async def drain(self, seconds: float) -> None:
        """Wait for what is under way, and for what it starts; cancel what is left."""
        deadline = asyncio.get_running_loop().time() + seconds
        while self._running:
            left = deadline - asyncio.get_running_loop().time()
            _, late = await asyncio.wait(self._running, timeout=max(0, left))
            if late:
                log.warning("slack errands given up", number=len(late))
                for task in late:
                    task.cancel()
                await asyncio.wait(late)
                return
            await asyncio.sleep(0)
