"""When a pause ends, and the hours of a day, on a Wednesday, 18 November 2026."""

from dataclasses import replace
from datetime import date

import pytest

from bot.fields.field import Found, Rest, Unclear, Unreadable
from bot.fields.hour import HourField
from bot.fields.line import Line
from bot.fields.until import UntilField
from bot.i18n import Phrase
from tests.forms.samples import reading


def until(text: str) -> object:
    field, line, read = UntilField(), Line.of(text), reading()
    return field.settle(field.find(line, read), Rest(line, line), read)


def hour(text: str) -> object:
    field, line, read = HourField(), Line.of(text), reading()
    return field.settle(field.find(line, read), Rest(line, line), read)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 semaines", "2026-12-02"),
        ("pendant deux semaines", "2026-12-02"),
        ("une semaine svp", "2026-11-25"),
        ("trente jours", "2026-12-18"),
        ("vingt et un jours", "2026-12-09"),
        ("quarante-cinq jours", "2027-01-02"),
        ("twenty-one days", "2026-12-09"),
        ("3 jours", "2026-11-21"),
        ("for 1 month", "2026-12-18"),
        ("2 mois", "2027-01-18"),
        ("dans 2 semaines", "2026-12-02"),
        ("jusqu'au 5 janvier", "2027-01-05"),
        ("jusqu’à vendredi", "2026-11-20"),
        ("until Monday", "2026-11-23"),
        ("until January 5", "2027-01-05"),
        ("le 5", "2026-12-05"),
        ("jusqu’au 25", "2026-11-25"),
        ("until the 18th", "2026-12-18"),
        ("jusqu’au 1er, merci", "2026-12-01"),
        ("demain", "2026-11-19"),
        ("2027-01-05", "2027-01-05"),
        ("jusquau 5 janv", "2027-01-05"),
        ("jusqua vendredi", "2026-11-20"),
        ("jusquau 25", "2026-11-25"),
        ("til friday", "2026-11-20"),
        ("vendredi en huit", "2026-11-27"),
        ("vendredi de la semaine prochaine", "2026-11-27"),
        ("until friday next week", "2026-11-27"),
        ("jusqu'à lundi prochain", "2026-11-23"),
        ("demain soir", "2026-11-19"),
        ("5 novembre", "2027-11-05"),
        ("jusqu'au 17 novembre", "2027-11-17"),
        ("until November 5", "2027-11-05"),
    ],
)
def test_end_of_a_pause_is_read(text: str, day: str) -> None:
    found = until(text)

    assert isinstance(found, Found)
    assert found.value == date.fromisoformat(day)


def test_month_ends_no_later_than_the_month_does() -> None:
    line, read = Line.of("1 mois"), replace(reading(), today=date(2027, 1, 31))
    found = UntilField().settle(UntilField().find(line, read), Rest(line, line), read)

    assert isinstance(found, Found)
    assert found.value == date(2027, 2, 28)


def test_day_without_a_year_is_the_next_one() -> None:
    in_april = replace(reading(), today=date(2027, 4, 5))
    ends = [
        UntilField().settle(UntilField().find(line, in_april), Rest(line, line), in_april)
        for line in map(Line.of, ("5 janvier", "jusqu’au 5 janvier", "4 avril", "5 avril 2028"))
    ]

    assert [one.value for one in ends if isinstance(one, Found)] == [
        date(2028, 1, 5),
        date(2028, 1, 5),
        date(2028, 4, 4),
        date(2028, 4, 5),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("café", "does not say until when"),
        ("dix-douze jours", "does not say until when"),
        ("santé demain 40 personnes 600 $ CHUS", "does not say until when"),
        ("aujourd'hui", "is no later than today"),
        ("jusqu'au 5 janvier 2030", "is more than a year away"),
    ],
)
def test_words_that_are_no_end_are_told(text: str, why: str) -> None:
    refused = until(text)

    assert isinstance(refused, Unreadable)
    assert isinstance(refused.why, Phrase)
    assert why in refused.why.source
    assert refused.why.values == {"typed": text}


@pytest.mark.parametrize(
    ("text", "why", "typed"),
    [
        ("30 février", "There is no such day", "30 février"),
        ("jusqu'au 31 novembre", "There is no such day", "31 novembre"),
        ("jusqu’au 17 novembre 2026", "is no later than today", "17 novembre 2026"),
        ("until November 31", "There is no such day", "November 31"),
        ("2027-02-30", "There is no such day", "2027-02-30"),
        ("hier", "is no later than today", "hier"),
        ("le 17 novembre 2026", "is no later than today", "le 17 novembre 2026"),
        ("en janvier", "does not say until when", "en janvier"),
        ("lundi, mardi", "does not say until when", "lundi ; mardi"),
        ("le 32", "There is no such day", "le 32"),
    ],
)
def test_day_that_is_no_end_is_told_and_asked_again(text: str, why: str, typed: str) -> None:
    asked = until(text)

    assert isinstance(asked, Unclear)
    assert isinstance(asked.why, Phrase)
    assert why in asked.why.source
    assert asked.why.values == {"typed": typed}
    assert asked.options == ()


