"""What a set of contracts amounts to: each contract once, whoever shares it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

LOYAL = 5  # contracts from which the programme counts an institution as a regular buyer


class Sale(NamedTuple):
    """What counts of one contract."""

    amount_cents: int
    mode: str
    enterprise_id: int
    institution_id: int
    collaboration: bool


@dataclass(frozen=True, slots=True)
class Sum:
    count: int = 0
    cents: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """Sales to institutions; those between enterprises stand apart, as collaborations."""

    count: int
    cents: int
    median_cents: int | None
    by_mode: Mapping[str, Sum]
    institutions: int
    loyal_institutions: int
    enterprises: int
    collaborations: Sum


def tally(sales: Iterable[Sale]) -> Totals:
    every = tuple(sales)
    counted = [sale for sale in every if not sale.collaboration]
    buyers = Counter(sale.institution_id for sale in counted)
    total = add_up(counted)
    return Totals(
        count=total.count,
        cents=total.cents,
        median_cents=_middle(counted),
        by_mode=by_mode(counted),
        institutions=len(buyers),
        loyal_institutions=sum(count >= LOYAL for count in buyers.values()),
        enterprises=len({sale.enterprise_id for sale in counted}),
        collaborations=add_up(sale for sale in every if sale.collaboration),
    )


def _middle(sales: Iterable[Sale]) -> int | None:
    """Return the median amount; half a cent counts as one, as in anybody's books."""
    amounts = [sale.amount_cents for sale in sales]
    return int(median(amounts) + 0.5) if amounts else None


def by_mode(sales: Iterable[Sale]) -> dict[str, Sum]:
    groups: dict[str, list[Sale]] = {}
    for sale in sales:
        groups.setdefault(sale.mode, []).append(sale)
    return {mode: add_up(group) for mode, group in sorted(groups.items())}


def add_up(sales: Iterable[Sale]) -> Sum:
    amounts = [sale.amount_cents for sale in sales]
    return Sum(count=len(amounts), cents=sum(amounts))
