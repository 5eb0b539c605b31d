"""A mere number that the part of the day makes an hour: « jeudi 9 du matin »."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours
from bot.forms import Asking, Filled
from tests.fields.announcing import FORM, read
from tests.forms.samples import reading

THURSDAY = date(2026, 11, 19)
SAID = [
    ("Thursday 9 in the morning", 9),
    ("Thursday, 9 in the morning", 9),
    ("Thursday at 9 in the morning", 9),
    ("Thursday 3 in the afternoon", 15),
    ("Thursday 8 at night", 20),
    ("jeudi 9 du matin", 9),
    ("jeudi à 2 de l’après-midi", 14),
    ("jeudi 7 du soir", 19),
]


@pytest.mark.parametrize(("said", "hour"), SAID)
def test_number_of_a_part_of_the_day_is_an_hour_after_a_day(said: str, hour: int) -> None:
    answered = FORM.resume({"kind": "training", "title": "Excel"}, "on", said, reading())

    assert read(f"formation Excel, {said}, Parvis")[1:5] == (
        "Excel",
        THURSDAY,
        Hours(time(hour)),
        "Parvis",
    )
    assert isinstance(answered, Filled)
    assert (answered.values["on"], answered.values["hours"]) == (THURSDAY, Hours(time(hour)))


@pytest.mark.parametrize("said", ["jeudi 26 au matin", "Thursday 26 in the morning"])
def test_number_past_noon_stays_the_day_s(said: str) -> None:
    asked = FORM.read(f"formation Excel, {said}", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.kept["on"]) == ("hours", "2026-11-26")


@pytest.mark.parametrize("said", ["jeudi 9 au matin", "Thursday 9th in the morning"])
def test_number_of_a_day_is_no_hour(said: str) -> None:
    asked = FORM.read(f"formation Excel, {said}", reading())

    assert isinstance(asked, Asking)
    assert asked.slot.name == "on"
    assert [one.value for one in asked.options] == ["2026-12-09", "2027-01-09"]


def test_number_in_a_name_is_no_hour() -> None:
    said = read("training Group 2 in the morning, Thursday 2pm", "en")

    assert said[1:4] == ("Group 2 in the morning", THURSDAY, Hours(time(14)))
