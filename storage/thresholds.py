"""Amounts from which a body calls for tenders publicly: dated, and for information only.

From 2026 on, what is known are the federal amounts (Treasury Board notice 2025-8): for Québec's
bodies they are a guide, and their source says so.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from storage import bundled


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a family of bodies observes from `start` to `end`, and where that is read."""

    family: str
    start: date
    end: date
    amount_cents: int
    source_fr: str
    source_en: str


@cache
def every() -> tuple[Threshold, ...]:
    return tuple(
        Threshold(
            family=row["family"],
            start=date.fromisoformat(row["start"]),
            end=date.fromisoformat(row["end"]),
            amount_cents=int(row["amount"]) * 100,
            source_fr=row["source_fr"],
            source_en=row["source_en"],
        )
        for row in bundled.rows("thresholds.csv")
    )


def at(family: str, day: date) -> Threshold | None:
    """The family's threshold on that day, when one is known."""
    for threshold in every():
        if threshold.family == family and threshold.start <= day <= threshold.end:
            return threshold
    return None
