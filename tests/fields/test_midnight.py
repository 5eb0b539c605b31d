"""Midnight beside a day: which of its two nights is asked, and how that is answered."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours as Between
from bot.forms import Asking, Filled, Refused
from bot.i18n import Language
from tests.fields.announcing import FORM, read
from tests.forms.samples import LANGUAGES, NOW, ZONE, reading
from tests.printing import plain

FIRST, LAST = date(2026, 11, 26), date(2026, 11, 27)


def asked(line: str, language: Language = "fr") -> tuple[Asking, str, list[str]]:
    """Return the question that a line leads to, with what it and its buttons say."""
    found = FORM.read(line, reading(language=language))
    t = LANGUAGES.translator(language, zone=ZONE, now=NOW)

    assert isinstance(found, Asking)
    return found, plain(t(found.why)), [plain(t.show(one.label)) for one in found.options]


@pytest.mark.parametrize("hours", ["minuit", "à minuit", "12 minuit"])
def test_midnight_is_asked_with_what_to_type(hours: str) -> None:
    _, why, labels = asked(f"formation X, 26 novembre, {hours}, Parvis")

    assert labels == ["26 novembre, 0 h", "27 novembre, 0 h"]
    assert why == (
        "Minuit finit un jour et commence le suivant. Quand est-ce? "
        "Par exemple : 26 novembre, 0 h, ou 27 novembre, 0 h"
    )


def test_midnight_is_asked_in_english() -> None:
    _, why, labels = asked("training X, Nov 26, midnight to 2, Parvis", "en")

    assert labels == [
        "November 26, 12:00 a.m. – 2:00 a.m.",
        "November 27, 12:00 a.m. – 2:00 a.m.",
    ]
    assert why == (
        "Midnight ends one day and begins the next. When is it? "
        f"For example: {labels[0]}, or {labels[1]}"
    )


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("12am", ["00:00"]),
        ("12 a.m.", ["00:00"]),
        ("12 am to 2am", ["00:00", "02:00"]),
        ("12-2am", ["00:00", "02:00"]),
    ],
)
def test_twelve_in_the_morning_is_midnight(hours: str, said: list[str]) -> None:
    question, _, _ = asked(f"training X, Nov 26, {hours}, Parvis", "en")

    assert question.slot.name == "hours"
    assert [one.value for one in question.options] == [
        {"fill": {"date": day, "hours": said}} for day in ("2026-11-26", "2026-11-27")
    ]
    assert question.kept["place"] == "Parvis"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("12:00 a.m.", Between(time(0))),
        ("12:30am", Between(time(0, 30))),
        ("8pm-12am", Between(time(20), time(0))),
        ("12pm", Between(time(12))),
    ],
)
def test_hour_that_is_no_doubtful_midnight_is_read(hours: str, said: Between) -> None:
    whole = ("training", "X", FIRST, said, "Parvis", None)

    assert read(f"training X, Nov 26, {hours}, Parvis", "en") == whole


def test_only_the_midnight_to_come_is_named() -> None:
    _, why, labels = asked("formation X, aujourd’hui minuit")

    assert labels == ["19 novembre, 0 h"]
    assert why == (
        "Minuit finit un jour et commence le suivant. Quand est-ce? Par exemple : 19 novembre, 0 h"
    )


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("26 novembre, 0 h", FIRST),
        ("26 novembre", FIRST),
        ("27 novembre, 0 h", LAST),
        ("27 novembre minuit", LAST),
        ("le 27 novembre à 0h", LAST),
        ("November 27, 12:00 a.m.", LAST),
    ],
)
def test_day_picks_the_midnight_that_is_meant(words: str, day: date) -> None:
    question, _, _ = asked("formation X, 26 novembre, minuit, Parvis")
    filled = FORM.resume(question.kept, "hours", words, reading())

    assert isinstance(filled, Filled)
    assert [*filled.values.values()] == ["training", "X", day, Between(time(0)), "Parvis", None]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("le 27", LAST),
        ("minuit le 27", LAST),
        ("the 26th", FIRST),
        ("jeudi", FIRST),
        ("vendredi", LAST),
        ("vendredi à minuit", LAST),
        ("Friday", LAST),
        ("vendredi 27", LAST),
        ("vendredi 27 novembre", LAST),
        ("27/11", LAST),
        ("2026-11-27", LAST),
        ("jeudi soir", LAST),
        ("Thursday night", LAST),
        ("le 26 au soir", LAST),
        ("mercredi soir", FIRST),
        ("November 25 at night", FIRST),
        ("la veille", FIRST),
        ("la veille au soir", FIRST),
        ("the night before", FIRST),
        ("le lendemain", LAST),
        ("the next day", LAST),
        ("le soir même", LAST),
        ("that night", LAST),
        ("dans la nuit de jeudi à vendredi", LAST),
        ("la nuit du 26 au 27", LAST),
        ("du 25 au 26 novembre", FIRST),
        ("entre mercredi et jeudi", FIRST),
        ("the night of Wednesday to Thursday", FIRST),
    ],
)
def test_words_pick_one_of_the_nights_that_are_offered(words: str, day: date) -> None:
    question, _, _ = asked("formation X, 26 novembre, minuit, Parvis")
    filled = FORM.resume(question.kept, "hours", words, reading())

    assert isinstance(filled, Filled)
    assert [*filled.values.values()] == ["training", "X", day, Between(time(0)), "Parvis", None]


def test_evening_at_hand_picks_the_midnight_that_ends_it() -> None:
    question, _, _ = asked("formation X, aujourd’hui minuit")
    filled = FORM.resume(question.kept, "hours", "ce soir", reading())

    assert isinstance(filled, Filled)
    assert filled.values["on"] == date(2026, 11, 19)


@pytest.mark.parametrize(
    "words",
    [
        *("samedi", "le 28", "vendredi soir", "jeudi, vendredi", "la nuit de jeudi"),
        *("du 27 au 28", "vendredi à samedi", "le lendemain à Laval", "la veille de vendredi"),
    ],
)
def test_words_that_mean_none_or_both_of_the_nights_pick_none(words: str) -> None:
    question, _, _ = asked("formation X, 26 novembre, minuit, Parvis")
    refused = FORM.resume(question.kept, "hours", words, reading())

    assert isinstance(refused, Refused)
    assert refused.kept == question.kept


def test_midnight_of_today_that_is_over_is_no_answer() -> None:
    question, _, _ = asked("formation X, aujourd’hui minuit")

    assert isinstance(FORM.resume(question.kept, "hours", "la veille", reading()), Refused)


@pytest.mark.parametrize("words", ["28 novembre", "27 novembre 20h", "27 novembre minuit, Parvis"])
def test_day_that_was_not_asked_about_picks_none(words: str) -> None:
    question, _, _ = asked("formation X, 26 novembre, minuit, Parvis")
    refused = FORM.resume(question.kept, "hours", words, reading())

    assert isinstance(refused, Refused)
    assert refused.kept == question.kept


def test_hours_pick_the_reading_with_its_title() -> None:
    question, _, _ = asked("formation Windows 11 à 14h, 26 novembre")
    filled = FORM.resume(question.kept, "hours", "11 h – 14 h", reading())
    both = Between(time(11), time(14))

    assert isinstance(filled, Filled)
    assert [*filled.values.values()] == ["training", "Windows", FIRST, both, "", None]
