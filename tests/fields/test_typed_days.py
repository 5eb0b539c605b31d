"""Days of events as people type them, on a Wednesday, 18 November 2026."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.day import FutureDayField
from bot.fields.field import Rest, Unclear
from bot.fields.hours import Hours as Between
from bot.fields.line import Line
from bot.fields.money import Money
from bot.forms import Asking, Filled
from bot.i18n import Language, Phrase
from tests.fields.announcing import FORM, read
from tests.forms.samples import CONTACT, CONTRACT, parsed, reading, unfit


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("jeudi en huit", "2026-11-26"),
        ("vendredi en 8", "2026-11-27"),
        ("mercredi en huit", "2026-11-25"),
        ("lundi en quinze", "2026-12-07"),
        ("a week from thursday", "2026-11-26"),
        ("two weeks from Thursday", "2026-12-03"),
        ("thursday week", "2026-11-26"),
        ("thursday next week", "2026-11-26"),
        ("thursday of next week", "2026-11-26"),
        ("jeudi de la semaine prochaine", "2026-11-26"),
        ("mardi semaine prochaine", "2026-11-24"),
        ("next week thursday", "2026-11-26"),
        ("la semaine prochaine, jeudi", "2026-11-26"),
        ("vendredi de cette semaine", "2026-11-20"),
        ("jeudi dans 2 semaines", "2026-12-03"),
        ("dans une semaine, jeudi", "2026-11-26"),
        ("Thursday in two weeks", "2026-12-03"),
        ("a week from today", "2026-11-25"),
        ("3 dec jeudi", "2026-12-03"),
        ("3 décembre (jeudi)", "2026-12-03"),
        ("Dec 3, Thursday", "2026-12-03"),
        ("jeudi 2026-12-03", "2026-12-03"),
        ("demain, jeudi", "2026-11-19"),
        ("prochain jeudi", "2026-11-19"),
        ("this coming Thursday", "2026-11-19"),
        ("jeudi qui s’en vient", "2026-11-19"),
        ("demain soir", "2026-11-19"),
        ("tomorrow evening", "2026-11-19"),
        ("thurs", "2026-11-19"),
        ("dim.", "2026-11-22"),
        ("le 26", "2026-11-26"),
        ("le 18", "2026-11-18"),
        ("le 12", "2026-12-12"),
        ("le 1er", "2026-12-01"),
        ("the 12th", "2026-12-12"),
    ],
)
@pytest.mark.parametrize("between", [" ", ", "])
def test_day_is_read_as_it_is_typed(typed: str, day: str, between: str) -> None:
    assert read(f"réseautage Café, {typed}{between}14h-16h30, Parvis") == (
        "networking",
        "Café",
        date.fromisoformat(day),
        Between(time(14), time(16, 30)),
        "Parvis",
        None,
    )


@pytest.mark.parametrize("title", ["Nouvelles", "Réseau", "Le mot attendu"])
def test_end_of_a_word_makes_no_day_of_each_week(title: str) -> None:
    said = read(f"formation {title} jeudi 14h, Parvis")

    assert said[1:3] == (title, date(2026, 11, 19))


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("dimanche de la semaine prochaine", ["2026-11-22", "2026-11-29"]),
        ("mardi dans 2 semaines", ["2026-12-01", "2026-12-08"]),
        ("3 décembre, vendredi", ["2026-12-03", "2026-12-04"]),
        ("1er mai, jeudi 26 novembre", ["2027-05-01", "2026-11-26"]),
        ("jeudi, samedi", ["2026-11-19", "2026-11-21"]),
        ("jeudi ou 3 novembre", ["2026-11-19", "2027-11-03"]),
        ("la semaine prochaine", []),
        ("jeudi 3 novembre 2026", []),
    ],
)
def test_day_that_may_be_several_is_asked_among_those_to_come(typed: str, days: list[str]) -> None:
    asked = FORM.read(f"réseautage Café, {typed} 14h, Parvis", reading())

    assert isinstance(asked, Asking)
    assert asked.slot.name == "on"
    assert [one.value for one in asked.options] == days


@pytest.mark.parametrize(
    "typed",
    [
        "two weeks Thursday",
        "two weeks this Thursday",
        "deux semaines jeudi",
        "every 2 weeks Thursday",
        "toutes les 2 semaines, jeudi",
        "jeudi toutes les deux semaines",
    ],
)
def test_weeks_beside_a_day_are_asked_about_with_both_days(typed: str) -> None:
    asked = FORM.read(f"formation Devis, {typed} 14h, Parvis", reading())

    assert isinstance(asked, Asking)
    assert asked.why == Phrase(
        "“{typed}” can be more than one day. Which day is it?", {"typed": typed}
    )
    assert [one.value for one in asked.options] == ["2026-11-19", "2026-12-03"]
    assert asked.kept == {
        "kind": "training",
        "title": "Devis",
        "on": {"unread": typed},
        "hours": ["14:00"],
        "place": "Parvis",
    }


@pytest.mark.parametrize(
    ("typed", "title", "day"),
    [
        ("Devis de 2 semaines jeudi", "Devis de 2 semaines", "2026-11-19"),
        ("Devis 2 semaines jeudi 26", "Devis 2 semaines", "2026-11-26"),
    ],
)
def test_weeks_that_a_title_says_are_no_day(typed: str, title: str, day: str) -> None:
    assert read(f"formation {typed} 14h") == (
        "training",
        title,
        date.fromisoformat(day),
        Between(time(14)),
        "",
        None,
    )


def test_weeks_that_something_lasts_are_no_day() -> None:
    found = parsed("/contrat 2500 CHUS gré à gré service de 2 semaines vendredi")

    assert (found["date"], found["object"]) == ("2026-11-13", "service de 2 semaines")


@pytest.mark.parametrize(("typed", "language"), [("lundi, mardi", "fr"), ("2/3/2026", "en")])
def test_day_to_come_is_never_asked_among_days_gone_by(typed: str, language: Language) -> None:
    field, line, now = FutureDayField(), Line.of(typed), reading(language=language)
    asked = field.settle(field.find(line, now), Rest(line, line), now)

    assert isinstance(asked, Unclear)
    assert all(one.value >= now.today.isoformat() for one in asked.options)


@pytest.mark.parametrize("title", ["Le jeu", "Mon budget", "Sam", "Jeu de rôle"])
def test_word_like_a_short_day_stays_in_the_title(title: str) -> None:
    said = read(f"formation {title}, jeudi 26 novembre 14h, mon bureau")

    assert said[1:5] == (title, date(2026, 11, 26), Between(time(14)), "mon bureau")


@pytest.mark.parametrize(
    ("name", "day"), [("lun", 23), ("mar", 24), ("mer", 25), ("jeu", 19), ("ven", 20), ("vend", 20),
                      ("sam", 21), ("dim", 22)]
)  # fmt: skip
@pytest.mark.parametrize("typed", ["{} 14h", "{}., 14h"])
def test_short_name_of_any_day_leads_to_an_hour(name: str, day: int, typed: str) -> None:
    said = (date(2026, 11, day), Between(time(14)), "Parvis")

    assert read(f"formation X, {typed.format(name)}, Parvis")[2:5] == said


def test_march_is_no_day_of_the_week() -> None:
    assert read("formation X, 3 mar 2027 14h, Bord de mer")[2:5] == (
        date(2027, 3, 3),
        Between(time(14)),
        "Bord de mer",
    )


@pytest.mark.parametrize(
    "typed", ["mar 24 nov", "mar. 24 nov.", "mar. 24 novembre", "mar, 24 nov", "mar. 24/11"]
)
def test_short_tuesday_before_a_date_is_a_part_of_it(typed: str) -> None:
    said = read(f"formation Excel, {typed} 9h, Parvis")

    assert said == ("training", "Excel", date(2026, 11, 24), Between(time(9)), "Parvis", None)


def test_short_tuesday_before_a_date_is_a_part_of_it_of_what_is_logged_too() -> None:
    sale = CONTRACT.read("2500 CHUS gré à gré mar 10 nov", reading())
    contact = CONTACT.read("Luc Roy CHUS courriel mar 10 nov relance mar 24 nov", reading())

    assert isinstance(sale, Filled)
    assert sale.kept == {
        "amount": Money(2500_00).dump(),
        "institution": 1,
        "mode": "gre_a_gre",
        "on": "2026-11-10",
    }
    assert isinstance(contact, Filled)
    assert contact.kept == {
        "person": "Luc Roy",
        "institution": 1,
        "channel": "courriel",
        "on": "2026-11-10",
        "follow_up": "2026-11-24",
    }


def test_tuesday_that_another_day_s_date_follows_is_asked_about() -> None:
    asked = FORM.read("formation Excel, mar 25 nov 9h, Parvis", reading())

    assert isinstance(asked, Asking)
    assert [one.value for one in asked.options] == ["2026-11-25", "2026-11-24"]


def test_tuesday_at_hand_may_be_in_march_too() -> None:
    coming = FORM.read("formation Excel, mar 24 9h, Parvis", reading())
    past = CONTRACT.read("2500 CHUS gré à gré mar. 17", reading())

    assert isinstance(coming, Asking)
    assert [one.value for one in coming.options] == ["2027-03-24", "2026-11-24"]
    assert isinstance(past, Asking)
    assert [one.value for one in past.options] == ["2026-03-17", "2026-11-17"]


@pytest.mark.parametrize("typed", ["mar 17", "mar 17, 2027", "17 mar", "Mar 24 2027"])
def test_march_is_read_where_no_tuesday_is_at_hand(typed: str) -> None:
    assert read(f"formation Excel, {typed}, 9h, Parvis")[2].month == 3


@pytest.mark.parametrize(
    ("said", "day"),
    [("26", 26), ("26th", 26), ("18", 18), ("26, 14h", 26), ("26 à 14h", 26), ("14h le 26", 26)],
)
def test_mere_number_answers_for_the_day(said: str, day: int) -> None:
    kept = {"kind": "training", "title": "Excel", "hours": ["14:00"]}
    answered = FORM.resume(kept, "on", said, reading())

    assert isinstance(answered, Filled)
    assert answered.kept == {**kept, "on": f"2026-11-{day}"}


@pytest.mark.parametrize("said", ["32", "0", "14h", "26 places", "26$", "2,5", "-26"])
def test_number_that_is_no_day_is_refused(said: str) -> None:
    refused = FORM.resume({"kind": "training", "title": "Excel"}, "on", said, reading())

    assert unfit(refused) == f"« {said} » ne répond pas à la question."


def test_mere_number_of_a_line_is_no_day() -> None:
    assert read("formation Excel, 26, 14h") == ("on",)
