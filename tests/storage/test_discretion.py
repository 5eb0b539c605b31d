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


def summed(sales: Collection[Sale]) -> Sum:
    buyers, sellers = dict[int, tuple[int, int]](), dict[int, tuple[int, int]]()
    for one in sales:
        for who, every in ((one.buyer,), buyers), (one.sellers, sellers):
            for each in who:
                count, cents = every.get(each, (0, 0))
                every[each] = count + 1, cents + one.cents
    return Sum((len(sales), sum(one.cents for one in sales)), buyers, sellers)


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


def test_sum_is_kept_with_what_each_knows_of_it() -> None:
    kept = summed(SIX).packed()
    assert kept["buyers"] == [[1, 2, 3], [2, 2, 12], [3, 2, 48]]
    assert Sum.unpacked(kept) == summed(SIX)


def test_what_an_older_digest_kept_is_read() -> None:
    older = {"week": True, "season": False, "known": [8, 8_500]}
    assert Told.of(older) == Told(week=True, season=False, median=False)
    newer = {"week": True, "season": True, "median": True}
    assert Told.of(newer) == Told(week=True, season=True, median=True)


@pytest.mark.parametrize(("before", "season"), [(5, False), (4, False), (3, True), (6, True)])
def test_sum_of_an_older_digest_is_compared_by_its_size(before: int, *, season: bool) -> None:
    older = Sum.unpacked({"whole": [before, summed(SIX).whole[1] if before == 6 else 1]})
    assert told(week=Sum(), season=summed(SIX), known=[older]).season is season


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


SALES = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(0, 9)), max_size=14)


@dataclass(frozen=True)
class Step:
    """A week: who buys from whom, whether late; and how many contracts are undone."""

    deals: list[tuple[int, int, int]]
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
        late = self._new(step, late=True)
        signed = self._new(step, late=False)
        self.season = (self.season - {*gone}) | late | signed
        week, season = summed(signed), summed(self.season)
        telling = told(week=week, season=season, known=self.known)
        self.known += shown(telling, week=week, season=season)
        self.sums += [signed] if telling.week else []
        self.sums += [{*self.season}] if telling.season else []

    def _new(self, step: Step, *, late: bool) -> set[Sale]:
        """Two in ten are logged late, and two in ten shared with one more."""
        deals = [one for one in step.deals if (one[2] < 2) is late]
        self.number += len(deals)
        return {
            Sale(buyer, (seller, 6) if luck > 7 else (seller,), 2 ** (self.number - n))
            for n, (buyer, seller, luck) in enumerate(deals)
        }


def left_to_each(sales: Collection[Sale]) -> list[set[Sale]]:
    """What every reader cannot explain: an institution, an enterprise, a stranger."""
    buyers = [{one for one in sales if one.buyer != buyer} for buyer in range(1, 6)]
    sellers = [{one for one in sales if seller not in one.sellers} for seller in range(1, 7)]
    return [{*sales}, *buyers, *sellers]


@given(STEPS)
def test_what_was_told_never_sets_a_few_contracts_apart_for_anybody(steps: list[Step]) -> None:
    channel = Channel()
    for step in steps:
        channel.live(step)
    left = [
        one for pair in combinations(channel.sums, 2) for one in left_to_each(pair[0] ^ pair[1])
    ]
    assert [one for one in left if len(one) in {1, 2}] == []


@given(SALES)
def test_parts_that_are_told_leave_nobody_a_few_contracts(
    deals: list[tuple[int, int, int]],
) -> None:
    week = sold(*(deal[:2] for deal in deals))
    telling = of(week, week)
    chosen = parts(telling, week=summed(week), each=shares(week))
    rest = [one for one in week if one.buyer not in chosen] if telling.week else []
    own = [[one for one in week if one.buyer == buyer] for buyer in chosen]
    assert [one for one in left_to_each(rest) if len(one) in {1, 2}] == []
    assert [one for each in own for one in left_to_each(each) if len(one) in {1, 2}] == []
