"""What a feature's sweep gets: it looks at what has become due, and plans what to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.planning import Planner

if TYPE_CHECKING:
    from datetime import datetime

    from bot.registry import Registry


@dataclass(frozen=True, slots=True)
class Round(Planner):
    """One transaction of the clock's: nobody asks, and no cohort is meant before all others.

    Several processes may make the same round: what it plans, it plans under a key.
    """

    registry: Registry

    def due_at(self, at: datetime | None) -> datetime:
        """Return when what is to be told from an instant on was due: after a stop, that is late."""
        return at or self.now
