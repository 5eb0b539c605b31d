"""Shares of a total: exact sums in believable proportions."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import chain, repeat
from math import exp
from random import Random
from statistics import NormalDist
from typing import TypeVar

T = TypeVar("T")


def apportion(total: int, weights: Sequence[float], *, least: int = 0) -> list[int]:
    """Whole shares in proportion to the weights, none under `least`; their sum is the total."""
    free = total - least * len(weights)
    if free < 0:
        raise ValueError("the total is too small for so many shares")
    exact = [free * weight / sum(weights) for weight in weights]
    shares = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: shares[place] - exact[place])
    for place in by_remainder[: free - sum(shares)]:
        shares[place] += 1
    return [least + share for share in shares]


def spread(count: int, sigma: float) -> list[float]:
    """Sizes as amounts are in life: many small, a few large (quantiles of a log-normal)."""
    normal = NormalDist()
    return [exp(sigma * normal.inv_cdf((place + 0.5) / count)) for place in range(count)]


def repeated(items: Iterable[T], counts: Iterable[int]) -> list[T]:
    """Each item as many times as its count says."""
    return list(chain.from_iterable(map(repeat, items, counts)))


def turns(items: Iterable[Hashable]) -> list[int]:
    """For each item, how many times it came before."""
    seen: Counter[Hashable] = Counter()
    ranks = []
    for item in items:
        ranks.append(seen[item])
        seen[item] += 1
    return ranks


def mixed(items: Iterable[T], chance: Random) -> list[T]:
    """The items in another order: `random()` alone is promised the same in every Python."""
    pairs = [(chance.random(), item) for item in items]
    return [item for _, item in sorted(pairs, key=lambda pair: pair[0])]
