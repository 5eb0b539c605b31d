"""Tells every open page that something has changed: server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

if TYPE_CHECKING:
    from bot.playground.pulse import Pulse

GATHER: Final = 0.03
"""Seconds in which changes are told as one."""
HEADERS: Final = {"cache-control": "no-store"}


@dataclass(frozen=True, slots=True)
class Changes:
    """Tells the number of changes so far, now and at each one.

    `quiet` returns once nobody changes the stage: all that is seen on the way would cost, while
    the clock is moved, more than the move.
    """

    changed: Pulse
    quiet: Callable[[], Awaitable[None]]

    async def stream(self, request: Request) -> Response:
        """Tell until the page is closed, or the server stops."""
        leaving = request.scope.get("state", {}).get("leaving") or asyncio.Event()
        told = self._tell(leaving)
        return StreamingResponse(told, media_type="text/event-stream", headers=HEADERS)

    async def _tell(self, leaving: asyncio.Event) -> AsyncIterator[str]:
        while not leaving.is_set():
            await _first(self.quiet(), leaving.wait())
            told = self.changed.beats
            yield f"event: change\ndata: {told}\n\n"
            await _first(self._change_after(told), leaving.wait())
            await asyncio.sleep(GATHER)

    async def _change_after(self, told: int) -> None:
        await self.changed.until(lambda: self.changed.beats != told)


async def _first(*awaited: Awaitable[object]) -> None:
    tasks = [asyncio.ensure_future(each) for each in awaited]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
