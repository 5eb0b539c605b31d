"""What a channel may be told of amounts: never so much that one contract's could be worked out.

Its readers know their own: what an institution bought, or what an enterprise sold. Whatever sums
they were told, what is left of one, or of what sets two apart, once any of them has taken their own
away is nothing, or of several contracts of several others.

The coordinators' own is told all of them: its readers may see each contract.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

Pair = tuple[int, int]
"""How many contracts, and their cents."""
Parts = Mapping[int, Pair]
"""What each organization knows of a sum, by its number."""

LEAST: Final = 3
"""With two contracts in a sum, whoever signed one of them works out the other."""
OTHERS: Final = 2
"""With one other beside a reader, what is left is that one's own total."""
_NOTHING: Final = (0, 0)


@dataclass(frozen=True, slots=True)
class Sum:
    """Contracts added up, whole and for each who knows some of them: buyers, and sellers."""

    whole: Pair = _NOTHING
    buyers: Parts = field(default_factory=dict)
    sellers: Parts = field(default_factory=dict)

    def __sub__(self, other: "Sum") -> "Sum":
        return Sum(
            _less(self.whole, other.whole),
            _apart(self.buyers, other.buyers),
            _apart(self.sellers, other.sellers),
        )

    @property
    def discreet(self) -> bool:
        """Whether it may be told to readers who each know their own."""
        return self.among_sellers and _hides(self.whole, self.buyers)

    @property
    def among_sellers(self) -> bool:
        """Whether it may be told to sellers who each know their own."""
        return _hides(self.whole, self.sellers)

    def packed(self) -> dict[str, Any]:
        """What is kept of it, as JSON values."""
        parts = {"buyers": self.buyers, "sellers": self.sellers}
        listed = {
            name: [[one, *pair] for one, pair in every.items()] for name, every in parts.items()
        }
        return {"whole": [*self.whole], **listed}

    @classmethod
    def unpacked(cls, kept: Mapping[str, Any]) -> "Sum":
        """What was packed; an older digest kept the whole alone."""
        buyers, sellers = (
            {one: (count, cents) for one, count, cents in kept.get(name, ())}
            for name in ("buyers", "sellers")
        )
        count, cents = kept["whole"]
        return cls((count, cents), buyers, sellers)


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


def told(*, week: Sum, season: Sum, known: Collection[Sum]) -> Told:
    """A sum is kept back where it, or what sets it apart from one in `known`, is not discreet.

    `known` are the sums of the season that the channel was told, as `shown` gives them.
    """
    seasonal = _tellable(season, known)
    weekly = week.whole[0] > 0 and week.discreet and _tellable(season - week, known)
    return Told(week=seasonal and weekly, season=seasonal)


def to_coordinators(*, week: Pair) -> Told:
    """All: of one contract, the sum says as much as the median."""
    return Told(week=True, season=True, median=week[0] > 1)


def shown(telling: Told, *, week: Sum, season: Sum) -> list[Sum]:
    """The sums that a channel was told, and the one that can be worked out from those."""
    weekly = [week, season - week] if telling.week else []
    return [*weekly, season] if telling.season else weekly


def parts(telling: Told, *, week: Sum, each: Mapping[int, Sum]) -> set[int]:
    """Whose parts of the week are told besides: they and what they leave of it are discreet.

    What an institution bought is its own total: its sellers alone are to learn nothing from it.
    """
    chosen, left = set[int](), week if telling.week else Sum()
    for one, bought in each.items():
        rest = left - bought
        if 0 < bought.whole[0] <= left.whole[0] and bought.among_sellers and rest.discreet:
            chosen.add(one)
            left = rest
    return chosen


def _tellable(one: Sum, known: Collection[Sum]) -> bool:
    return one.discreet and all(_keeps_apart(one, other) for other in known)


def _keeps_apart(one: Sum, other: Sum) -> bool:
    """Whether what sets two sums apart may be known; of an older digest's, only its size is."""
    gap = one - other
    if other.whole[0] and not other.buyers:
        return one.whole == other.whole or abs(gap.whole[0]) >= LEAST
    return gap.discreet


def _hides(whole: Pair, parts: Parts) -> bool:
    """Whether nobody learns of few contracts, or of one other's: neither they nor a stranger."""
    return all(
        _hidden(_less(whole, mine), [part for one, part in parts.items() if one != reader])
        for reader, mine in ((None, _NOTHING), *parts.items())
    )


def _hidden(left: Pair, others: Collection[Pair]) -> bool:
    """Whether what is left is of several others: partners may all hold the contracts of one."""
    several = len(others) >= OTHERS and left not in others
    return left == _NOTHING or (abs(left[0]) >= LEAST and several)


def _less(one: Pair, other: Pair) -> Pair:
    return one[0] - other[0], one[1] - other[1]


def _apart(one: Parts, other: Parts) -> Parts:
    """What sets the parts of two sums apart, of those alone whose parts differ."""
    gaps = {key: _less(one.get(key, _NOTHING), other.get(key, _NOTHING)) for key in {*one, *other}}
    return {key: gap for key, gap in gaps.items() if gap != _NOTHING}
