"""Days as people write them, on a Wednesday, 18 November 2026."""

from datetime import date

import pytest

from bot.fields.calendar import mentions
from bot.fields.day import FutureDayField, PastDayField
from bot.fields.field import Found, Rest, Unclear
from bot.fields.line import Line
from bot.i18n import Language
from tests.forms.samples import WEDNESDAY, reading


def days(text: str, language: Language = "fr") -> list[tuple[str, ...]]:
    found = mentions(Line.of(text), language, WEDNESDAY)
    return [tuple(day.isoformat() for day in one.days) for one in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hier soir", "2026-11-17"),
        ("avant-hier", "2026-11-16"),
        ("il y a une semaine", "2026-11-11"),
        ("ça fait trois jours", "2026-11-15"),
        ("il y a quinze jours", "2026-11-03"),
        ("twenty days ago", "2026-10-29"),
        ("lundi dernier", "2026-11-16"),
        ("mercredi dernier", "2026-11-11"),
        ("lundi de la semaine passée", "2026-11-09"),
        ("vendredi le 13 novembre", "2026-11-13"),
        ("1er oct.", "2026-10-01"),
        ("premier octobre", "2026-10-01"),
        ("3 novembre 14 h 30", "2026-11-03"),
        ("3-nov-2025", "2025-11-03"),
        ("3/11/26", "2026-11-03"),
        ("20261103", "2026-11-03"),
        ("le 5", "2026-11-05"),
        ("last Monday", "2026-11-16"),
        ("two weeks ago", "2026-11-04"),
        ("Nov. 3rd, 2025", "2025-11-03"),
        ("the 3rd of November", "2026-11-03"),
    ],
)
def test_mention_of_a_day_is_read(text: str, day: str) -> None:
    assert days(text) == [(day,)]


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30",
        "31 novembre",
        "la semaine passée",
        "en octobre",
        "dans 3 jours ouvrables",
        "d'ici dix jours ouvrés",
        "in 3 business days",
        "two working days ago",
    ],
)
def test_vague_or_impossible_day_is_a_mention_without_a_day(text: str) -> None:
    assert days(text) == [()]


@pytest.mark.parametrize(
    "text", ["24/7", "1/2 journée", "5 à 7", "tous les lundis", "mai", "12.50", "2500-3000", "v1.2"]
)
def test_other_words_are_no_days(text: str) -> None:
    assert days(text) == []


def test_order_of_day_and_month_depends_on_the_language() -> None:
    assert days("03/11/2026") == [("2026-11-03",)]
    assert days("03/11/2026", "en") == [("2026-03-11", "2026-11-03")]
    assert days("16/11", "en") == [("2026-11-16",)]


def test_weekday_that_contradicts_its_date_is_no_single_day() -> None:
    assert days("lundi 17 novembre 2026") == [("2026-11-17", "2026-11-17")]


def test_range_holds_both_ends() -> None:
    assert days("du 3 au 5 novembre") == [("2026-11-03", "2026-11-05")]


def test_past_field_asks_about_a_day_to_come_and_offers_last_year() -> None:
    line = Line.of("3 décembre")
    field = PastDayField()
    outcome = field.settle(field.find(line, reading()), Rest(line, line), reading())
    assert isinstance(outcome, Unclear)
    assert [one.value for one in outcome.options] == ["2025-12-03"]


@pytest.mark.parametrize("text", ["dimanche de la semaine prochaine", "demain ou vendredi en 8"])
def test_past_field_offers_no_day_to_come(text: str) -> None:
    line, field = Line.of(text), PastDayField()
    outcome = field.settle(field.find(line, reading()), Rest(line, line), reading())
    assert isinstance(outcome, Unclear)
    assert outcome.options == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [("3 décembre", date(2026, 12, 3)), ("3 mars", date(2027, 3, 3)),
     ("lundi", date(2026, 11, 23)), ("dans deux semaines", date(2026, 12, 2))],
)  # fmt: skip
def test_future_field_reads_the_next_such_day(text: str, day: date) -> None:
    line = Line.of(text)
    field = FutureDayField()
    outcome = field.settle(field.find(line, reading()), Rest(line, line), reading())
    assert isinstance(outcome, Found)
    assert outcome.value == day


def test_future_day_just_gone_is_asked_rather_than_put_off_a_year() -> None:
    line = Line.of("15 octobre")
    field = FutureDayField()
    outcome = field.settle(field.find(line, reading()), Rest(line, line), reading())
    assert isinstance(outcome, Unclear)
    assert [one.value for one in outcome.options] == ["2027-10-15"]


def test_library_reads_what_the_grammar_does_not_when_only_a_day_is_asked() -> None:
    line = Line.of("trois novembre 2026")
    assert days("trois novembre 2026") == []
    field = PastDayField()
    outcome = field.settle((), Rest(line, line, asked=True), reading())
    assert isinstance(outcome, Found)
    assert outcome.value == date(2026, 11, 3)
