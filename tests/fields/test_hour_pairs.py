"""A number before « à 11h »: an hour, or the end of a title or of a place."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.field import Json
from bot.fields.hours import Hours as Between
from bot.fields.hours import HoursField
from bot.forms import Asking, Filled
from bot.i18n import Phrase
from tests.fields.announcing import FORM, read
from tests.fields.calls import CALL
from tests.forms.samples import FR, reading
from tests.printing import plain

MORNING = Between(time(9), time(11))
NEXT, LATER = date(2026, 11, 19), date(2026, 11, 26)
IN_DOUBT = "“{typed}” has more than one reading. When is it? For example: {pair}, or {single}"


@pytest.mark.parametrize(
    ("typed", "day", "place", "count"),
    [
        ("jeudi 9 à 11h", NEXT, "", None),
        ("demain 9 à 11h", NEXT, "", None),
        ("jeudi prochain 9 à 11h", NEXT, "", None),
        ("jeudi qui vient 9 à 11h", NEXT, "", None),
        ("jeudi cette semaine 9 à 11h", NEXT, "", None),
        ("jeudi en huit 9 à 11h", LATER, "", None),
        ("jeudi de la semaine prochaine 9 à 11h", LATER, "", None),
        ("dans deux jours 9 à 11h", date(2026, 11, 20), "", None),
        ("dans une semaine 9 à 11h", date(2026, 11, 25), "", None),
        ("26 novembre - 9 à 11h", LATER, "", None),
        ("26 novembre — 9 à 11h — Parvis", LATER, "Parvis", None),
        ("26 novembre (9 à 11h) Parvis", LATER, "Parvis", None),
        ("26 novembre (de 9 à 11h), Parvis", LATER, "Parvis", None),
        ("26 novembre à Sherbrooke 9 à 11h", LATER, "à Sherbrooke", None),
        ("26 novembre, salle Desjardins 9 à 11h", LATER, "salle Desjardins", None),
        ("26 novembre, 20 places 9 à 11h", LATER, "", 20),
        ("26 novembre, heures : 9 à 11h", LATER, "", None),
        ("26 novembre, heures 9 à 11h, Parvis", LATER, "Parvis", None),
        ("26 novembre, horaire de 9 à 11h, Parvis", LATER, "Parvis", None),
        ("26 novembre, time 9am to 11am, Parvis", LATER, "Parvis", None),
    ],
)
def test_hours_after_a_day_or_a_place_are_two(
    typed: str, day: date, place: str, count: int | None
) -> None:
    assert read(f"formation Excel, {typed}") == ("training", "Excel", day, MORNING, place, count)


@pytest.mark.parametrize(
    "line",
    [
        "formation Excel: 9 à 11h, jeudi 26 novembre",
        "formation Excel (9 à 11h), jeudi 26 novembre",
        "formation « Excel » 9 à 11h, jeudi 26 novembre",
    ],
)
def test_hours_past_a_title_that_is_over_are_two(line: str) -> None:
    assert read(line) == ("training", "Excel", LATER, MORNING, "", None)


def test_hours_alone_before_a_day_are_no_title() -> None:
    asked = FORM.read("maillage 9 à 11h, 26 novembre, Parvis", reading())

    assert isinstance(asked, Asking)
    assert asked.slot.name == "title"
    assert asked.kept == {
        "kind": "matchmaking",
        "on": "2026-11-26",
        "hours": ["09:00", "11:00"],
        "place": "Parvis",
    }


@pytest.mark.parametrize(
    ("typed", "day"),
    [("jeudi en 8", LATER), ("Dec 9", date(2026, 12, 9)), ("déc. 9", date(2026, 12, 9))],
)
def test_number_of_a_day_is_no_hour(typed: str, day: date) -> None:
    assert read(f"formation Excel, {typed} à 11h") == (
        "training",
        "Excel",
        day,
        Between(time(11)),
        "",
        None,
    )


Question = tuple[Phrase | str, list[Json], dict[str, Json]]


def in_doubt(typed: str, options: list[Json], kept: dict[str, Json]) -> Question:
    """What asks which of both readings is meant, of an event of 26 November."""
    dumped = (options[0]["fill"]["hours"], options[-1])
    pair, single = (Phrase("{hours}", {"hours": HoursField().load(one)}) for one in dumped)
    why = Phrase(IN_DOUBT, {"typed": typed, "pair": pair, "single": single})
    return why, options, {**kept, "on": "2026-11-26", "hours": {"unread": typed}}


def told(asked: Asking) -> Question:
    return asked.why, [one.value for one in asked.options], {**asked.kept}


@pytest.mark.parametrize(
    ("line", "typed", "titles"),
    [
        ("formation Windows 11 à 14h", "Windows 11 à 14h", ("Windows", "Windows 11")),
        ("formation titre : Windows 11 à 14h;", "Windows 11 à 14h", ("Windows", "Windows 11")),
        ("formation chez Coop X 11 à 14h", "X 11 à 14h", ("chez Coop X", "chez Coop X 11")),
        ("formation d’été 11 à 14h", "été 11 à 14h", ("Formation d’été", "Formation d’été 11")),
    ],
)
def test_number_that_may_end_a_title_is_asked_with_both_readings(
    line: str, typed: str, titles: tuple[str, str]
) -> None:
    short, long = titles
    options = [{"fill": {"title": short, "hours": ["11:00", "14:00"]}}, ["14:00"]]
    kept = {"kind": "training", "title": long}
    asked = FORM.read(f"{line}, jeudi 26 novembre", reading())

    assert isinstance(asked, Asking)
    assert told(asked) == in_doubt(typed, options, kept)
    two, one = (FORM.resume(asked.kept, "hours", answer, reading()) for answer in asked.options)
    assert isinstance(two, Filled)
    assert isinstance(one, Filled)
    both = Between(time(11), time(14))
    assert [*two.values.values()] == ["training", short, LATER, both, "", None]
    assert [*one.values.values()] == ["training", long, LATER, Between(time(14)), "", None]


def test_each_reading_of_a_doubtful_hour_is_offered() -> None:
    two = [["14:00", "23:00"], ["02:00", "11:00"]]
    filling = [{"fill": {"title": "Excel", "hours": one}} for one in two]
    kept = {"kind": "training", "title": "Excel 2"}
    asked = FORM.read("formation Excel 2 à 11h, 26 novembre", reading())

    assert isinstance(asked, Asking)
    assert told(asked) == in_doubt("Excel 2 à 11h", [*filling, ["11:00"]], kept)


def test_number_before_an_hour_that_is_asked_too_is_offered_with_each_of_its_readings() -> None:
    asked = FORM.read("formation Windows 11 à minuit, 26 novembre", reading())

    assert isinstance(asked, Asking)
    assert [one.value["fill"] for one in asked.options] == [
        {"title": "Windows", "hours": ["23:00", "00:00"]},
        {"title": "Windows", "hours": ["11:00", "00:00"]},
        {"date": "2026-11-26", "hours": ["00:00"]},
        {"date": "2026-11-27", "hours": ["00:00"]},
    ]


def test_number_that_is_rather_a_place_than_an_hour_is_asked() -> None:
    options = [{"fill": {"place": "Pavillon", "hours": ["03:00", "14:00"]}}, ["14:00"]]
    kept = {"kind": "training", "title": "Excel", "place": "Pavillon 3"}
    asked = FORM.read("formation Excel, 26 novembre, Pavillon 3 à 14h", reading())

    assert isinstance(asked, Asking)
    assert told(asked) == in_doubt("Pavillon 3 à 14h", options, kept)


def test_doubt_is_still_one_once_the_day_is_answered() -> None:
    asked = FORM.read("formation Windows 11 à 14h, Parvis", reading())
    assert isinstance(asked, Asking)
    assert asked.slot.name == "on"
    then = FORM.resume(asked.kept, "on", "26 novembre", reading())

    assert isinstance(then, Asking)
    assert [one.value for one in then.options] == [
        {"fill": {"title": "Windows", "hours": ["11:00", "14:00"]}},
        ["14:00"],
    ]
    assert then.kept["title"] == "Windows 11"


def test_hours_that_answer_are_two() -> None:
    kept = {"kind": "training", "title": "Windows 11", "on": "2026-11-26"}
    filled = FORM.resume(kept, "hours", "9 à 11h", reading())

    assert isinstance(filled, Filled)
    assert [*filled.values.values()] == ["training", "Windows 11", LATER, MORNING, "", None]


@pytest.mark.parametrize(
    "said", ["jeudi 26 nov 9 à 11", "26 nov. de 9 à 11", "26 nov 9-11", "nov 26 from 9 to 11"]
)
def test_two_numbers_after_the_day_that_answers_are_its_hours(said: str) -> None:
    kept = {"kind": "training", "title": "Excel"}
    filled = FORM.resume(kept, "on", said, reading())

    assert isinstance(filled, Filled)
    assert [*filled.values.values()] == ["training", "Excel", LATER, MORNING, "", None]


def test_number_before_the_hour_of_a_closing_stays_in_the_title() -> None:
    asked = CALL.read("Licences Windows 11 à 14h, 26 novembre", reading())

    assert isinstance(asked, Asking)
    assert asked.kept == {
        "title": "Licences Windows 11",
        "on": "2026-11-26",
        "hours": ["14:00"],
    }


@pytest.mark.parametrize(
    "said",
    [
        "vendredi 12 à 1",
        "vendredi 12 à 1h",
        "vendredi, 12 to 1",
        "vendredi de 12 à 1",
        "20 nov. 12 à 1",
        "vendredi 12-1",
    ],
)
def test_two_numbers_from_twelve_on_begin_at_noon(said: str) -> None:
    assert read(f"réseautage Café, {said}, Parvis") == (
        "networking",
        "Café",
        date(2026, 11, 20),
        Between(time(12), time(13)),
        "Parvis",
        None,
    )


def test_two_numbers_that_answer_begin_at_noon() -> None:
    kept = {"kind": "training", "title": "Excel", "on": "2026-11-26"}
    filled = FORM.resume(kept, "hours", "12 à 1", reading())

    assert isinstance(filled, Filled)
    assert filled.kept == {**kept, "hours": ["12:00", "13:00"]}


def test_hour_out_of_24_after_twelve_is_before_it() -> None:
    assert read("réseautage Café, vendredi 12h à 1h, Parvis") == ("hours",)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("9 to 5", ["09:00", "17:00"]),
        ("9-5", ["09:00", "17:00"]),
        ("9 à 5", ["09:00", "17:00"]),
        ("de 9 à 5", ["09:00", "17:00"]),
        ("from 9 to 5", ["09:00", "17:00"]),
        ("between 9 and 5", ["09:00", "17:00"]),
        ("10-2", ["10:00", "14:00"]),
        ("12-6", ["12:00", "18:00"]),
    ],
)
def test_two_numbers_across_noon_are_asked_in_a_line_and_in_an_answer(
    said: str, hours: list[str]
) -> None:
    kept = {"kind": "training", "title": "Excel", "on": "2026-11-19", "place": "Parvis"}
    in_line = FORM.read(f"formation Excel, jeudi {said}, Parvis", reading())
    answered = FORM.resume(kept, "hours", said, reading())

    for asked in (in_line, answered):
        assert isinstance(asked, Asking)
        assert asked.why.source == "Is “{typed}” {hours}?"
        assert [one.value for one in asked.options] == [hours]
        assert asked.kept == {**kept, "hours": {"unread": said}}


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Excel 10-2, jeudi 14h", {"title": "Excel 10-2", "hours": ["14:00"]}),
        ("Excel, jeudi 14h, 10-2", {"hours": ["14:00"], "place": "10-2"}),
        ("Excel, jeudi 14h, salle 12-8", {"hours": ["14:00"], "place": "salle 12-8"}),
        ("Excel, jeudi 14h, 12-8 rue King", {"hours": ["14:00"], "place": "12-8 rue King"}),
        ("Excel, jeudi 10 à 5", {"on": "2026-12-10", "place": "à 5"}),
        ("Excel, jeudi 10 à 5 ans", {"on": "2026-12-10", "place": "à 5 ans"}),
        ("Excel, jeudi 14-5", {"place": "14-5"}),
        ("Excel, jeudi 12-11", {"place": "12-11"}),
        ("Windows 10 à 2h, jeudi", {"title": "Windows 10", "hours": {"unread": "à 2h"}}),
    ],
)
def test_other_numbers_that_go_down_are_no_hours(line: str, kept: dict[str, Json]) -> None:
    known = {"kind": "training", "title": "Excel", "on": "2026-11-19"}
    match FORM.read(f"formation {line}", reading()):
        case Asking(kept=told) | Filled(kept=told):
            assert told == {**known, **kept}
        case refused:
            raise AssertionError(refused)


def test_two_numbers_across_noon_are_asked_by_what_they_likely_are() -> None:
    asked = FORM.read("formation Excel, jeudi 9 à 5, Parvis", reading())

    assert isinstance(asked, Asking)
    assert plain(FR(asked.why)) == "« 9 à 5 », est-ce bien 9 h – 17 h?"
