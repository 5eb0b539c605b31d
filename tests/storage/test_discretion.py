"""No sequence of digests lets the amount of a single contract be worked out."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from storage.discretion import Told, told

WEEKS = st.lists(
    st.lists(st.integers(min_value=1, max_value=10**9), max_size=4), min_size=1, max_size=6
)


def test_single_contract_is_counted_only() -> None:
    assert told(week=(1, 500), season=(9, 9_000), known=(8, 8_500)) == Told(
        week=False, season=False, known=(8, 8_500)
    )


def test_several_contracts_are_told() -> None:
    assert told(week=(2, 500), season=(9, 9_000), known=(7, 8_500)) == Told(
        week=True, season=True, known=(9, 9_000)
    )


def test_week_after_a_single_contract_tells_the_season_only() -> None:
    assert told(week=(2, 700), season=(11, 9_700), known=(8, 8_500)) == Told(
        week=False, season=True, known=(11, 9_700)
    )


def test_amount_that_is_corrected_alone_is_kept_back() -> None:
    assert told(week=(0, 0), season=(8, 8_600), known=(8, 8_500)).season is False


@given(WEEKS)
def test_what_was_told_never_differs_by_one_contract(weeks: list[list[int]]) -> None:
    season, known = (0, 0), (0, 0)
    seasons, sums = [(0, 0)], []
    for amounts in weeks:
        week = (len(amounts), sum(amounts))
        season = (season[0] + week[0], season[1] + week[1])
        shown = told(week=week, season=season, known=known)
        known = shown.known
        seasons += [season] if shown.season else []
        sums += [week] if shown.week else []
    gaps = [late[0] - early[0] for early, late in combinations(seasons, 2)]
    assert 1 not in gaps
    assert [one for one in sums if one[0] == 1] == []
