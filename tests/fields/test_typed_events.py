"""Lines of events as people type them, and what they say."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours as Between
from bot.forms import Asking
from tests.fields.occasions import FORM, read
from tests.forms.samples import reading


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("9 à 11h", time(9), time(11)),
        ("9 a 11 h", time(9), time(11)),
        ("14 à 16h", time(14), time(16)),
        ("12 à 14h", time(12), time(14)),
        ("6 à 8h30 du matin", time(6), time(8, 30)),
        ("9 à 11h30", time(9), time(11, 30)),
        ("14:30h", time(14, 30), None),
        ("14:30h-16:30h", time(14, 30), time(16, 30)),
    ],
)
@pytest.mark.parametrize("between", [" ", ", "])
def test_hours_are_read_as_they_are_typed(
    typed: str, start: time, end: time | None, between: str
) -> None:
    line = f"réseautage Café, jeudi 26 novembre{between}{typed}, Parvis, 20 places"

    assert read(line) == (
        "networking",
        "Café",
        date(2026, 11, 26),
        Between(start, end),
        "Parvis",
        20,
    )


@pytest.mark.parametrize(
    ("line", "title", "day"),
    [
        ("formation Excel 2 à 11h, jeudi 26 novembre", "Excel 2", 26),
        ("formation Excel, jeudi 26 à 11h", "Excel", 26),
        ("formation Excel, jeudi 19 à 11h", "Excel", 19),
        ("formation Excel, novembre 26 à 11h", "Excel", 26),
        ("formation Salle 9 à 11h, jeudi 26 novembre", "Salle 9", 26),
    ],
)
def test_number_that_names_something_else_begins_no_hours(line: str, title: str, day: int) -> None:
    assert read(line)[:4] == ("training", title, date(2026, 11, day), Between(time(11)))


def test_hours_that_may_be_in_the_morning_are_asked_about_whole() -> None:
    asked = FORM.read("réseautage Café, jeudi 26 novembre, 5 à 7h", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed) == ("hours", "5 à 7h")
