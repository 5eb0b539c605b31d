"""The bundled tables can be read, and say what they may."""

from datetime import date
from itertools import pairwise

import pytest

from storage import bundled, sectors, thresholds
from storage.folding import fold


def test_sectors_have_codes_of_their_own() -> None:
    codes = [sector.code for sector in sectors.every()]
    assert len(codes) == len(set(codes)) == 38


def test_no_spelling_means_two_institutions() -> None:
    owners: dict[str, set[str]] = {}
    for row in bundled.institutions():
        for spelling in (row["name_fr"], row["name_en"], row["acronym"], *row["aliases"]):
            owners.setdefault(fold(spelling), set()).add(row["name_fr"])
    del owners[""]  # those without an English name or an acronym
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("family", "day", "cents"),
    [
        ("municipal", date(2018, 1, 1), 10_110_000),
        ("municipal", date(2022, 10, 6), 10_570_000),
        ("municipal", date(2022, 10, 7), 12_120_000),
        ("sante", date(2025, 12, 31), 13_380_000),
        ("education", date(2026, 11, 18), 13_900_000),
        ("gouvernement", date(2024, 6, 1), 3_340_000),
    ],
)
def test_threshold_is_that_of_the_day(family: str, day: date, cents: int) -> None:
    found = thresholds.at(family, day)
    assert found is not None
    assert found.amount_cents == cents


@pytest.mark.parametrize(
    ("family", "day"),
    [
        ("municipal", date(2017, 12, 31)),
        ("municipal", date(2028, 1, 1)),
        ("prive", date(2026, 1, 1)),
        ("", date(2026, 1, 1)),
    ],
)
def test_threshold_unknown_is_none(family: str, day: date) -> None:
    assert thresholds.at(family, day) is None


def test_thresholds_of_a_family_follow_each_other() -> None:
    ordered = sorted(thresholds.every(), key=lambda row: (row.family, row.start))
    overlaps = [
        (one, other)
        for one, other in pairwise(ordered)
        if one.family == other.family and one.end >= other.start
    ]
    assert overlaps == []


def test_federal_thresholds_are_shown_as_a_guide() -> None:
    recent = {
        row.family: (row.source_fr, row.source_en)
        for row in thresholds.every()
        if row.start >= date(2026, 1, 1)
    }
    federal = (
        "seuil fédéral ALEC 2026-2027, à titre indicatif",
        "federal CFTA threshold 2026-2027, as a guide",
    )
    assert recent == {
        "municipal": federal,
        "sante": federal,
        "education": federal,
        "gouvernement": (f"biens, {federal[0]}", f"goods, {federal[1]}"),
        "societe_etat": (
            "seuil ALEC des entreprises fédérales 2026-2027, à titre indicatif",
            "CFTA threshold for federal enterprises 2026-2027, as a guide",
        ),
    }
