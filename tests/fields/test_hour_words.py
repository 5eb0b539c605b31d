"""The small words around hours, and the numbers that stand right beside them."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from bot.fields.hours import Hours, HoursField
from bot.forms import Asking, Filled
from bot.i18n import Phrase
from tests.fields.announcing import FORM, read
from tests.forms.samples import reading

LATER = date(2026, 11, 26)
AFTERNOON = Hours(time(14), time(16, 30))


@pytest.mark.parametrize(
    "said",
    [
        "14h fin 16h30",
        "14h, fin 16h30",
        "début 14h fin 16h30",
        "début 14h, fin 16h30",
        "début à 14h et fin à 16h30",
        "début : 14h; fin : 16h30",
        "Début 14 fin 16h30",
        "commence à 14h, finit à 16h30",
        "ça commence à 14h et se termine à 16h30",
        "débutant à 14h, se terminant vers 16h30",
        "14h, jusqu’à 16h30",
        "start 2pm end 4:30pm",
        "starts at 2pm, ends at 4:30pm",
        "it starts at 2 and ends by 4:30pm",
        "2pm, ending at 4:30pm",
        "14:00 until 16:30",
        "14 heures à 16 heures 30",
    ],
)
def test_words_of_a_beginning_and_an_end_join_two_hours(said: str) -> None:
    whole = ("training", "Excel", LATER, AFTERNOON, "Parvis", None)

    assert read(f"formation Excel, 26 novembre, {said}, Parvis") == whole
    assert read(f"formation Excel, 26 novembre {said}, Parvis") == whole


def test_beginning_by_itself_is_no_place() -> None:
    whole = ("training", "Excel", LATER, Hours(time(14)), "Parvis", None)

    assert read("formation Excel, 26 novembre, début 14h, Parvis") == whole


@pytest.mark.parametrize("title", ["Les débuts", "Bon début", "Fin de parcours", "The End"])
def test_word_of_a_beginning_or_an_end_in_a_name_stays_there(title: str) -> None:
    whole = ("training", title, LATER, AFTERNOON, "Fin bec", None)

    assert read(f"formation {title} 14h-16h30, 26 novembre, Fin bec") == whole


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("14 heures pile", Hours(time(14))),
        ("14h précises", Hours(time(14))),
        ("à 14h tapant", Hours(time(14))),
        ("2pm sharp", Hours(time(14))),
        ("2 pm on the dot", Hours(time(14))),
        ("midi pile", Hours(time(12))),
        ("14h pile à 16h30 précises", AFTERNOON),
        ("2 o’clock pm", Hours(time(14))),
        ("10 o’clock", Hours(time(10))),
        ("10 oclock to 11 o'clock", Hours(time(10), time(11))),
        ("2 o'clock in the afternoon", Hours(time(14))),
    ],
)
def test_exact_hour_is_one_hour(said: str, hours: Hours) -> None:
    whole = ("training", "Excel", LATER, hours, "Parvis", None)

    assert read(f"formation Excel, 26 novembre, {said}, Parvis") == whole


@pytest.mark.parametrize(
    "said",
    [
        "à partir de 14h",
        "à compter de 14h",
        "14h environ",
        "à environ 14h",
        "aux environs de 14h",
        "around 2pm",
        "about 2pm",
        "2pm-ish",
        "2pm or so",
    ],
)
def test_words_that_lead_to_an_hour_or_leave_it_about_are_no_place(said: str) -> None:
    whole = ("training", "Excel", LATER, Hours(time(14)), "Parvis", None)

    assert read(f"formation Excel, 26 novembre, {said}, Parvis") == whole
    assert read(f"formation Excel {said}, 26 novembre, Parvis") == whole


@pytest.mark.parametrize(
    ("said", "hour"), [("at 9", 9), ("à 14", 14), (", at 10", 10), ("night at 8", 20)]
)
def test_number_that_is_led_to_right_after_a_day_is_an_hour(said: str, hour: int) -> None:
    whole = ("training", "Excel", date(2026, 11, 19), Hours(time(hour)), "Parvis", None)

    assert read(f"training Excel, Thursday {said}, Parvis", "en") == whole


def test_number_after_a_day_that_may_be_of_either_half_of_it_is_asked() -> None:
    asked = FORM.read("training Excel, Thursday at 2, Parvis", reading(language="en"))

    assert isinstance(asked, Asking)
    assert [one.value for one in asked.options] == [["14:00"], ["02:00"]]
    assert asked.kept["place"] == "Parvis"


@pytest.mark.parametrize("place", ["at 12, rue King", "at 12 King Street", "at Room 4"])
def test_number_of_a_place_right_after_a_day_is_no_hour(place: str) -> None:
    asked = FORM.read(f"training Excel, Thursday {place}", reading(language="en"))

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.kept["place"]) == ("hours", place)


@pytest.mark.parametrize("place", ["Pile ou face", "Sharp Centre", "Précises et fils"])
def test_name_that_opens_as_an_exact_hour_ends_is_a_place(place: str) -> None:
    whole = ("training", "Excel", LATER, Hours(time(14)), place, None)

    assert read(f"formation Excel, 26 novembre 14h {place}") == whole


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("14h jeudi, 12 rue King Ouest", "12 rue King Ouest"),
        ("14h Thursday, 12 place Royale", "12 place Royale"),
        ("jeudi 14h 30 avenue du Parc", "30 avenue du Parc"),
        ("jeudi 14h, 30 ch. du Lac", "30 ch. du Lac"),
    ],
)
def test_number_of_an_address_is_of_no_day_nor_hour(said: str, place: str) -> None:
    whole = ("training", "Excel", date(2026, 11, 19), Hours(time(14)), place, None)

    assert read(f"formation Excel, {said}") == whole


def test_hour_by_the_clock_of_either_half_of_the_day_is_asked() -> None:
    asked = FORM.read("training Excel, Nov 26, 2 o’clock, Parvis", reading(language="en"))

    assert isinstance(asked, Asking)
    assert [one.value for one in asked.options] == [["14:00"], ["02:00"]]
    assert asked.kept["place"] == "Parvis"


@pytest.mark.parametrize("said", ["le 12 midi", "le 12 à midi", "le 12, midi", "midi le 12"])
def test_number_of_a_day_before_noon_is_the_day(said: str) -> None:
    whole = ("training", "Excel", date(2026, 12, 12), Hours(time(12)), "Parvis", None)

    assert read(f"formation Excel, {said}, Parvis") == whole


@pytest.mark.parametrize("joint", ["et", "ou"])
def test_two_numbers_of_days_are_asked(joint: str) -> None:
    asked = FORM.read(f"formation Excel, le 12 {joint} le 13 à 14h, Parvis", reading())

    assert isinstance(asked, Asking)
    assert [one.value for one in asked.options] == ["2026-12-12", "2026-12-13"]
    assert (asked.kept["title"], asked.kept["place"]) == ("Excel", "Parvis")


def test_day_that_no_month_has_is_told_before_its_hour() -> None:
    asked = FORM.read("formation Excel, le 32 à 14h, Parvis", reading())

    assert isinstance(asked, Asking)
    assert asked.why == Phrase(
        "There is no such day as “{typed}”. Which day is it?", {"typed": "le 32"}
    )


def places_asked(said: str) -> Asking:
    asked = FORM.read(f"formation Excel, 26 novembre, {said}, Parvis", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed, asked.kept["place"]) == ("hours", said, "Parvis")
    return asked


@pytest.mark.parametrize("said", ["14h20 à 25 places", "14:20 à 25 places", "14h20-25 places"])
def test_minutes_that_may_open_a_range_of_places_are_asked(said: str) -> None:
    asked = places_asked(said)
    readings: list[dict[str, Any]] = [one.value["fill"] for one in asked.options]
    minutes, hour = (HoursField().load(one["hours"]) for one in readings)

    assert readings[0] == {"hours": ["14:20"], "capacity": 25}
    assert readings[1] == {"hours": ["14:00"], "capacity": {"unread": said[3:]}}
    assert asked.why == Phrase(
        "“{typed}” has more than one reading. When is it? For example: {pair}, or {single}",
        {
            "typed": said,
            "pair": Phrase("{hours}", {"hours": minutes}),
            "single": Phrase("{hours}", {"hours": hour}),
        },
    )


@pytest.mark.parametrize("answer", ["14 h 20", "14h20, 25 places"])
def test_minutes_are_taken_with_the_places_that_are_left(answer: str) -> None:
    asked = places_asked("14h20 à 25 places")
    filled = FORM.resume(asked.kept, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert [*filled.values.values()][2:] == [LATER, Hours(time(14, 20)), "Parvis", 25]


def test_hour_is_taken_with_its_range_of_places_asked_next() -> None:
    asked = places_asked("14h20 à 25 places")
    then = FORM.resume(asked.kept, "hours", asked.options[1], reading())

    assert isinstance(then, Asking)
    assert (then.slot.name, [one.value for one in then.options]) == ("capacity", [20, 25])
    assert then.kept["hours"] == ["14:00"]


def test_minutes_that_open_no_range_are_read() -> None:
    whole = ("training", "Excel", LATER, Hours(time(14, 30)), "Parvis", 25)

    assert read("formation Excel, 26 novembre, 14h30 à 25 places, Parvis") == whole


@pytest.mark.parametrize(
    ("said", "readings"),
    [
        ("à 7", [["19:00"], ["07:00"]]),
        ("vers 8", [["20:00"], ["08:00"]]),
        ("at 7 sharp", [["19:00"], ["07:00"]]),
        ("7 to 9", [["19:00", "21:00"], ["07:00", "09:00"]]),
        ("at 7, lasts 2 hours", [["19:00", "21:00"], ["07:00", "09:00"]]),
    ],
)
def test_number_alone_of_an_early_hour_is_asked_with_both_halves(
    said: str, readings: list[list[str]]
) -> None:
    asked = FORM.read(f"formation Excel, jeudi 26 nov {said}, Parvis", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed) == ("hours", said)
    assert [one.value for one in asked.options] == readings


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("à 7h", Hours(time(7))),
        ("at 07", Hours(time(7))),
        ("at 7am", Hours(time(7))),
        ("de 8 à 12", Hours(time(8), time(12))),
        ("7h à 9h", Hours(time(7), time(9))),
    ],
)
def test_early_hour_that_is_plain_is_read(said: str, hours: Hours) -> None:
    whole = ("training", "Excel", date(2026, 11, 26), hours, "Parvis", None)

    assert read(f"formation Excel, jeudi 26 nov {said}, Parvis") == whole
