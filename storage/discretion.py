"""What a channel may be told of amounts: never so much that one contract's could be worked out."""

from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """Which sums are told; `known` are those of the season that the channel was told last."""

    week: bool
    season: bool
    known: Pair


def told(*, week: Pair, season: Pair, known: Pair) -> Told:
    """A sum is kept back where it, or its difference with one that was told, is one contract's."""
    more = season[0] - known[0]
    open_ = more not in {-1, 1} and (more != 0 or season[1] == known[1])
    return Told(
        week=open_ and week[0] > 1 and more - week[0] not in {-1, 1},
        season=open_,
        known=season if open_ else known,
    )
