"""Figures, days and sentences as each language writes them. A no-break space is written ~ here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogues import Texts
from bot.i18n import (
    NBSP,
    Language,
    Phrase,
    Translator,
)

MONTREAL = ZoneInfo("America/Toronto")
TODAY = date(2026, 11, 18)
FRENCH: Texts = {
    "Logged: {what}.": f"Noté{NBSP}: {{what}}.",
    "{n} contract": ("{n} contrat", "{n} contrats"),
    "{n} contact": ("", ""),
    "no. {number}, {amount}": "n° {number}, {amount}",
}
LANGUAGES: tuple[Language, ...] = ("fr", "en")

languages = st.sampled_from(LANGUAGES)
typed = st.text(alphabet=st.one_of(st.sampled_from("{}:.!%"), st.characters(codec="utf-8")))


@dataclass(frozen=True, slots=True)
class Price:
    """A value that knows how it is written."""

    cents: int

    def shown(self, t: Translator) -> str:
        return t.money(self.cents)


def speaking(language: Language) -> Translator:
    """Return what writes in Montréal, on a Wednesday of November 2026."""
    return Translator(language, MONTREAL, TODAY, {"fr": FRENCH})


def typeset(text: str) -> str:
    return text.replace("~", NBSP)


def in_both(french: str, english: str) -> dict[Language, str]:
    return {"fr": typeset(french), "en": typeset(english)}


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@pytest.mark.parametrize(
    ("cents", "currency", "expected"),
    [
        (0, "CAD", in_both("0~$", "$0")),
        (5, "CAD", in_both("0,05~$", "$0.05")),
        (250_000, "CAD", in_both("2~500~$", "$2,500")),
        (250_050, "CAD", in_both("2~500,50~$", "$2,500.50")),
        (-15_025, "CAD", in_both("-150,25~$", "-$150.25")),
        (325_000_000, "CAD", in_both("3~250~000~$", "$3,250,000")),
        (250_000, "USD", in_both("2~500~$~US", "US$2,500")),
        (250_050, "EUR", in_both("2~500,50~€", "€2,500.50")),
    ],
)
def test_money_has_cents_only_where_there_are_some(
    cents: int, currency: str, expected: Mapping[Language, str]
) -> None:
    assert {one: speaking(one).money(cents, currency) for one in LANGUAGES} == expected


@given(cents=st.integers(-(10**12), 10**12), language=languages)
def test_money_shows_every_digit_and_no_other(cents: int, language: Language) -> None:
    whole, rest = divmod(abs(cents), 100)
    assert digits(speaking(language).money(cents)) == f"{whole}{f'{rest:02}' if rest else ''}"


@given(number=st.integers(-(10**12), 10**12), language=languages)
def test_number_shows_every_digit(number: int, language: Language) -> None:
    assert digits(speaking(language).number(number)) == str(abs(number))


def test_percent_is_spaced_in_french() -> None:
    assert {one: speaking(one).percent(0.8) for one in LANGUAGES} == in_both("80~%", "80%")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 3), in_both("3 novembre", "November 3")),
        (date(2026, 12, 1), in_both("1er décembre", "December 1")),
        (date(2026, 8, 31), in_both("31 août", "August 31")),
        (date(2027, 1, 1), in_both("1er janvier 2027", "January 1, 2027")),
        (date(2016, 2, 11), in_both("11 février 2016", "February 11, 2016")),
    ],
)
def test_day_has_its_year_when_it_is_not_this_one(
    day: date, expected: Mapping[Language, str]
) -> None:
    assert {one: speaking(one).day(day) for one in LANGUAGES} == expected


@given(day=st.dates(date(1000, 1, 1)))
def test_only_the_first_of_a_month_is_an_ordinal(day: date) -> None:
    number = "1er" if day.day == 1 else str(day.day)
    t = speaking("fr")
    assert t.day(day).split()[0] == t.weekday(day).split()[1] == number


def test_weekday_comes_first() -> None:
    day = date(2026, 12, 1)
    expected = in_both("mardi 1er décembre", "Tuesday, December 1")
    assert {one: speaking(one).weekday(day) for one in LANGUAGES} == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (time(0, 5), in_both("0~h~05", "12:05~a.m.")),
        (time(9), in_both("9~h", "9:00~a.m.")),
        (time(12), in_both("12~h", "12:00~p.m.")),
        (time(14, 30), in_both("14~h~30", "2:30~p.m.")),
        (time(23, 59), in_both("23~h~59", "11:59~p.m.")),
    ],
)
def test_time_is_whole_without_minutes_in_french(
    at: time, expected: Mapping[Language, str]
) -> None:
    assert {one: speaking(one).time(at) for one in LANGUAGES} == expected


def test_moment_is_told_in_the_reader_s_zone() -> None:
    instant = datetime(2026, 12, 2, 3, 30, tzinfo=UTC)
    expected = in_both("mardi 1er décembre à~22~h~30", "Tuesday, December 1 at 10:30~p.m.")
    assert {one: speaking(one).moment(instant) for one in LANGUAGES} == expected


@pytest.mark.parametrize(
    ("items", "together", "either"),
    [
        ((), in_both("", ""), in_both("", "")),
        (("a",), in_both("a", "a"), in_both("a", "a")),
        (("a", "b"), in_both("a et b", "a and b"), in_both("a ou b", "a or b")),
        (("a", "b", "c"), in_both("a, b et c", "a, b and c"), in_both("a, b ou c", "a, b or c")),
    ],
)
def test_list_ends_with_its_conjunction(
    items: tuple[str, ...], together: Mapping[Language, str], either: Mapping[Language, str]
) -> None:
    assert {one: speaking(one).listing(items) for one in LANGUAGES} == together
    assert {one: speaking(one).alternatives(items) for one in LANGUAGES} == either


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, in_both("0 contrat", "0 contracts")),
        (1, in_both("1 contrat", "1 contract")),
        (-1, in_both("-1 contrat", "-1 contract")),
        (2, in_both("2 contrats", "2 contracts")),
        (1_000_000, in_both("1~000~000 contrats", "1,000,000 contracts")),
    ],
)
def test_plural_is_each_language_s_own(count: int, expected: Mapping[Language, str]) -> None:
    shown = {one: speaking(one).n("{n} contract", "{n} contracts", count) for one in LANGUAGES}
    assert shown == expected


def test_sentence_that_counts_can_be_said_of_one() -> None:
    assert speaking("fr")("{n} contract", n=1) == "1 contrat"


def test_plural_without_translation_is_the_source() -> None:
    assert speaking("fr").n("{n} contact", "{n} contacts", 2) == "2 contacts"


def test_sentence_without_translation_is_the_source() -> None:
    assert speaking("fr")("Nothing to say") == "Nothing to say"


def test_sentence_without_values_keeps_its_braces() -> None:
    assert speaking("en")("{braces}") == "{braces}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("CHUS", in_both("CHUS", "CHUS")),
        (2500, in_both("2~500", "2,500")),
        (date(2026, 12, 1), in_both("1er décembre", "December 1")),
        (
            datetime(2026, 12, 1, 14, tzinfo=UTC),
            in_both("mardi 1er décembre à~9~h", "Tuesday, December 1 at 9:00~a.m."),
        ),
        (Price(250_000), in_both("2~500~$", "$2,500")),
        (
            Phrase("no. {number}, {amount}", {"number": 27, "amount": Price(250_000)}),
            in_both("n° 27, 2~500~$", "no. 27, $2,500"),
        ),
    ],
)
def test_values_are_shown_as_the_reader_expects(
    value: object, expected: Mapping[Language, str]
) -> None:
    assert {one: speaking(one).show(value) for one in LANGUAGES} == expected


def test_value_of_another_kind_is_a_programmer_s_error() -> None:
    with pytest.raises(TypeError, match="no way to show a float"):
        speaking("fr").show(0.5)


def test_phrase_in_a_phrase_is_in_the_reader_s_language() -> None:
    line = Phrase("no. {number}, {amount}", {"number": "27", "amount": Price(250_050)})
    logged = Phrase("Logged: {what}.", {"what": line})
    expected = in_both("Noté~: n° 27, 2~500,50~$.", "Logged: no. 27, $2,500.50.")
    assert {one: speaking(one)(logged) for one in LANGUAGES} == expected


@given(words=typed)
def test_what_people_type_is_data(words: str) -> None:
    inner = Phrase("“{typed}”", {"typed": words})
    assert speaking("fr")("{what}, {again}", what=inner, again=words) == f"“{words}”, {words}"


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("Papiers inc.", in_both("Noté~: Papiers inc.", "Logged: Papiers inc.")),
        (
            datetime(2026, 12, 1, 14, tzinfo=UTC),
            in_both("Noté~: mardi 1er décembre à~9~h.", "Logged: Tuesday, December 1 at 9:00~a.m."),
        ),
    ],
)
def test_sentence_ends_with_one_full_stop(what: object, expected: Mapping[Language, str]) -> None:
    assert {one: speaking(one)("Logged: {what}.", what=what) for one in LANGUAGES} == expected


def test_same_reader_can_be_written_to_in_another_language() -> None:
    assert speaking("en").into("fr") == speaking("fr")
