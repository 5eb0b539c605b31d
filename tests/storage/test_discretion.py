"""No sequence of digests lets a reader who knows their own work out another's single contract."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.discretion import Sum, Told, parts, shown, to_coordinators, told


@dataclass(frozen=True)
class Sale:
    """A contract: who buys, who sells it, who shares it, for how much."""

    buyer: int
    sellers: tuple[int, ...]
    cents: int

    @property
    def knowers(self) -> frozenset[int]:
        """Who knows of it, enterprises numbered apart from institutions."""
        return frozenset((self.buyer, *(10 + one for one in self.sellers)))


def summed(sales: Collection[Sale]) -> Sum:
    return Sum.of((one.knowers, one.cents) for one in sales)


def sold(*pairs: tuple[int, int], first: int = 0) -> list[Sale]:
    """Return contracts between these buyers and sellers; no two sums of some are alike."""
    return [Sale(buyer, (seller,), 2 ** (first + n)) for n, (buyer, seller) in enumerate(pairs)]


SIX = sold((1, 1), (1, 2), (2, 2), (2, 3), (3, 3), (3, 1))
"""Two contracts by each of three buyers, and of each of three sellers."""
MORE = sold((1, 1), (1, 2), (2, 2), (2, 3), (3, 3), (3, 1), first=6)


def of(week: Collection[Sale], season: Collection[Sale], *known: Collection[Sale]) -> Told:
    return told(week=summed(week), season=summed(season), known=[summed(one) for one in known])


NEITHER, SEASON, BOTH = (Told(*each) for each in ((False, False), (False, True), (True, True)))


def test_sum_that_stays_one_of_several_for_everybody_is_told() -> None:
    assert of(SIX, SIX) == BOTH
    assert of(MORE, [*SIX, *MORE], SIX) == BOTH


def test_partner_of_all_that_one_sold_hides_nothing_of_it() -> None:
    """The first seller would read what the second one sold in all, its partner's sales too."""
    alone = [Sale(1 + n % 3, (1,), 1000) for n in range(3)]
    shared = [Sale(1 + n % 3, (2, 3), 2**n) for n in range(5)]
    assert of([*alone, *shared], [*alone, *shared]) == NEITHER


def test_contract_that_two_share_hides_nothing_of_the_others_of_one() -> None:
    """The second seller takes away what it sold and what it shares: the first one's are left."""
    ones = [Sale(1 + n, (1,), 2**n) for n in range(3)]
    twos = [Sale(1 + n, (2, 3) if n == 0 else (2,), 2 ** (3 + n)) for n in range(3)]
    every = [*ones, *twos, Sale(1, (1, 2), 64)]
    assert of(every, every) == NEITHER


def test_what_others_bought_of_one_seller_alone_is_kept_back() -> None:
    """The first buyer takes away its own: all that the first seller sold to others is left."""
    first = [Sale(1, (seller,), 2**seller) for seller in (1, 2, 3)]
    every = [*first, *(Sale(2 + n % 2, (1,), 2 ** (4 + n)) for n in range(4))]
    assert of(every, every) == NEITHER


@pytest.mark.parametrize(
    "pairs",
    [
        [(1, 1), (2, 2)],
        [(1, 1), (2, 2), (3, 3)],
        [(1, 1), (1, 2), (1, 3), (1, 4), (2, 5), (3, 6)],
        [(1, 1), (2, 1), (3, 1), (4, 1), (5, 2), (6, 3)],
        [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)],
        [(1, 1), (2, 1), (3, 1), (1, 2), (2, 2), (3, 2)],
        [(1, 1), (1, 2), (1, 3), (1, 4)],
    ],
    ids=[
        "two contracts",
        "three contracts, one of which is the reader's",
        "two beside a buyer's",
        "two beside a seller's",
        "one other buyer",
        "one other seller",
        "one buyer",
    ],
)
def test_sum_that_somebody_could_take_apart_is_counted_only(pairs: list[tuple[int, int]]) -> None:
    assert of(sold(*pairs), sold(*pairs)) == NEITHER
    assert of(sold(*pairs, first=6), [*SIX, *sold(*pairs, first=6)], SIX) == NEITHER


