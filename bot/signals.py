"""How the process is told to stop."""

from __future__ import annotations

import asyncio
import signal
from typing import Final

_STOPS: Final = (signal.SIGINT, signal.SIGTERM)


async def told_to_stop() -> None:
    """Return once the terminal (Ctrl-C) or the host (SIGTERM) says so."""
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    for one in _STOPS:
        loop.add_signal_handler(one, told.set)
    try:
        await told.wait()
    finally:
        for one in _STOPS:
            loop.remove_signal_handler(one)
