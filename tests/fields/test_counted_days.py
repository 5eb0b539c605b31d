"""So many days, in letters, on a Wednesday, 18 November 2026."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.day import FutureDayField, PastDayField
from bot.fields.field import Found, Rest
from bot.fields.hours import Hours
from bot.fields.line import Line
from bot.fields.mention import count
from bot.forms import Filled
from tests.fields.announcing import FORM, read
from tests.forms.samples import CONTACT, reading, unfit

NAMED = {"kind": "training", "title": "Excel"}
FRENCH = [
    *((16, "seize"), (17, "dix-sept"), (18, "dix huit"), (19, "dix-neuf"), (20, "vingt")),
    *((21, "vingt et un"), (21, "vingt-et-un"), (21, "vingt et une"), (25, "vingt-cinq")),
    *((45, "quarante-cinq"), (61, "soixante et un"), (70, "soixante-dix")),
    *((71, "soixante et onze"), (77, "soixante-dix-sept"), (80, "quatre-vingts")),
    *((81, "quatre-vingt-un"), (91, "quatre-vingt-onze"), (99, "quatre-vingt-dix-neuf")),
    *((100, "cent"), (120, "cent vingt")),
]
ENGLISH = [
    *((17, "seventeen"), (19, "nineteen"), (21, "twenty-one"), (35, "thirty five")),
    *((99, "ninety-nine"), (100, "hundred"), (105, "one hundred and five")),
]


@pytest.mark.parametrize(("number", "said"), [*FRENCH, *ENGLISH])
def test_number_of_days_is_read_in_letters(number: int, said: str) -> None:
    assert count(said) == number


@pytest.mark.parametrize(
    "said", ["dix-douze", "cinq-six", "two three", "deux mille cinq", "mille", "zero", "1000"]
)
def test_number_that_is_not_one_of_days_is_none(said: str) -> None:
    assert count(said) == 0


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("dans dix-sept jours", date(2026, 12, 5)),
        ("dans vingt et un jours", date(2026, 12, 9)),
        ("in twenty-five days", date(2026, 12, 13)),
        ("thirty five days from now", date(2026, 12, 23)),
        ("jeudi dans vingt et une semaines", date(2027, 4, 15)),
    ],
)
def test_day_so_many_days_away_is_that_of_what_is_announced(said: str, day: date) -> None:
    answered = FORM.resume(NAMED, "on", f"{said} à 14h", reading())

    assert read(f"formation Excel, {said}, 14h")[1:4] == ("Excel", day, Hours(time(14)))
    assert isinstance(answered, Filled)
    assert (answered.values["on"], answered.values["hours"]) == (day, Hours(time(14)))


def test_days_in_letters_are_told_of_a_contact() -> None:
    line = "Luc Roy CHUS appel il y a dix-huit jours, rappeler dans vingt-cinq jours"
    found = CONTACT.read(line, reading())

    assert isinstance(found, Filled)
    assert (found.kept["on"], found.kept["follow_up"]) == ("2026-10-31", "2026-12-13")
    assert "note" not in found.kept


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("dans deux mois", "2027-01-18"),
        ("dans dix-huit mois", "2028-05-18"),
        ("in twenty-one months", "2028-08-18"),
    ],
)
def test_months_in_letters_are_read_whole(said: str, day: str) -> None:
    answered = FORM.resume(NAMED, "on", said, reading())

    assert answered.kept["on"] == day


@pytest.mark.parametrize("said", ["dans dix-douze mois", "dans cinq six jours", "two three days"])
def test_two_numbers_in_letters_are_no_day(said: str) -> None:
    assert unfit(FORM.resume(NAMED, "on", said, reading())).endswith("ne répond pas à la question.")


@pytest.mark.parametrize(
    ("field", "said", "day"),
    [
        (PastDayField(), "il y a dix-huit jours", date(2026, 10, 31)),
        (PastDayField(), "twenty-two days ago", date(2026, 10, 27)),
        (FutureDayField(), "dans dix-neuf jours", date(2026, 12, 7)),
    ],
)
def test_day_asked_for_is_read_from_so_many_days(
    field: PastDayField | FutureDayField, said: str, day: date
) -> None:
    line, now = Line.of(said), reading()
    found = field.settle(field.claim(line, now), Rest(line, line, asked=True), now)

    assert isinstance(found, Found)
    assert found.value == day
