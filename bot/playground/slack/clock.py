"""The instants of an emulated workspace, as Slack writes them."""

import time
from collections.abc import Callable

# A platform has its own wall clock, unless whoever runs it travels in time.
wall_clock: Callable[[], float] = time.time  # noqa: TID251


class Timestamps:
    """Gives `ts` values: seconds and microseconds, unique and rising."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._last = 0

    def __call__(self) -> str:
        self._last = max(int(self._now() * 1_000_000), self._last + 1)
        seconds, micros = divmod(self._last, 1_000_000)
        return f"{seconds}.{micros:06d}"
