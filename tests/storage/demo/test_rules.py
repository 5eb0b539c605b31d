"""The rules by which the demo cohorts are made up."""

import re
from collections import Counter
from datetime import date
from itertools import islice
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import bundled
from storage.contracts import Mode
from storage.demo import CURRENT, ESTRIE, MONTREAL, PERSONAS, catalogue, names, plan
from storage.demo.days import over_season, working_days, works
from storage.demo.plan import Meeting, Sale
from storage.demo.season import Season
from storage.demo.shares import apportion, mixed, repeated, spread, turns

SEASONS = [MONTREAL, ESTRIE, CURRENT]
WEIGHTS = st.lists(st.floats(0.01, 100), min_size=1, max_size=40)


def sales(season: Season) -> list[Sale]:
    return plan.sales(season, catalogue.shops(season.slug), catalogue.purposes(), Random(1))


def meetings(season: Season) -> list[Meeting]:
    return plan.meetings(season, catalogue.shops(season.slug), names.people(), Random(1))


@given(total=st.integers(200, 1_000_000), weights=WEIGHTS, least=st.integers(0, 5))
def test_apportion_gives_the_whole_total(total: int, weights: list[float], least: int) -> None:
    shares = apportion(total, weights, least=least)
    assert (len(shares), sum(shares), min(shares) >= least) == (len(weights), total, True)


@given(weights=st.permutations([1.0, 2.0, 3.0, 4.0]))
def test_apportion_follows_the_weights(weights: list[float]) -> None:
    assert apportion(100, weights) == [int(10 * weight) for weight in weights]


def test_apportion_refuses_what_is_too_small() -> None:
    with pytest.raises(ValueError, match="too small"):
        apportion(3, [1, 1], least=2)


def test_spread_rises_around_one() -> None:
    sizes = spread(5, 0.75)
    assert (sizes, sizes[2]) == (sorted(sizes), 1.0)


@given(items=st.lists(st.integers()), seed=st.integers())
def test_mixed_keeps_every_item(items: list[int], seed: int) -> None:
    assert Counter(mixed(items, Random(seed))) == Counter(items)


def test_repeated_and_turns_count() -> None:
    items = repeated("ab", [2, 3])
    assert (items, turns(items)) == (list("aabbb"), [0, 1, 0, 1, 2])


def test_working_days_leave_out_weekends_and_holidays() -> None:
    assert working_days(date(2016, 12, 22), date(2017, 1, 4)) == [
        date(2016, 12, 22),
        date(2016, 12, 23),
        date(2017, 1, 3),
        date(2017, 1, 4),
    ]


def test_over_season_slows_down_in_summer() -> None:
    days = over_season(working_days(date(2017, 6, 1), date(2017, 7, 31)), 60)
    assert Counter(day.month for day in days) == {6: 42, 7: 18}


def test_people_have_names_of_their_own() -> None:
    made = list(islice(names.people(), 1000))
    played = [persona.name for persona in PERSONAS]
    assert len({*made, *played}) == 1000 + len(PERSONAS)


@pytest.mark.parametrize("season", SEASONS, ids=lambda season: season.slug)
def test_sales_are_never_alike(season: Season) -> None:
    alike = Counter((sale.buyer, sale.cents, sale.day) for sale in sales(season))
    assert set(alike.values()) == {1}


@pytest.mark.parametrize("season", SEASONS, ids=lambda season: season.slug)
def test_entries_are_numbered_in_the_order_of_logging(season: Season) -> None:
    for entries in (sales(season), meetings(season)):
        moments = [entry.logged_at for entry in entries]
        assert moments == sorted(moments)


@pytest.mark.parametrize("season", SEASONS, ids=lambda season: season.slug)
def test_entries_are_made_on_working_days_of_the_season(season: Season) -> None:
    days = {sale.day for sale in sales(season)} | {meeting.day for meeting in meetings(season)}
    assert all(works(day) and season.starts <= day <= season.told_until for day in days)


@pytest.mark.parametrize("season", SEASONS, ids=lambda season: season.slug)
def test_purposes_are_of_the_sellers_sector(season: Season) -> None:
    sectors = {shop.name: shop.sector for shop in catalogue.shops(season.slug)}
    known = catalogue.purposes().by_kind
    offered = {
        sector: {text for kind, texts in known.items() if kind[0] == sector for text in texts}
        for sector in sectors.values()
    }
    assert all(sale.purpose in offered[sectors[sale.seller]] for sale in sales(season))


def test_english_purposes_are_for_english_institutions() -> None:
    known = catalogue.purposes().by_kind
    english = {text for kind, texts in known.items() if kind[2] == "en" for text in texts}
    buyers = {sale.buyer for sale in sales(MONTREAL) if sale.purpose in english}
    assert buyers == {"Université McGill", "Université Concordia", "Collège Dawson"}


def test_amounts_are_as_in_life() -> None:
    by_mode = {mode: [sale.cents for sale in sales(MONTREAL) if sale.mode is mode] for mode in Mode}
    assert max(by_mode[Mode.MUTUAL]) < 25_000_00
    assert min(by_mode[Mode.PUBLIC]) > 10_000_00
    assert all(cents >= 100_00 and cents % 5_00 == 0 for some in by_mode.values() for cents in some)


def test_partners_share_public_contracts_alone() -> None:
    shared = [sale for sale in sales(MONTREAL) if sale.partner is not None]
    assert {sale.mode for sale in shared} == {Mode.PUBLIC}
    assert all(sale.partner != sale.seller for sale in shared)


def test_sectors_are_bundled_ones() -> None:
    used = {row["sector"] for row in bundled.rows("demo_enterprises.csv")}
    assert used <= {row["code"] for row in bundled.rows("sectors.csv")}


def test_personas_have_ids_of_the_right_shape() -> None:
    assert all(re.fullmatch(r"U[A-Z0-9]{8,}", persona.slack) for persona in PERSONAS)
    assert all(0 < persona.telegram < 2**52 for persona in PERSONAS)
    for keys in zip(*((p.key, p.slack, p.telegram, p.terminal) for p in PERSONAS), strict=True):
        assert len(set(keys)) == len(PERSONAS)
