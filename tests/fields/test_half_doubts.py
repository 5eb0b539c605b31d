"""Hours that the part of the day beside them leaves in doubt: each reading is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.fields import ClosingDay, ClosingHour
from bot.fields.hours import Hours
from bot.forms import Asking, Filled, Form
from bot.i18n import Language, Phrase
from tests.fields.announcing import FORM, read
from tests.forms.samples import LANGUAGES, NOW, ZONE, reading
from tests.printing import plain

NAMED = {"kind": "training", "title": "X", "on": "2026-12-03"}
TODAY, TOMORROW = "2026-11-18", "2026-11-19"
THIRD, FOURTH = "2026-12-03", "2026-12-04"


def close(ctx: None, on: ClosingDay, hours: ClosingHour) -> None: ...


def asked(line: str, language: Language = "fr") -> tuple[Asking, str, list[str]]:
    """Return the question that an event leads to, with what it and its buttons say."""
    found = FORM.read(line, reading(language=language))
    t = LANGUAGES.translator(language, zone=ZONE, now=NOW)

    assert isinstance(found, Asking)
    return found, plain(t(found.why)), [plain(t.show(one.label)) for one in found.options]


def readings(line: str) -> list[tuple[str, list[str]]]:
    """Return the day and the hours of each answer that is offered."""
    question, _, _ = asked(line)
    filled: list[dict[str, Any]] = [one.value["fill"] for one in question.options]

    assert question.slot.name == "hours"
    return [(one["date"], one["hours"]) for one in filled]


def test_half_past_twelve_of_this_evening_is_asked_with_each_day() -> None:
    question, why, labels = asked("formation X 12h30 ce soir, Parvis")

    assert labels == ["18 novembre, 12 h 30", "19 novembre, 0 h 30"]
    assert why == (
        "« 12h30 ce soir » se lit de plus d’une façon. Quand est-ce? "
        "Par exemple : 18 novembre, 12 h 30, ou 19 novembre, 0 h 30"
    )
    assert question.kept == {
        "kind": "training",
        "title": "X",
        "on": TODAY,
        "hours": {"unread": "12h30 ce soir"},
        "place": "Parvis",
    }


def test_twelve_of_the_morning_at_hand_is_asked_with_the_noon_to_come() -> None:
    _, why, labels = asked("training X 12:00 this morning", "en")

    assert labels == ["November 18, 12:00 p.m."]
    assert why == (
        "“12:00 this morning” has more than one reading. When is it? "
        "For example: November 18, 12:00 p.m."
    )


@pytest.mark.parametrize(
    ("said", "first", "second"),
    [
        ("12h du soir", (THIRD, ["12:00"]), (FOURTH, ["00:00"])),
        ("le soir, 12h", (THIRD, ["12:00"]), (FOURTH, ["00:00"])),
        ("12 pm in the evening", (THIRD, ["12:00"]), (FOURTH, ["00:00"])),
        ("1h du soir", (THIRD, ["13:00"]), (FOURTH, ["01:00"])),
        ("12h30 du matin", (THIRD, ["12:30"]), (THIRD, ["00:30"])),
        ("12:30 in the morning", (THIRD, ["12:30"]), (THIRD, ["00:30"])),
        ("7 h de la nuit", (THIRD, ["19:00"]), (THIRD, ["07:00"])),
        ("12h à 2h du soir", (THIRD, ["12:00", "14:00"]), (FOURTH, ["00:00", "02:00"])),
        ("10h à 12h du soir", (THIRD, ["10:00", "12:00"]), (THIRD, ["22:00", "00:00"])),
        ("0h à 2h du soir", (THIRD, ["00:00", "14:00"]), (FOURTH, ["00:00", "02:00"])),
        ("12h de la nuit", (THIRD, ["00:00"]), (FOURTH, ["00:00"])),
    ],
)
def test_each_half_of_the_day_is_offered(
    said: str, first: tuple[str, list[str]], second: tuple[str, list[str]]
) -> None:
    assert readings(f"formation X, 3 décembre, {said}, Parvis") == [first, second]


@pytest.mark.parametrize("said", ["12h30 ce soir", "ce soir 12h30", "12:30 tonight"])
def test_doubt_is_still_one_where_the_line_says_the_day_too(said: str) -> None:
    assert readings(f"formation X {said}") == [(TODAY, ["12:30"]), (TOMORROW, ["00:30"])]


def test_reading_that_is_over_is_not_offered() -> None:
    afternoon = replace(reading(), now=NOW + timedelta(hours=3))
    found = FORM.read("formation X 12h30 ce soir", afternoon)

    assert isinstance(found, Asking)
    assert [one.value["fill"]["date"] for one in found.options] == [TOMORROW]


def test_doubt_waits_for_its_day() -> None:
    question, _, _ = asked("formation X, 12h30 du soir")
    assert question.slot.name == "on"
    then = FORM.resume(question.kept, "on", "3 décembre", reading())

    assert isinstance(then, Asking)
    assert [one.value["fill"]["date"] for one in then.options] == [THIRD, FOURTH]


@pytest.mark.parametrize(
    ("words", "day", "hour"),
    [
        ("12 h 30", date(2026, 12, 3), time(12, 30)),
        ("0 h 30", date(2026, 12, 4), time(0, 30)),
        ("4 décembre", date(2026, 12, 4), time(0, 30)),
    ],
)
def test_words_pick_the_half_that_is_meant(words: str, day: date, hour: time) -> None:
    question, _, _ = asked("formation X, 3 décembre, 12h30 du soir")
    filled = FORM.resume(question.kept, "hours", words, reading())

    assert isinstance(filled, Filled)
    assert (filled.values["on"], filled.values["hours"]) == (day, Hours(hour))


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("9h à 12h du matin", Hours(time(9), time(12))),
        ("le soir de 10h à 12h", Hours(time(22), time(0))),
        ("20h à 12h du soir", Hours(time(20), time(0))),
        ("12h30 de l’après-midi", Hours(time(12, 30))),
        ("22 h de la nuit", Hours(time(22))),
        ("2pm in the afternoon", Hours(time(14))),
        ("4h du soir", Hours(time(16))),
        ("7 pm at night", Hours(time(19))),
    ],
)
def test_hours_that_the_part_of_the_day_settles_are_read(said: str, hours: Hours) -> None:
    whole = read(f"formation X, 3 décembre, {said}, Parvis")

    assert whole == ("training", "X", date(2026, 12, 3), hours, "Parvis", None)


@pytest.mark.parametrize(
    "said", ["9am ce soir", "9am tonight", "2pm in the morning", "12am this afternoon"]
)
def test_hour_that_its_part_of_the_day_contradicts_is_asked(said: str) -> None:
    found = FORM.resume(NAMED, "hours", said, reading())

    assert isinstance(found, Asking)
    assert found.why == Phrase(
        "There is no such time as “{typed}”. At what time is it?", {"typed": said}
    )


def test_small_hours_of_this_evening_may_be_those_of_tomorrow() -> None:
    assert readings("training X 1am tonight") == [(TODAY, ["13:00"]), (TOMORROW, ["01:00"])]


@pytest.mark.parametrize(
    "place", ["Hôtel Le Midi", "Restaurant Minuit", "Midnight Café", "Bistro du Midi"]
)
def test_name_with_noon_or_midnight_in_it_is_a_place_beside_an_hour(place: str) -> None:
    whole = ("training", "X", date(2026, 12, 3), Hours(time(14)), place, None)

    assert read(f"formation X, 3 décembre, 14h, {place}") == whole
    assert read(f"formation X, 3 décembre, {place}, 14h") == whole


def test_noon_with_its_article_is_an_hour() -> None:
    whole = ("training", "X", date(2026, 12, 3), Hours(time(12)), "Parvis", None)

    assert read("formation X, 3 décembre le midi, Parvis") == whole


def test_closing_of_either_half_of_the_day_is_asked_with_its_days() -> None:
    found = Form.of(close).read("3 décembre 12h du soir", reading())

    assert isinstance(found, Asking)
    assert [one.value["fill"]["date"] for one in found.options] == [THIRD, FOURTH]
