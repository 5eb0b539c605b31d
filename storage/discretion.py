"""What a channel may be told of amounts: never so much that one contract's could be worked out.

The coordinators' own is told all of them: its readers may see each contract.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

Pair = tuple[int, int]
"""How many contracts, and their cents."""

LEAST: Final = 3
"""With two contracts in a sum, whoever signed one of them works out the other."""
_NOTHING: Final = (0, 0)


@dataclass(frozen=True, slots=True)
class Told:
    """Which amounts of a week are told; the median is the coordinators' alone."""

    week: bool
    season: bool
    median: bool = False

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Told":
        """What a digest kept of it, be it older than some of these words."""
        return cls(kept["week"], kept["season"], kept.get("median", False))


def told(*, week: Pair, season: Pair, known: Collection[Pair]) -> Told:
    """A sum is kept back where it, or what sets it apart from one in `known`, is of too few.

    `known` are the sums of the season that the channel was told, as `shown` gives them.
    """
    before = _less(season, week)
    seasonal = _apart(season, known)
    weekly = seasonal and week[0] >= LEAST and _apart(before, known)
    return Told(week=weekly, season=seasonal)


def to_coordinators(*, week: Pair) -> Told:
    """All: of one contract, the sum says as much as the median."""
    return Told(week=True, season=True, median=week[0] > 1)


def shown(telling: Told, *, week: Pair, season: Pair) -> list[Pair]:
    """The sums that a channel was told, and the one that can be worked out from those."""
    weekly = [week, _less(season, week)] if telling.week else []
    return [*weekly, season] if telling.season else weekly


def parts(telling: Told, *, week: Pair, each: Mapping[int, Pair]) -> set[int]:
    """Whose parts of the week are told besides: none is of too few, nor what they leave of it."""
    chosen, left = set[int](), week[0] if telling.week else 0
    for one, (count, _) in each.items():
        if LEAST <= count <= left and left - count not in range(1, LEAST):
            chosen.add(one)
            left -= count
    return chosen


def _less(season: Pair, week: Pair) -> Pair:
    return season[0] - week[0], season[1] - week[1]


def _apart(one: Pair, known: Collection[Pair]) -> bool:
    """Whether a sum tells of no contract, or of several, beside each one that is known."""
    return all(one == other or abs(one[0] - other[0]) >= LEAST for other in (_NOTHING, *known))
