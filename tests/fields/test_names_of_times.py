"""Names that hold a number or an hour, beside the day and the hour: « Bistro Le 4 »."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours
from bot.forms import Asking
from tests.fields.announcing import FORM, read
from tests.forms.samples import reading

NEXT, LATER, TWELFTH = date(2026, 11, 19), date(2026, 11, 26), date(2026, 12, 12)
AFTERNOON = Hours(time(14))


@pytest.mark.parametrize(
    ("line", "title", "day", "place"),
    [
        ("formation Excel, 26 novembre 14h, Bistro Le 4", "Excel", LATER, "Bistro Le 4"),
        ("formation Resto Le 22, 26 novembre 14h", "Resto Le 22", LATER, ""),
        ("formation Excel, the 12th at 2pm, Café The 4", "Excel", TWELFTH, "Café The 4"),
    ],
)
def test_number_that_ends_a_name_is_no_day(line: str, title: str, day: date, place: str) -> None:
    assert read(line) == ("training", title, day, AFTERNOON, place, None)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Le 12 à 14h", TWELFTH),
        (", Le 12, 14h", TWELFTH),
        (", JEUDI LE 26, 14H", LATER),
        (", jeudi Le 26 à 14h", LATER),
    ],
)
def test_number_of_the_only_day_is_one_even_with_a_capital(said: str, day: date) -> None:
    assert read(f"formation Excel {said}")[1:4] == ("Excel", day, AFTERNOON)


def test_two_days_after_a_title_are_asked_even_with_a_capital() -> None:
    asked = FORM.read("formation Excel Le 12 et le 13 à 14h, Parvis", reading())

    assert isinstance(asked, Asking)
    assert [one.value for one in asked.options] == ["2026-12-12", "2026-12-13"]


@pytest.mark.parametrize(
    ("said", "hours", "place"),
    [
        ("jeudi midi, Hôtel Le Midi", Hours(time(12)), "Hôtel Le Midi"),
        ("jeudi de midi à 14h, Hôtel Le Midi", Hours(time(12), time(14)), "Hôtel Le Midi"),
        ("jeudi Midi, Parvis", Hours(time(12)), "Parvis"),
    ],
)
def test_noon_in_a_name_is_no_hour_beside_another(said: str, hours: Hours, place: str) -> None:
    assert read(f"formation Excel, {said}") == ("training", "Excel", NEXT, hours, place, None)
