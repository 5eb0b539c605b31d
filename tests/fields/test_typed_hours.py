"""Hours as people type them beside a day: its part before them, or two mere numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.fields.hours import Hours
from bot.forms import Asking, Filled
from tests.fields.announcing import FORM, read
from tests.fields.calls import CALL
from tests.forms.samples import reading

THIRD = date(2026, 12, 3)
EVENING = Hours(time(19))
MORNING = Hours(time(9), time(11))


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("3 décembre, soir 7h", EVENING),
        ("3 décembre, le soir à 7h", EVENING),
        ("3 décembre en soirée, 7h", EVENING),
        ("3 décembre 7h soir", EVENING),
        ("3 décembre, 7 h le soir", EVENING),
        ("après-midi 1h, 3 décembre", Hours(time(13))),
        ("3 décembre, matin 9 à 11h", MORNING),
        ("3 décembre au matin, 9h à 11h", MORNING),
        ("3 décembre soir 7 à 9h", Hours(time(19), time(21))),
        ("December 3, in the evening at 7:00", EVENING),
    ],
)
def test_part_of_the_day_beside_an_hour_is_no_place(said: str, hours: Hours) -> None:
    assert read(f"formation X, {said}, Parvis")[2:5] == (THIRD, hours, "Parvis")


def test_part_of_the_day_that_an_hour_is_not_of_is_quoted_with_it() -> None:
    asked = FORM.read("formation X, 3 décembre matin 14h, Parvis", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed, asked.kept["place"]) == ("hours", "matin 14h", "Parvis")


@pytest.mark.parametrize(
    ("title", "hour"),
    [
        ("Café du matin", "9h"),
        ("Grande soirée", "19h"),
        ("Soirée", "19h"),
        ("Spring afternoon", "2pm"),
    ],
)
def test_part_of_the_day_in_a_name_stays_there(title: str, hour: str) -> None:
    said = read(f"formation {title} {hour}, 3 décembre, Matin d’affaires")

    assert (said[1], said[2], said[4]) == (title, THIRD, "Matin d’affaires")


@pytest.mark.parametrize(
    "said",
    [
        "jeudi 3 déc de 9 à 11",
        "jeudi 3 déc. 9 à 11",
        "3 décembre 2026, de 9 à 11",
        "3 déc entre 9 et 11",
        "Dec 3rd, from 9 to 11",
        "dec 3rd 9 to 11",
        "2026-12-03 9-11",
        "3/12 de 9 à 11",
    ],
)
def test_two_numbers_right_after_a_day_are_its_hours(said: str) -> None:
    assert read(f"formation X, {said}, Parvis")[2:5] == (THIRD, MORNING, "Parvis")


@pytest.mark.parametrize(
    ("said", "place", "count"),
    [
        ("de 9 à 11 salle B", "salle B", None),
        ("9 à 11 local 200", "local 200", None),
        ("from 9 to 11 room 4", "room 4", None),
        ("de 9 à 11 en ligne", "en ligne", None),
        ("9 to 11 on Zoom", "on Zoom", None),
        ("9 à 11 20 places", "", 20),
        ("9 à 11 salle B, 20 places", "salle B", 20),
    ],
)
def test_two_numbers_after_a_day_are_its_hours_before_a_place(
    said: str, place: str, count: int | None
) -> None:
    expected = ("training", "Café", THIRD, MORNING, place, count)

    assert read(f"formation Café 3 décembre {said}") == expected


def test_two_numbers_after_a_day_that_may_be_of_the_night_are_asked_beside_their_room() -> None:
    asked = FORM.read("formation Café 3 décembre de 2 à 4 salle B", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed, asked.kept["place"]) == ("hours", "de 2 à 4", "salle B")
    assert [one.value for one in asked.options] == [["14:00", "16:00"], ["02:00", "04:00"]]


@pytest.mark.parametrize("said", ["9 à 11 ans", "9 à 11 rue King", "de 9 à 11 personnes"])
def test_two_numbers_that_what_follows_may_count_are_no_hours(said: str) -> None:
    assert read(f"formation Café 3 décembre {said}") == ("hours",)


@pytest.mark.parametrize("day", ["jeu. 9 à 11h", "jeu 9 à 11h", "jeudi 9 à 11h", "jeu. de 9 à 11"])
def test_number_after_a_day_of_the_week_that_is_not_its_date_is_an_hour(day: str) -> None:
    assert read(f"formation X, {day}, Parvis")[2:5] == (date(2026, 11, 19), MORNING, "Parvis")


@pytest.mark.parametrize("day", ["jeudi le 10 à 11h", "jeu. 10, 11h", "jeudi 10 déc. à 11h"])
def test_number_after_a_day_of_the_week_that_is_its_date_is_no_hour(day: str) -> None:
    said = (date(2026, 12, 10), Hours(time(11)), "Parvis")

    assert read(f"formation X, {day}, Parvis")[2:5] == said


@pytest.mark.parametrize("said", ["jeu. 10 à 11h", "jeudi 10 à 11h", "jeudi 10 à 11"])
def test_number_after_a_day_of_the_week_that_is_a_later_date_is_asked(said: str) -> None:
    asked = FORM.read(f"formation X, {said}, Parvis", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed, asked.kept["place"]) == ("hours", said, "Parvis")
    assert [one.value["fill"] for one in asked.options] == [
        {"date": "2026-11-19", "hours": ["10:00", "11:00"]},
        {"date": "2026-12-10", "hours": ["11:00"]},
    ]


AFTER_WORK = [["17:00", "19:00"], ["05:00", "07:00"]]


@pytest.mark.parametrize(
    ("said", "numbered"), [("mardi 5 à 7", [["19:00"], ["07:00"]]), ("mardi 5 à 7h", [["07:00"]])]
)
def test_hours_after_work_that_number_a_later_day_are_asked_with_each_half(
    said: str, numbered: list[list[str]]
) -> None:
    asked = FORM.read(f"réseautage X, {said}, Parvis", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed, asked.kept["place"]) == ("hours", said, "Parvis")
    assert [one.value["fill"] for one in asked.options] == [
        *({"date": "2026-11-24", "hours": one} for one in AFTER_WORK),
        *({"date": "2027-01-05", "hours": one} for one in numbered),
    ]


@pytest.mark.parametrize("said", ["thursday 3 to 5", "jeudi 3-5"])
def test_two_numbers_of_a_range_number_no_day(said: str) -> None:
    asked = FORM.read(f"réseautage X, {said}, Parvis", reading())

    assert isinstance(asked, Asking)
    assert (asked.kept["on"], asked.kept["place"]) == ("2026-11-19", "Parvis")
    assert [one.value for one in asked.options] == [["15:00", "17:00"], ["03:00", "05:00"]]


def test_hours_after_work_are_two_where_the_first_is_this_week_s_date() -> None:
    week = replace(reading(), today=date(2026, 11, 30))
    asked = FORM.read("réseautage X, samedi 5 à 7, Parvis", week)

    assert isinstance(asked, Asking)
    assert (asked.kept["on"], asked.kept["place"]) == ("2026-12-05", "Parvis")
    assert [one.value for one in asked.options] == AFTER_WORK


@pytest.mark.parametrize(
    ("answer", "day", "hours"),
    [
        ("le 10 décembre", date(2026, 12, 10), Hours(time(11))),
        ("de 10h à 11h", date(2026, 11, 19), Hours(time(10), time(11))),
    ],
)
def test_later_date_or_hours_answer_which_is_meant(answer: str, day: date, hours: Hours) -> None:
    asked = FORM.read("formation X, jeudi 10 à 11h, Parvis", reading())
    assert isinstance(asked, Asking)
    filled = FORM.resume(asked.kept, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert (filled.values["on"], filled.values["hours"]) == (day, hours)


@pytest.mark.parametrize(
    ("said", "day", "hour"),
    [("jeudi 19 à 20h", date(2026, 11, 19), 20), ("jeudi 3 à 16h", THIRD, 16)],
)
def test_number_that_is_this_week_s_date_or_of_the_night_is_no_hour(
    said: str, day: date, hour: int
) -> None:
    assert read(f"formation X, {said}, Parvis")[2:5] == (day, Hours(time(hour)), "Parvis")


def test_number_before_the_hour_of_a_closing_is_its_day() -> None:
    asked = CALL.read("Licences, jeudi 10 à 11h", reading())

    assert isinstance(asked, Asking)
    assert asked.kept == {"title": "Licences", "on": "2026-12-10", "hours": ["11:00"]}


@pytest.mark.parametrize("said", ["26 novembre 2 à 4", "nov 26th 2 to 4", "thursday 2 to 4"])
def test_two_numbers_of_either_half_of_the_day_are_asked(said: str) -> None:
    asked = FORM.read(f"formation X, {said}, Parvis", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.kept["place"]) == ("hours", "Parvis")
    assert [one.value for one in asked.options] == [["14:00", "16:00"], ["02:00", "04:00"]]


@pytest.mark.parametrize(
    "said", ["3 déc de 9 à 11 ans", "3 déc de 9 à 25", "3 déc de 11 à 9", "3 déc, Jeunes de 9 à 11"]
)
def test_two_numbers_that_are_no_hours_are_not_read_as_such(said: str) -> None:
    assert read(f"formation X, {said}, Parvis") == ("hours",)