def test_who_shares_a_contract_knows_it_too() -> None:
    shared = [Sale(one.buyer, (*one.sellers, 9), one.cents) for one in SIX[:4]]
    assert of([*shared, *SIX[4:]], [*shared, *SIX[4:]]) == NEITHER


def test_week_after_a_few_contracts_tells_the_season_only() -> None:
    few = sold((1, 1), (2, 2), first=12)
    assert of(MORE, [*SIX, *few, *MORE], SIX) == SEASON


def test_amount_that_is_corrected_alone_is_kept_back() -> None:
    other = [Sale(SIX[0].buyer, SIX[0].sellers, 2**20), *SIX[1:]]
    assert of([], other, SIX) == NEITHER
    assert of(MORE, [*other, *MORE], SIX) == SEASON


def test_contracts_of_two_that_make_up_for_each_other_are_kept_back() -> None:
    assert of([], [Sale(4, (4,), SIX[0].cents), *SIX[1:]], SIX) == NEITHER


def test_sum_is_compared_with_each_one_that_was_told() -> None:
    season = [*SIX, *MORE]
    assert of([], season, SIX) == SEASON
    assert of([], season, SIX, season[:-1]) == NEITHER
    assert of([], season, SIX, season) == SEASON


def test_what_can_be_worked_out_is_known_too() -> None:
    sums = {"week": summed(MORE), "season": summed([*SIX, *MORE])}
    assert shown(BOTH, **sums) == [sums["week"], summed(SIX), sums["season"]]
    assert shown(SEASON, **sums) == [sums["season"]]
    assert shown(NEITHER, **sums) == []


def test_sum_is_kept_with_who_knows_of_each_contract() -> None:
    kept = summed([*SIX[:2], Sale(1, (1, 9), 64), Sale(1, (1,), 100)]).packed()
    assert kept == {"groups": [[[1, 11], 2, 101], [[1, 11, 19], 1, 64], [[1, 12], 1, 2]]}
    assert Sum.unpacked(summed(SIX).packed()) == summed(SIX)


def test_what_an_older_digest_kept_is_read() -> None:
    older = {"week": True, "season": False, "known": [8, 8_500]}
    assert Told.of(older) == Told(week=True, season=False, median=False)
    newer = {"week": True, "season": True, "median": True}
    assert Told.of(newer) == Told(week=True, season=True, median=True)


SHARES = {"buyers": [[1, 2, 3], [2, 2, 12]], "sellers": [[1, 2, 33], [3, 2, 24]]}


@pytest.mark.parametrize("rest", [{}, SHARES], ids=["the whole alone", "what each knew of it"])
@pytest.mark.parametrize(("before", "season"), [(5, False), (4, False), (3, True), (6, True)])
def test_sum_of_an_older_digest_is_compared_by_its_size(
    before: int, rest: dict[str, list[list[int]]], *, season: bool
) -> None:
    cents = summed(SIX).whole[1] if before == 6 else 1
    older = Sum.unpacked({"whole": [before, cents], **rest})
    assert told(week=Sum(), season=summed(SIX), known=[older]).season is season


def test_nothing_in_an_older_digest_is_what_it_is_today() -> None:
    assert Sum.unpacked({"whole": [0, 0]}) == Sum.unpacked({"whole": [0, 0], **SHARES}) == Sum()


def test_coordinators_are_told_all() -> None:
    assert to_coordinators(week=(1, 500)) == Told(week=True, season=True)
    assert to_coordinators(week=(2, 700)) == Told(week=True, season=True, median=True)


def shares(sales: Collection[Sale]) -> Mapping[int, Sum]:
    buyers = sorted({one.buyer for one in sales})
    return {buyer: summed([one for one in sales if one.buyer == buyer]) for buyer in buyers}


