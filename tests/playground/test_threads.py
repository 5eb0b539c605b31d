"""Work on another thread is waited for, however often who waits is cancelled."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bot.playground.threads import to_the_end


async def test_thread_is_waited_for_however_often_it_is_cancelled() -> None:
    begun, go, done = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        go.wait()
        done.set()

    waiting = asyncio.create_task(to_the_end(work))
    await asyncio.to_thread(begun.wait)
    for _ in range(3):
        waiting.cancel()
        await asyncio.wait({waiting}, timeout=0.01)
    early = waiting.done()
    go.set()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    assert (early, done.is_set()) == (False, True)


async def test_thread_gives_its_result() -> None:
    assert await to_the_end(sum, (1, 2)) == 3
