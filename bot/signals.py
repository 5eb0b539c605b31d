"""How the process is told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_STOPS: Final = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def told_to_stop() -> Iterator[asyncio.Event]:
    """Give what is set once the terminal (Ctrl-C) or the host (SIGTERM) says so.

    Told again, the process goes on stopping, to its very end: stopped halfway, it would leave
    files behind, or wait for threads that nobody ends any more.
    """
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    for one in _STOPS:
        loop.add_signal_handler(one, told.set)
    try:
        yield told
    finally:
        for one in _STOPS:
            loop.remove_signal_handler(one)
            if told.is_set():
                signal.signal(one, signal.SIG_IGN)