def test_part_of_a_week_is_told_where_neither_it_nor_the_rest_can_be_taken_apart() -> None:
    big = sold(*((4, seller) for seller in (1, 1, 2, 2, 3, 3)), first=6)
    few = sold((4, 1), (4, 2), (4, 3), first=6)
    one = sold((4, 1), (4, 1), (4, 1), first=6)
    for week, expected in ((big, {4}), (few, set()), (one, set())):
        every = [*SIX, *week]
        assert parts(BOTH, week=summed(every), each=shares(every)) == expected
    every = [*SIX, *big]
    assert parts(SEASON, week=summed(every), each=shares(every)) == set()


DEALS = st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5), st.integers(0, 9))
"""Who buys, from whom, with which partner where luck wants one; and that luck."""
SALES = st.lists(DEALS, max_size=14)
Deal = tuple[int, int, int, int]


def concluded(deals: Collection[Deal], first: int = 0) -> list[Sale]:
    """Return what came of deals: three in ten are shared."""
    return [
        Sale(buyer, (seller, partner) if luck > 6 else (seller,), 2 ** (first + n))
        for n, (buyer, seller, partner, luck) in enumerate(deals)
    ]


@dataclass(frozen=True)
class Step:
    """A week: who buys from whom, whether late; and how many contracts are undone."""

    deals: list[Deal]
    undone: int


STEPS = st.lists(st.builds(Step, SALES, st.integers(0, 4)), min_size=1, max_size=6)


@dataclass
class Channel:
    """What a channel is told of contracts, each worth a power of two."""

    season: set[Sale] = field(default_factory=set)
    known: list[Sum] = field(default_factory=list)
    sums: list[set[Sale]] = field(default_factory=lambda: [set()])
    number: int = 0

    def live(self, step: Step) -> None:
        gone = sorted(self.season, key=lambda one: one.cents)[: step.undone]
        late = self._new([one for one in step.deals if one[-1] < 2])
        signed = self._new([one for one in step.deals if one[-1] >= 2])
        self.season = (self.season - {*gone}) | late | signed
        week, season = summed(signed), summed(self.season)
        telling = told(week=week, season=season, known=self.known)
        self.known += shown(telling, week=week, season=season)
        self.sums += [signed] if telling.week else []
        self.sums += [{*self.season}] if telling.season else []

    def _new(self, deals: list[Deal]) -> set[Sale]:
        self.number += len(deals)
        return {*concluded(deals, first=self.number - len(deals))}


def left_to_each(sales: Collection[Sale]) -> list[set[Sale]]:
    """What every reader cannot explain: an institution, an enterprise, a stranger."""
    readers = {one for sale in sales for one in sale.knowers}
    return [{*sales}, *({one for one in sales if reader not in one.knowers} for reader in readers)]


def given_away(sales: Collection[Sale], *, but: int | None = None) -> list[set[Sale]]:
    """What some reader has left that is of few contracts, or of those of one other than `but`."""
    found = [one for one in left_to_each(sales) if one]
    return [
        one
        for one in found
        if len(one) < 3 or frozenset.intersection(*(sale.knowers for sale in one)) - {but}
    ]


@given(STEPS)
def test_what_was_told_never_sets_contracts_of_few_apart_for_anybody(steps: list[Step]) -> None:
    channel = Channel()
    for step in steps:
        channel.live(step)
    gaps = (one ^ other for one, other in combinations(channel.sums, 2))
    assert [given_away(gap) for gap in gaps if given_away(gap)] == []


@given(SALES)
def test_parts_that_are_told_give_nobody_contracts_of_few(deals: list[Deal]) -> None:
    week = concluded(deals)
    telling = of(week, week)
    chosen = parts(telling, week=summed(week), each=shares(week))
    rest = [one for one in week if one.buyer not in chosen] if telling.week else []
    own = {buyer: [one for one in week if one.buyer == buyer] for buyer in chosen}
    assert given_away(rest) == []
    assert [given_away(each, but=buyer) for buyer, each in own.items()] == [[] for _ in chosen]


def test_contracts_known_alike_once_one_is_left_out_are_added_up() -> None:
    both = Sum.of([(frozenset({1, 2}), 5), (frozenset({2}), 7)])
    assert both.but(1).whole == (2, 12)
