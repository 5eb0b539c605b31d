"""What a channel may be told of amounts: never so much that one contract's could be worked out.

Its readers know their own: what an institution bought, or what an enterprise sold or shares in.
Whatever sums they were told, what is left of one, or of what sets two apart, once any of them has
taken their own away is nothing, or several contracts of which no one organization knows all.

The coordinators' own is told all of them: its readers may see each contract.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate
from operator import and_
from typing import Any, Final

Pair = tuple[int, int]
"""How many contracts, and their cents."""
Knowers = frozenset[int]
"""The organizations that know of a contract: its buyer, its seller, those who share it."""

LEAST: Final = 3
"""With two contracts in a sum, whoever signed one of them works out the other."""
_NOTHING: Final = (0, 0)
_UNTOLD: Final = Knowers()
"""Nobody said who knows of these: an older digest kept no more than what they come to."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Contracts added up by who knows of them."""

    groups: Mapping[Knowers, Pair] = field(default_factory=dict)

    @classmethod
    def of(cls, contracts: Iterable[tuple[Knowers, int]]) -> "Sum":
        """Add up contracts, each with who knows of it and its cents."""
        groups = defaultdict[Knowers, Pair](lambda: _NOTHING)
        for knowers, cents in contracts:
            groups[knowers] = _more(groups[knowers], (1, cents))
        return cls(dict(groups))

    def __sub__(self, other: "Sum") -> "Sum":
        """What sets them apart, of those alone whose contracts differ."""
        ours, theirs = self.groups, other.groups
        both = {*ours, *theirs}
        gaps = {one: _less(ours.get(one, _NOTHING), theirs.get(one, _NOTHING)) for one in both}
        return Sum({one: gap for one, gap in gaps.items() if gap != _NOTHING})

    @property
    def whole(self) -> Pair:
        """What all of them come to."""
        return reduce(_more, self.groups.values(), _NOTHING)

    @property
    def detailed(self) -> bool:
        """Whether it says of each who knows of it."""
        return _UNTOLD not in self.groups

    @property
    def discreet(self) -> bool:
        """Whether it may be told to readers who each know their own, and to strangers."""
        known = Counter[int]()
        for knowers, (count, _) in self.groups.items():
            for one in knowers:
                known[one] += count
        readers = ((None, 0), *known.items())
        count, _ = self.whole
        return all(_hidden(self._unknown_to(reader), count - own) for reader, own in readers)

    def but(self, one: int) -> "Sum":
        """The same contracts, as if that one knew nothing of them."""
        groups = defaultdict[Knowers, Pair](lambda: _NOTHING)
        for knowers, pair in self.groups.items():
            groups[knowers - {one}] = _more(groups[knowers - {one}], pair)
        return Sum(dict(groups))

    def packed(self) -> dict[str, Any]:
        """What is kept of it, as JSON values."""
        listed = sorted([sorted(knowers), *pair] for knowers, pair in self.groups.items())
        return {"groups": listed}

    @classmethod
    def unpacked(cls, kept: Mapping[str, Any]) -> "Sum":
        """What was packed; of an older digest's, the whole alone."""
        whole = kept.get("whole", _NOTHING)
        older = [[_UNTOLD, *whole]] if whole[0] else []
        listed = kept.get("groups", older)
        return cls({Knowers(knowers): (count, cents) for knowers, count, cents in listed})

    def _unknown_to(self, reader: int | None) -> Iterator[Knowers]:
        return (knowers for knowers in self.groups if reader not in knowers)


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
        if 0 < bought.whole[0] <= left.whole[0] and bought.but(one).discreet and rest.discreet:
            chosen.add(one)
            left = rest
    return chosen


def _tellable(one: Sum, known: Collection[Sum]) -> bool:
    return one.discreet and all(_keeps_apart(one, other) for other in known)


def _keeps_apart(one: Sum, other: Sum) -> bool:
    """Whether what sets two sums apart may be known; of an older digest's, only its size is."""
    if other.detailed:
        return (one - other).discreet
    return one.whole == other.whole or abs(one.whole[0] - other.whole[0]) >= LEAST


def _hidden(left: Iterator[Knowers], count: int) -> bool:
    """Whether what a reader has left is nothing, or several contracts of which no one knows all."""
    first = next(left, None)
    if first is None:
        return True
    several = any(not shared for shared in accumulate(left, and_, initial=first))
    return abs(count) >= LEAST and several


def _more(one: Pair, other: Pair) -> Pair:
    return one[0] + other[0], one[1] + other[1]


def _less(one: Pair, other: Pair) -> Pair:
    return one[0] - other[0], one[1] - other[1]
