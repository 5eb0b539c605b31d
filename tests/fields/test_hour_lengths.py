"""How long something lasts, beside its hour: « 14h, durée 2h », « en 2 heures »."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours
from bot.forms import Asking, Filled
from tests.fields.announcing import FORM, read
from tests.forms.samples import FR, reading
from tests.printing import plain

NEXT = date(2026, 11, 19)
TWO = Hours(time(14), time(16))


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("14h, durée 2h", TWO),
        ("14h (durée : 2h)", TWO),
        ("14h pendant 2 heures", TWO),
        ("14h, d’une durée de 2 h", TWO),
        ("14h pour une durée de 2 heures", TWO),
        ("14h, durée d’environ 2h", TWO),
        ("2pm for 2 hours", TWO),
        ("9h30, durée 1h30", Hours(time(9, 30), time(11))),
        ("14h, durée 0h30", Hours(time(14), time(14, 30))),
        ("14h, durée 1h et demie", Hours(time(14), time(15, 30))),
        ("14h (durée : 1 h et quart)", Hours(time(14), time(15, 15))),
        ("14h, durée deux heures", TWO),
        ("14h, d’une durée d’une heure et demie", Hours(time(14), time(15, 30))),
        ("2pm, lasts an hour and a half", Hours(time(14), time(15, 30))),
        ("2pm for one hour", Hours(time(14), time(15))),
        ("2pm lasting one hour and 30 minutes", Hours(time(14), time(15, 30))),
        ("14h, durée 1 h 30 min", Hours(time(14), time(15, 30))),
    ],
)
def test_how_long_it_lasts_tells_its_end(said: str, hours: Hours) -> None:
    whole = ("training", "Excel", NEXT, hours, "Parvis", None)

    assert read(f"formation Excel, jeudi {said}, Parvis") == whole


@pytest.mark.parametrize(
    "said",
    [
        "jusqu’à 16h, durée 2h",
        "durée 2h, jusqu’à 16h",
        "(durée 2h) jusqu’à 16h",
        "fin 16h (durée : 2h)",
        "for two hours until 4pm",
        "until 4pm, lasts 2 hours",
    ],
)
def test_how_long_it_lasts_until_its_end_tells_its_beginning(said: str) -> None:
    whole = ("training", "Excel", NEXT, TWO, "Parvis", None)

    assert read(f"formation Excel, jeudi, Parvis, {said}") == whole


@pytest.mark.parametrize("said", ["13h, durée 2h", "13h-15h, durée 2h"])
def test_length_of_other_hours_is_not_that_of_an_end(said: str) -> None:
    asked = FORM.read(f"formation Excel, jeudi {said}, jusqu’à 16h, Parvis", reading())

    assert isinstance(asked, Asking)
    assert asked.kept["hours"] == {"unread": f"{said} ; jusqu’à 16h"}
    assert asked.kept["place"] == "Parvis"


def test_length_until_an_hour_of_either_half_of_the_day_is_asked_about() -> None:
    asked = FORM.read("formation Excel, jeudi jusqu’à 4h, durée 2h, Parvis", reading())

    assert isinstance(asked, Asking)
    assert [one.value for one in asked.options] == [["14:00", "16:00"], ["02:00", "04:00"]]


@pytest.mark.parametrize(
    "said",
    [
        "14h-16h, durée 2h",
        "14h à 16h (durée : 2h)",
        "(14h-16h, durée 2h)",
        "2-4pm for 2 hours",
        "de 14 à 16h pendant 2 heures",
        "14h-16h, lasts two hours",
    ],
)
def test_how_long_both_hours_last_says_no_more_than_they_do(said: str) -> None:
    whole = ("training", "Excel", NEXT, TWO, "Parvis", None)

    assert read(f"formation Excel, jeudi {said}, Parvis") == whole


@pytest.mark.parametrize("said", ["14h-16h, durée 3h", "14-16h, pendant 3 heures"])
def test_length_that_two_hours_do_not_last_is_asked_about(said: str) -> None:
    asked = FORM.read(f"formation Excel, jeudi {said}, Parvis", reading())

    assert isinstance(asked, Asking)
    assert plain(FR(asked.why)) == (
        f"« {said} » se lit de plus d’une façon. Quand est-ce? Par exemple : 14 h – 16 h, ou"
        " 14 h – 17 h"
    )
    assert [one.value for one in asked.options] == [["14:00", "16:00"], ["14:00", "17:00"]]
    assert asked.kept["place"] == "Parvis"


def test_length_beside_a_number_that_may_be_a_day_settles_nothing() -> None:
    asked = FORM.read("formation Excel, jeudi 17 à 19h, durée 2h", reading())

    assert isinstance(asked, Asking)
    assert asked.kept["hours"] == {"unread": "jeudi 17 à 19h"}
    assert asked.kept["place"] == "durée 2h"


def test_each_end_of_a_length_from_an_hour_of_either_half_of_the_day_is_asked() -> None:
    asked = FORM.read("formation Excel, jeudi 2h, durée 2h, Parvis", reading())

    assert isinstance(asked, Asking)
    assert [one.value for one in asked.options] == [["14:00", "16:00"], ["02:00", "04:00"]]
    assert asked.kept["place"] == "Parvis"


@pytest.mark.parametrize("more", ["for the heart", "for no hour", "durant l’heure"])
def test_words_beside_an_hour_that_count_no_hours_are_no_length(more: str) -> None:
    whole = ("training", "Excel", NEXT, Hours(time(14)), more, None)

    assert read(f"formation Excel, jeudi 14h, {more}") == whole


def test_length_in_a_title_is_no_hour() -> None:
    whole = ("training", "Excel en 2 heures", NEXT, Hours(time(14)), "Parvis", None)

    assert read("formation Excel en 2 heures, jeudi 14h, Parvis") == whole


@pytest.mark.parametrize(
    ("answer", "end"), [("17h", 17), ("5pm", 17), ("16h", 16), ("17 h", 17), ("14-17h", 17)]
)
def test_end_of_one_of_two_pairs_in_doubt_chooses_it(answer: str, end: int) -> None:
    asked = FORM.read("formation Excel, jeudi 14h-16h, durée 3h, Parvis", reading())
    filled = FORM.resume(asked.kept, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert filled.values["hours"] == Hours(time(14), time(end))


@pytest.mark.parametrize(
    ("said", "answer"),
    [("2h-4h, durée 3h", "5h"), ("2h à 4h, durée 3h", "4h"), ("6h-8h, durée 3h", "9h")],
)
def test_half_of_the_day_of_a_chosen_pair_is_not_guessed(said: str, answer: str) -> None:
    asked = FORM.read(f"formation Excel, jeudi {said}, Parvis", reading())
    again = FORM.resume(asked.kept, "hours", answer, reading())

    assert isinstance(again, Asking)
    assert len(again.options) > 1


@pytest.mark.parametrize("answer", ["15h", "commence à 17h", "17h HNP"])
def test_hour_that_is_no_end_of_two_pairs_in_doubt_is_a_beginning(answer: str) -> None:
    asked = FORM.read("formation Excel, jeudi 14h-16h, durée 3h, Parvis", reading())
    filled = FORM.resume(asked.kept, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert filled.values["hours"].end is None


@pytest.mark.parametrize(
    ("said", "seats"),
    [
        ("14h, durée 2h 20 places", 20),
        ("14h pendant 2 heures 15 personnes", 15),
        ("2pm for 2 hours 12 people", 12),
        ("14h, durée 2h max 15", 15),
    ],
)
def test_places_right_after_how_long_it_lasts_are_no_minutes(said: str, seats: int) -> None:
    assert read(f"formation Excel, jeudi {said}") == ("training", "Excel", NEXT, TWO, "", seats)
