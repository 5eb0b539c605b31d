"""What is said beside the values of an event, in its line and in its answers."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours as Between
from bot.forms import Filled, Refused
from tests.fields.announcing import FORM, read
from tests.forms.samples import reading


@pytest.mark.parametrize("comma", [",", " ,", " , ", ", "])
@pytest.mark.parametrize("day", ["26 novembre", "jeudi 26", "2026-11-26", "26/11", "Nov 26"])
@pytest.mark.parametrize("hours", ["14h-16h30", "14:00-16:30", "2pm-4:30pm"])
def test_commas_need_no_space_around_them(comma: str, day: str, hours: str) -> None:
    parts = ["formation Facturation", day, hours, "Parvis", "20places"]

    assert read(comma.join(parts)) == (
        "training",
        "Facturation",
        date(2026, 11, 26),
        Between(time(14), time(16, 30)),
        "Parvis",
        20,
    )


def test_decimals_are_no_hours() -> None:
    assert read("formation Atelier de 2,5h, jeudi 26 novembre 14h")[1:4] == (
        "Atelier de 2,5h",
        date(2026, 11, 26),
        Between(time(14)),
    )


NAMED = {"kind": "networking", "title": "Café"}


@pytest.mark.parametrize(
    ("typed", "end", "count"),
    [
        ("jeudi 26 nov 14h", None, None),
        ("26 nov à 14h", None, None),
        ("le jeudi 26 novembre de 14h à 16h svp", time(16), None),
        ("26 nov 14 à 16h, 20 places", time(16), 20),
    ],
)
def test_answer_says_what_else_is_open(typed: str, end: time | None, count: int | None) -> None:
    filled = FORM.resume(NAMED, "on", typed, reading())

    assert isinstance(filled, Filled)
    assert [*filled.values.values()][2:] == [
        date(2026, 11, 26),
        Between(time(14), end),
        "",
        count,
    ]


@pytest.mark.parametrize("typed", ["jeudi 26 nov 14h, Parvis", "26 nov 14h 300 $"])
def test_answer_that_says_more_than_is_read_is_none(typed: str) -> None:
    assert isinstance(FORM.resume(NAMED, "on", typed, reading()), Refused)


def test_answer_replaces_nothing_that_was_said() -> None:
    kept = {**NAMED, "hours": ["09:00"]}

    assert isinstance(FORM.resume(kept, "on", "26 nov 14h", reading()), Refused)
