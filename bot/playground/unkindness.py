"""Being unkind to the bot: a platform that asks it to wait, or breaks."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.exchange import Platform
from bot.playground.calls import ANY_TALK, Fault, FaultProgramme
from bot.playground.telegram import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.clock import Clock

_FLOODS: Final[Mapping[Platform, Callable[[int], Fault]]] = {
    Platform.SLACK: lambda seconds: Fault(retry_after=seconds),
    Platform.TELEGRAM: faults.flood,
}
_BREAKS: Final[Mapping[Platform, tuple[Fault, ...]]] = {
    Platform.SLACK: (Fault(status=503), Fault(reset=True)),
    Platform.TELEGRAM: (faults.server_error(), faults.dropped()),
}


class Unkindness:
    """What goes wrong on each platform, as long as nobody mends it; the bot hears all the same."""

    def __init__(self, clock: Clock, programmes: Mapping[Platform, FaultProgramme]) -> None:
        self._clock, self._programmes = clock, programmes

    def limit(self, platform: Platform, seconds: int) -> None:
        """Let a platform take nothing for so many seconds of the clock."""
        end = self._clock.now() + timedelta(seconds=seconds)

        def flood() -> Fault | None:
            left = math.ceil((end - self._clock.now()).total_seconds())
            return _FLOODS[platform](left) if left > 0 else None

        self._programmes[platform].last(ANY_TALK, flood)

    def break_(self, platform: Platform, times: int) -> None:
        """Let the next so many calls fail, by an error of the server or a lost connection."""
        ways = _BREAKS[platform]
        for number in range(times):
            self._programmes[platform].plan(ANY_TALK, ways[number % len(ways)])

    def mend(self) -> None:
        """Let everything work again."""
        for programme in self._programmes.values():
            programme.clear()
