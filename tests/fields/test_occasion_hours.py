"""The hours that a line says of an event, as they are written and as they are shown."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fields.field import Found, Rest
from bot.fields.hours import By, HoursField
from bot.fields.hours import Hours as Between
from bot.fields.line import Line
from bot.i18n import LANGUAGES as TONGUES
from bot.i18n import Language
from bot.wall import Code, Offset
from tests.fields.announcing import read
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
        ("minuit", "fr", Between(time(0))),
        ("midnight", "en", Between(time(0))),
        ("minuit à 2 h", "fr", Between(time(0), time(2))),
        ("midi", "fr", Between(time(12))),
        ("midi à 2 h", "fr", Between(time(12), time(14))),
        ("11 h à midi", "fr", Between(time(11), time(12))),
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


@pytest.mark.parametrize("hours", ["6h30-8h", "6:30", "2 h à 4 h", "14 h du matin", "8am-minuit"])
def test_hours_that_may_be_others_are_asked_about(hours: str) -> None:
    assert read(f"formation X, jeudi 26 novembre, {hours}, Parvis") == ("hours",)


@pytest.mark.parametrize("line", ["jeudi 26 à 14h est gratuite", "jeudi 26 à 14h Hae-Won"])
def test_word_like_a_code_is_no_reading_of_the_hour(line: str) -> None:
    assert read(f"formation X, {line}")[3] == Between(time(14))
