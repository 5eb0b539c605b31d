"""Minutes in words beside an hour: « midi et demi », « 14h moins quart », "half past 2"."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.field import Rest, Unclear
from bot.fields.hour import HourField
from bot.fields.hours import Hours
from bot.fields.line import Line
from bot.forms import Asking
from tests.fields.announcing import FORM, read
from tests.forms.samples import reading

NEXT = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("midi et demi", Hours(time(12, 30))),
        ("midi trente", Hours(time(12, 30))),
        ("à midi et quart", Hours(time(12, 15))),
        ("midi moins le quart", Hours(time(11, 45))),
        ("minuit moins quart", Hours(time(23, 45))),
        ("14h moins quart", Hours(time(13, 45))),
        ("13h moins vingt", Hours(time(12, 40))),
        ("9 heures et demie", Hours(time(9, 30))),
        ("9 et demie", Hours(time(9, 30))),
        ("9 heures trente", Hours(time(9, 30))),
        ("9h et demie du soir", Hours(time(21, 30))),
        ("14h et demie pile", Hours(time(14, 30))),
        ("de 9h et quart à midi et demi", Hours(time(9, 15), time(12, 30))),
        ("half past 2 pm", Hours(time(14, 30))),
        ("at quarter to 12 pm", Hours(time(11, 45))),
        ("a quarter past noon", Hours(time(12, 15))),
        ("from quarter to 2 pm until half past 4 pm", Hours(time(13, 45), time(16, 30))),
    ],
)
def test_minutes_in_words_are_the_hours(said: str, hours: Hours) -> None:
    whole = ("training", "Excel", NEXT, hours, "Parvis", None)

    assert read(f"formation Excel, jeudi {said}, Parvis") == whole


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("half past 2", [["14:30"], ["02:30"]]),
        ("2h moins quart", [["13:45"], ["01:45"]]),
    ],
)
def test_minutes_in_words_of_either_half_of_the_day_are_asked(
    said: str, hours: list[list[str]]
) -> None:
    asked = FORM.read(f"formation Excel, jeudi {said}, Parvis", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed, asked.kept["place"]) == ("hours", said, "Parvis")
    assert [one.value for one in asked.options] == hours


def test_half_an_hour_after_midnight_is_of_either_night() -> None:
    asked = FORM.read("formation Excel, jeudi minuit et demi, Parvis", reading())

    assert isinstance(asked, Asking)
    assert [one.value["fill"] for one in asked.options] == [
        {"date": "2026-11-19", "hours": ["00:30"]},
        {"date": "2026-11-20", "hours": ["00:30"]},
    ]


def test_number_after_an_hour_that_counts_people_is_no_minutes() -> None:
    whole = ("training", "Excel", NEXT, Hours(time(12)), "", 30)

    assert read("formation Excel, jeudi midi trente personnes") == whole


def test_number_and_a_half_in_a_title_is_no_hour() -> None:
    whole = ("training", "Les 8 et demie", NEXT, Hours(time(14)), "", None)

    assert read("formation Les 8 et demie, jeudi 14h") == whole


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("9 heures et demie", [9, 10]),
        ("midi et quart", [12, 13]),
        ("10h moins quart du soir", [21, 22]),
        ("half past 10 pm", [22, 23]),
    ],
)
def test_time_in_words_that_is_no_whole_hour_asks_which(said: str, near: list[int]) -> None:
    field, line = HourField(), Line.of(said)
    asked = field.settle(field.find(line, reading()), Rest(line, line), reading())

    assert isinstance(asked, Unclear)
    assert (asked.typed, [one.value for one in asked.options]) == (said, near)
