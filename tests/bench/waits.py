"""How long answers took, and how many came in a second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waits:
    """Waits in seconds, shortest first, and how long all of them took together."""

    sorted: tuple[float, ...]
    seconds: float

    @classmethod
    def of(cls, waits: Iterable[float], seconds: float) -> Waits:
        return cls(tuple(sorted(waits)), seconds)

    @property
    def rate(self) -> float:
        return len(self.sorted) / self.seconds

    def centile(self, part: int) -> float:
        """Return the wait, in milliseconds, that so many in a hundred do not exceed."""
        return self.sorted[min(len(self.sorted) * part // 100, len(self.sorted) - 1)] * 1000

    def __str__(self) -> str:
        tails = ", ".join(f"p{part} {self.centile(part):.1f} ms" for part in (50, 95, 99))
        return f"{self.rate:,.0f}/s, {tails}"
