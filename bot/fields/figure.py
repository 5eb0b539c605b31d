"""A number that may be an amount, and why it can't be taken as it stands."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.fields.line import Extent


class Doubt(Enum):
    """What leaves an amount open."""

    READINGS = auto()
    RANGE = auto()
    RATE = auto()
    CURRENCY = auto()
    COINS = auto()
    BOUND = auto()
    DISCOUNT = auto()
    SUM = auto()
    HEDGED = auto()


@dataclass(frozen=True, slots=True)
class Figure:
    """`cents` are its readings, likeliest first.

    `marked`: typed with `$`, `k`, « dollars »… `counted`: followed by what it surely counts;
    `followed`: by what it may count. `yearish`: it looks like a year.
    """

    extent: Extent
    cents: tuple[int, ...]
    marked: bool = False
    counted: bool = False
    followed: bool = False
    yearish: bool = False
    doubt: Doubt | None = None

    @property
    def most(self) -> int:
        return max(self.cents, default=0)
