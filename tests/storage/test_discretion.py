"""No sequence of digests lets the amount of a single contract be worked out."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.discretion import Pair, Told, parts, shown, to_coordinators, told

KNOWN = [(8, 8_500)]


@dataclass(frozen=True)
class Step:
    """A week: how many contracts are signed, logged late, undone."""

    signed: int
    late: int
    undone: int


STEPS = st.lists(
    st.builds(Step, st.integers(0, 7), st.integers(0, 4), st.integers(0, 4)),
    min_size=1,
    max_size=7,
)


@dataclass
class Channel:
    """What a channel is told of contracts, each worth a power of two: no two sums are alike."""

    season: set[int] = field(default_factory=set)
    known: list[Pair] = field(default_factory=list)
    sums: list[set[int]] = field(default_factory=lambda: [set()])
    number: int = 0

    def live(self, step: Step) -> None:
        signed = self._new(step.signed)
        gone = sorted(self.season)[: step.undone]
        self.season = (self.season - set(gone)) | self._new(step.late) | signed
        week, season = _pair(signed), _pair(self.season)
        telling = told(week=week, season=season, known=self.known)
        self.known += shown(telling, week=week, season=season)
        self.sums += [signed] if telling.week else []
        self.sums += [{*self.season}] if telling.season else []

    def _new(self, count: int) -> set[int]:
        self.number += count
        return {*range(self.number - count, self.number)}


def _pair(contracts: set[int]) -> Pair:
    return len(contracts), sum(2**one for one in contracts)


@pytest.mark.parametrize("count", [1, 2])
def test_few_contracts_are_counted_only(count: int) -> None:
    season = (8 + count, 9_000)
    assert told(week=(count, 500), season=season, known=KNOWN) == Told(week=False, season=False)


def test_several_contracts_are_told() -> None:
    assert told(week=(3, 500), season=(11, 9_000), known=KNOWN) == Told(week=True, season=True)


def test_week_after_a_few_contracts_tells_the_season_only() -> None:
    assert told(week=(3, 700), season=(12, 9_700), known=KNOWN) == Told(week=False, season=True)


def test_first_weeks_of_a_season_are_told_once_there_are_enough() -> None:
    assert told(week=(2, 700), season=(2, 700), known=[]) == Told(week=False, season=False)
    assert told(week=(3, 700), season=(5, 900), known=[]) == Told(week=False, season=True)
    assert told(week=(3, 700), season=(3, 700), known=[]) == Told(week=True, season=True)


def test_amount_that_is_corrected_alone_is_kept_back() -> None:
    assert told(week=(0, 0), season=(8, 8_600), known=KNOWN).season is False


def test_correction_beside_a_week_keeps_the_week_back() -> None:
    assert told(week=(3, 500), season=(11, 9_100), known=KNOWN) == Told(week=False, season=True)


def test_sum_is_compared_with_each_one_that_was_told() -> None:
    season = (9, 9_000)
    assert told(week=(0, 0), season=season, known=[*KNOWN, (12, 15_000)]).season is False


def test_what_can_be_worked_out_is_known_too() -> None:
    sums = {"week": (3, 700), "season": (10, 9_000)}
    assert shown(Told(week=True, season=True), **sums) == [(3, 700), (7, 8_300), (10, 9_000)]
    assert shown(Told(week=False, season=True), **sums) == [(10, 9_000)]
    assert shown(Told(week=False, season=False), **sums) == []


def test_what_an_older_digest_kept_is_read() -> None:
    older = {"week": True, "season": False, "known": [8, 8_500]}
    assert Told.of(older) == Told(week=True, season=False, median=False)
    newer = {"week": True, "season": True, "median": True}
    assert Told.of(newer) == Told(week=True, season=True, median=True)


def test_coordinators_are_told_all() -> None:
    assert to_coordinators(week=(1, 500)) == Told(week=True, season=True)
    assert to_coordinators(week=(2, 700)) == Told(week=True, season=True, median=True)


def test_parts_of_a_week_are_told_where_none_is_of_few() -> None:
    told_ = Told(week=True, season=True)
    few, some, more = (2, 300), (3, 400), (4, 500)
    assert parts(told_, week=(9, 1_200), each={1: few, 2: some, 3: more}) == {2}
    assert parts(told_, week=(7, 900), each={2: some, 3: more}) == {2, 3}
    assert parts(told_, week=(5, 700), each={2: some}) == set()
    assert parts(Told(week=False, season=True), week=(7, 900), each={2: some, 3: more}) == set()


@given(st.lists(st.integers(0, 9), max_size=5), st.integers(0, 9))
def test_parts_that_are_told_leave_no_few_contracts(counts: list[int], others: int) -> None:
    each = {number: (count, 0) for number, count in enumerate(counts)}
    week = sum(counts) + others
    chosen = parts(Told(week=True, season=True), week=(week, 0), each=each)
    for size in range(len(chosen) + 1):
        for some in combinations(sorted(chosen), size):
            assert week - sum(counts[one] for one in some) not in {1, 2} or (not some and week < 3)


@given(STEPS)
def test_what_was_told_never_sets_a_few_contracts_apart(steps: list[Step]) -> None:
    channel = Channel()
    for step in steps:
        channel.live(step)
    gaps = [len(one ^ other) for one, other in combinations(channel.sums, 2)]
    assert [gap for gap in gaps if gap in {1, 2}] == []
