"""The only reader of the wall clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """Tells the time; moved, it goes on from there at its usual pace."""

    def __init__(self, start: datetime | None = None) -> None:
        self._shift = timedelta()
        if start is not None:
            self.move_to(start)

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC) + self._shift

    def move_to(self, instant: datetime) -> None:
        self._shift = instant - datetime.now(UTC)
