"""The hours that a line says of an event, as they are written and as they are shown."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fields.field import Found, Json, Rest
from bot.fields.hour_zones import By
from bot.fields.hours import Hours as Between
from bot.fields.hours import HoursField
from bot.fields.line import Line
from bot.forms import Asking, Filled
from bot.i18n import LANGUAGES as TONGUES
from bot.i18n import Language
from bot.wall import Code, Offset
from tests.fields.announcing import FORM, read
from tests.forms.samples import LANGUAGES, NOW, ZONE, reading

AFTERNOON = Between(time(14), time(16, 30))


@pytest.mark.parametrize(
    "hours",
    [
        "2pm-4:30pm",
        "2-4:30pm",
        "2:00 p.m. – 4:30 p.m.",
        "from 2 p.m. to 4:30 p.m.",
        "14:00-16:30",
        "between 14:00 and 16:30",
    ],
)
def test_hours_are_read_as_the_english_write_them(hours: str) -> None:
    line = f"training Bidding, Thursday, Nov 26, {hours}, Parvis, 20 seats"
    assert read(line, "en") == (
        "training",
        "Bidding",
        date(2026, 11, 26),
        AFTERNOON,
        "Parvis",
        20,
    )


def test_morning_may_end_in_the_afternoon() -> None:
    line = "training X, Thursday, Nov 26, 11-1pm"
    assert read(line, "en")[3] == Between(time(11), time(13))


def same(hours: Between, language: Language) -> bool:
    """Whether hours are read as they are shown, and kept as they are."""
    field, now = HoursField(), reading(language=language)
    shown = hours.shown(LANGUAGES.translator(language, zone=ZONE, now=NOW))
    line = Line.of(shown)
    outcome = field.settle(field.find(line, now), Rest(line, line, asked=True), now)
    return isinstance(outcome, Found) and outcome.value == hours == field.load(field.dump(hours))


@given(st.times(time(7)), st.times(time(7)) | st.none(), st.sampled_from(TONGUES))
def test_hours_are_read_as_they_are_shown(
    start: time, end: time | None, language: Language
) -> None:
    first = start.replace(second=0, microsecond=0)
    last = end.replace(second=0, microsecond=0) if end else None

    assert same(Between(first, last if last and last > first else None), language)


@pytest.mark.parametrize("ends", [None, *Offset, Code("HNE")])
@pytest.mark.parametrize("starts", [*Offset, Code("EDT")])
@pytest.mark.parametrize("language", TONGUES)
def test_hour_that_comes_twice_is_read_as_it_is_shown(
    language: Language, starts: By, ends: By
) -> None:
    assert same(Between(time(1, 30), None, starts), language)
    assert same(Between(time(1, 10), time(1, 50), starts, ends), language)


EARLY = Between(time(6, 30), time(8))


@pytest.mark.parametrize(
    ("hours", "language", "said"),
    [
        ("06:30-08:00", "fr", EARLY),
        ("06 h 30 – 8 h", "fr", EARLY),
        ("de 6h30 à 8h du matin", "fr", EARLY),
        ("6 h 30 du matin à 8 h", "fr", EARLY),
        ("3 h 30 du matin à 5 h du matin", "fr", Between(time(3, 30), time(5))),
        ("6h30 du matin", "fr", Between(time(6, 30))),
        ("2 h de l’après-midi", "fr", Between(time(14))),
        ("de 5 h à 7 h du soir", "fr", Between(time(17), time(19))),
        ("1 h 30 de la nuit", "fr", Between(time(1, 30))),
        ("11 h à 1 h de l'après-midi", "fr", Between(time(11), time(13))),
        ("6 h 30 – 12 h", "fr", Between(time(6, 30), time(12))),
        ("6 h 30 à 13 h", "fr", Between(time(6, 30), time(13))),
        ("0 h 30", "fr", Between(time(0, 30))),
        ("20h-minuit", "fr", Between(time(20), time(0))),
        ("de 20 h à minuit", "fr", Between(time(20), time(0))),
        ("8pm to 12 midnight", "en", Between(time(20), time(0))),
        ("8am-minuit", "fr", Between(time(8), time(0))),
        ("12 noon", "en", Between(time(12))),
        ("midi", "fr", Between(time(12))),
        ("midi à 2 h", "fr", Between(time(12), time(14))),
        ("11 h à midi", "fr", Between(time(11), time(12))),
        ("midi PST", "fr", Between(time(12), starts=Code("PST"))),
        ("20h à minuit PST", "fr", Between(time(20), time(0), ends=Code("PST"))),
        ("20h-minuit HAE", "fr", Between(time(20), time(0), ends=Code("HAE"))),
        ("20h HNE à minuit HNE", "fr", Between(time(20), time(0), Code("HNE"), Code("HNE"))),
        ("11 h à midi, heure normale", "fr", Between(time(11), time(12), ends=Offset.STANDARD)),
        ("noon to 1", "en", Between(time(12), time(13))),
        ("6:30 in the morning", "en", Between(time(6, 30))),
        ("2:30 in the afternoon", "en", Between(time(14, 30))),
    ],
)
def test_hours_of_the_morning_are_read(hours: str, language: Language, said: Between) -> None:
    assert read(f"formation X, jeudi 26 novembre, {hours}, Parvis", language) == (
        "training",
        "X",
        date(2026, 11, 26),
        said,
        "Parvis",
        None,
    )


@pytest.mark.parametrize("hours", ["6h30-8h", "6:30", "2 h à 4 h", "14 h du matin", "8h-minuit"])
def test_hours_that_may_be_others_are_asked_about(hours: str) -> None:
    assert read(f"formation X, jeudi 26 novembre, {hours}, Parvis") == ("hours",)


@pytest.mark.parametrize(
    ("hours", "later"),
    [
        ("0h à 0h", []),
        ("minuit à minuit", []),
        ("0 h – 0 h", []),
        ("16h-14h", []),
        ("22h à 2h", []),
        ("2h à 1h", []),
        ("11h-01h", []),
        ("11h à 1h du matin", []),
        ("9h à 9h", [["09:00", "21:00"]]),
        ("11h-9h", [["11:00", "21:00"]]),
        ("11h à 1h", [["11:00", "13:00"]]),
        ("12h-1h", [["12:00", "13:00"]]),
        ("14h à 3h", [["14:00", "15:00"]]),
        ("11:30-1:15", [["11:30", "13:15"]]),
        ("11h à 1h, durée 2h", [["11:00", "13:00"]]),
    ],
)
def test_hours_that_end_before_they_begin_are_asked_about(hours: str, later: list[Json]) -> None:
    asked = FORM.read(f"formation X, jeudi 26 novembre, {hours}, Parvis", reading())

    assert isinstance(asked, Asking)
    likely, backwards = (
        "Is “{typed}” {hours}?",
        "“{typed}” ends before it begins. From when to when is it?",
    )
    assert asked.why.source == (likely if later else backwards)
    assert asked.why.values["typed"] == hours
    assert [one.value for one in asked.options] == later
    assert asked.kept == {
        "kind": "training",
        "title": "X",
        "on": "2026-11-26",
        "hours": {"unread": hours},
        "place": "Parvis",
    }


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("14h 26 novembre", time(14), None),
        ("9h à 11h 26 nov.", time(9), time(11)),
        ("14h 30, 26 novembre", time(14, 30), None),
        ("14h30 26 novembre", time(14, 30), None),
    ],
)
def test_number_of_a_day_after_an_hour_is_no_minutes(
    line: str, start: time, end: time | None
) -> None:
    said = read(f"formation X, {line}, Parvis")

    assert said == ("training", "X", date(2026, 11, 26), Between(start, end), "Parvis", None)


def test_each_hour_that_may_be_meant_keeps_its_zone() -> None:
    asked = FORM.read("formation X, jeudi 26 novembre, 8h-minuit HNA, Parvis", reading())

    assert isinstance(asked, Asking)
    assert [one.value for one in asked.options] == [["20:00", "00:00 HNA"], ["08:00", "00:00 HNA"]]
    assert asked.kept["place"] == "Parvis"


@pytest.mark.parametrize("line", ["jeudi 26 à 14h est gratuite", "jeudi 26 à 14h Hae-Won"])
def test_word_like_a_code_is_no_reading_of_the_hour(line: str) -> None:
    assert read(f"formation X, {line}")[3] == Between(time(14))


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("à minuit", ["00:00"]),
        ("12 midnight", ["00:00"]),
        ("minuit à 2 h", ["00:00", "02:00"]),
    ],
)
def test_midnight_is_asked_of_both_nights_beside_a_day(hours: str, said: list[str]) -> None:
    asked = FORM.read(f"formation X, 12 décembre, {hours}, Parvis", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.kept["place"]) == ("hours", "Parvis")
    nights = [{"fill": {"date": day, "hours": said}} for day in ("2026-12-12", "2026-12-13")]
    assert [one.value for one in asked.options] == nights
    filled = FORM.resume(asked.kept, "hours", asked.options[1], reading())
    assert isinstance(filled, Filled)
    assert filled.values["on"] == date(2026, 12, 13)


@pytest.mark.parametrize("day", ["samedi 12", "Dec 12", "Dec. 12", "déc 12", "décembre 12"])
@pytest.mark.parametrize("between", [" ", ", "])
def test_number_of_a_day_is_no_part_of_noon_nor_midnight(day: str, between: str) -> None:
    noon = read(f"formation X, {day}{between}midi, Parvis")
    asked = FORM.read(f"formation X, {day}{between}minuit, Parvis", reading())

    assert noon == ("training", "X", date(2026, 12, 12), Between(time(12)), "Parvis", None)
    assert isinstance(asked, Asking)
    assert (asked.kept["on"], asked.kept["hours"]) == ("2026-12-12", {"unread": "minuit"})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("jeudi avant-midi 9h", Between(time(9))),
        ("jeudi avant-midi, 5h à 7h", Between(time(5), time(7))),
        ("jeudi, 5h de l’avant-midi", Between(time(5))),
        ("demain avant-midi, 9h", Between(time(9))),
        ("jeudi midi-minuit", Between(time(12), time(0))),
        ("jeudi noon-midnight", Between(time(12), time(0))),
        ("jeudi midi-14h", Between(time(12), time(14))),
        ("jeudi midi - 14h", Between(time(12), time(14))),
    ],
)
def test_noon_is_told_from_what_comes_before_it(typed: str, said: Between) -> None:
    assert read(f"formation X, {typed}, Parvis") == (
        "training",
        "X",
        date(2026, 11, 19),
        said,
        "Parvis",
        None,
    )


def test_half_of_a_day_is_no_hour() -> None:
    assert read("formation X, jeudi avant-midi, Parvis") == ("hours",)


@pytest.mark.parametrize("day", ["le 12 décembre", "12 décembre 20 places"])
def test_midnight_is_asked_of_the_day_that_is_said_after_it(day: str) -> None:
    asked = FORM.read("formation X, minuit", reading())
    assert isinstance(asked, Asking)
    then = FORM.resume(asked.kept, asked.slot.name, day, reading())

    assert isinstance(then, Asking)
    assert [one.value["fill"]["date"] for one in then.options] == ["2026-12-12", "2026-12-13"]


def test_midnight_in_an_answer_is_of_the_day_beside_it() -> None:
    kept = {"kind": "training", "title": "X", "on": "2026-12-20", "hours": ["14:00"]}
    asked = FORM.resume(kept, "", "12 décembre minuit", reading())

    assert isinstance(asked, Asking)
    assert [one.value["fill"]["date"] for one in asked.options] == ["2026-12-12", "2026-12-13"]