def test_end_that_can_be_two_days_is_chosen() -> None:
    field, line, read = UntilField(), Line.of("2/3/2027"), replace(reading(), language="en")
    asked = field.settle(field.find(line, read), Rest(line, line), read)

    assert isinstance(asked, Unclear)
    assert isinstance(asked.why, Phrase)
    assert "can be more than one day" in asked.why.source
    assert [one.value for one in asked.options] == ["2027-02-03", "2027-03-02"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("du 20 décembre au 5 janvier", ["2026-12-20", "2027-01-05"]),
        ("du 20 décembre jusqu’au 5 janvier", ["2026-12-20", "2027-01-05"]),
        ("from December 20 to January 5", ["2026-12-20", "2027-01-05"]),
        ("20 décembre - 5 janvier", ["2026-12-20", "2027-01-05"]),
        ("de vendredi à lundi", ["2026-11-20", "2026-11-23"]),
    ],
)
def test_pause_between_two_days_asks_which_one_ends_it(text: str, days: list[str]) -> None:
    asked = until(text)

    assert isinstance(asked, Unclear)
    assert asked.why == Phrase(
        "“{typed}” can be more than one day. Which day is it?", {"typed": text}
    )
    assert [one.value for one in asked.options] == days


@pytest.mark.parametrize(
    "text", ["from today to January 5", "hier au 5 janvier", "du 10 novembre au 5 janvier"]
)
def test_pause_from_a_day_gone_by_ends_on_the_other(text: str) -> None:
    found = until(text)

    assert isinstance(found, Found)
    assert found.value == date(2027, 1, 5)


@pytest.mark.parametrize(
    "text", ["de vendredi à jeudi", "2 semaines à lundi", "du 10 décembre au 5 décembre"]
)
def test_days_that_are_no_beginning_and_end_are_told_apart(text: str) -> None:
    asked = until(text)

    assert isinstance(asked, Unclear)
    assert " ; " in asked.typed


def test_number_that_the_next_month_lacks_is_of_the_one_after() -> None:
    line, read = Line.of("jusqu’au 31"), replace(reading(), today=date(2027, 1, 31))
    found = UntilField().settle(UntilField().find(line, read), Rest(line, line), read)

    assert isinstance(found, Found)
    assert found.value == date(2027, 3, 31)


def test_nothing_said_is_no_end() -> None:
    assert until("") is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("21 h", 21),
        ("8h", 8),
        ("8", 8),
        ("9:00 p.m.", 21),
        ("12 a.m.", 0),
        ("midi", 12),
        ("minuit", 0),
        ("12 midnight", 0),
        ("0 h", 0),
        ("22 heures", 22),
        ("10 heures du soir", 22),
        ("à 22 heures pile", 22),
        ("10 o’clock at night", 22),
        ("22 heures le soir", 22),
        ("0 h du soir", 0),
    ],
)
def test_hour_of_the_day_is_read(text: str, meant: int) -> None:
    found = hour(text)

    assert isinstance(found, Found)
    assert found.value == meant


@pytest.mark.parametrize("text", ["25", "13 p.m.", "8 h 75", "8 h ou 9 h", "le matin"])
def test_what_is_no_whole_hour_is_not(text: str) -> None:
    assert hour(text) is None


@pytest.mark.parametrize(
    ("text", "typed", "near"),
    [
        ("8 h 30", "8 h 30", [8, 9]),
        ("à 8h15", "8h15", [8, 9]),
        ("10:45 p.m.", "10:45 p.m.", [22, 23]),
        ("23:30", "23:30", [23, 0]),
        ("22 heures 30", "22 heures 30", [22, 23]),
    ],
)
def test_time_between_two_hours_asks_which(text: str, typed: str, near: list[int]) -> None:
    found = hour(text)
    assert isinstance(found, Unclear)
    assert (found.typed, [one.value for one in found.options]) == (typed, near)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1h du soir", [13, 1]),
        ("12 h du soir", [12, 0]),
        ("12 h du matin", [12, 0]),
        ("12 in the morning", [12, 0]),
        ("7 h de la nuit", [19, 7]),
        ("12 h 30 du soir", [12, 13, 0, 1]),
    ],
)
def test_hour_of_either_half_of_the_day_asks_which(text: str, readings: list[int]) -> None:
    found = hour(text)

    assert isinstance(found, Unclear)
    assert (found.typed, [one.value for one in found.options]) == (text, readings)


def both(text: str) -> list[object]:
    """Read the beginning and the end of a range, each by its own field."""
    line, read = Line.of(text), reading()
    ends = (HourField(end=False), HourField(end=True))
    found = (field.settle(field.find(line, read), Rest(line, line), read) for field in ends)
    return [one.value if isinstance(one, Found) else None for one in found]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("22h a 7h", [22, 7]),
        ("9pm-7am", [21, 7]),
        ("10pm to 7am", [22, 7]),
        ("22-7", [22, 7]),
        ("22 h – 7 h", [22, 7]),
        ("de 22 h à 7 h", [22, 7]),
        ("22:00-07:00", [22, 7]),
        ("entre 22h et 7h", [22, 7]),
        ("minuit à 8 h", [0, 8]),
        ("22 heures à 7 heures", [22, 7]),
        ("22 heures-7 heures", [22, 7]),
        ("22h ou 7h", [None, None]),
        ("2500-3000", [None, None]),
    ],
)
def test_both_hours_of_a_range_are_read(text: str, hours: list[object]) -> None:
    assert both(text) == hours
