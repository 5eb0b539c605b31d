"""A part of the day that stands beside a day, and says no hour: « jeudi 26 pm »."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours
from bot.forms import Asking
from bot.i18n import Phrase
from tests.fields.announcing import FORM, read
from tests.forms.samples import reading

NEXT, LATER = date(2026, 11, 19), date(2026, 11, 26)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("jeudi 26 pm", LATER),
        ("jeudi 26 p.m.", LATER),
        ("le 26 pm", LATER),
        ("jeudi 19 pm", NEXT),
        ("jeudi pm", NEXT),
        ("jeudi 26 après-midi", LATER),
        ("26 nov. pm", LATER),
        ("26 novembre, en après-midi", LATER),
        ("the 26th, in the afternoon", LATER),
    ],
)
def test_part_of_a_day_is_neither_an_hour_nor_a_place(said: str, day: date) -> None:
    asked = FORM.read(f"formation Excel, {said}, Parvis", reading())

    assert isinstance(asked, Asking)
    assert asked.slot.name == "hours"
    assert asked.kept == {
        "kind": "training",
        "title": "Excel",
        "on": day.isoformat(),
        "place": "Parvis",
    }


@pytest.mark.parametrize(
    ("said", "day", "hour"),
    [
        ("jeudi pm 2h", NEXT, 14),
        ("jeudi 26 pm 2h", LATER, 14),
        ("jeudi 26 am à 9h", LATER, 9),
        ("26 novembre 14 pm", LATER, 14),
        ("jeudi 2 pm", NEXT, 14),
    ],
)
def test_hour_of_a_part_of_a_day_is_read(said: str, day: date, hour: int) -> None:
    whole = ("training", "Excel", day, Hours(time(hour)), "Parvis", None)

    assert read(f"formation Excel, {said}, Parvis") == whole


def test_hour_past_the_last_one_of_a_day_is_none() -> None:
    kept = {"kind": "training", "title": "Excel", "on": "2026-11-26"}
    asked = FORM.resume(kept, "hours", "30 pm", reading())

    assert isinstance(asked, Asking)
    assert asked.why == Phrase(
        "There is no such time as “{typed}”. At what time is it?", {"typed": "30 pm"}
    )


def test_name_after_a_day_that_opens_as_a_part_of_it_is_the_place() -> None:
    whole = ("training", "Excel", LATER, Hours(time(14)), "Matin d’affaires", None)

    assert read("formation Excel, 14h, 26 novembre Matin d’affaires") == whole
