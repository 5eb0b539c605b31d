"""Days of what is logged, as people type them, on a Wednesday, 18 November 2026."""

from __future__ import annotations

import pytest

from bot.forms import Asking, Filled
from bot.i18n import Phrase
from tests.forms.samples import CONTACT, CONTRACT, reading


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("Luc Roy CHUS appel du vendredi", {}),
        ("rencontre du vendredi avec Luc Roy, CHUS", {}),
        ("Luc Roy CHUS courriel du vendredi, devis", {"note": "devis"}),
        ("rencontre du vendredi au CHUS avec Luc Roy", {}),
    ],
)
def test_day_of_what_took_place_is_the_last_one_or_each_weeks(
    line: str, note: dict[str, str]
) -> None:
    asked = CONTACT.read(line, reading())

    assert isinstance(asked, Asking)
    assert asked.why == Phrase(
        "“{typed}” does not say which day. Which day was it?", {"typed": "du vendredi"}
    )
    assert [one.value for one in asked.options] == ["2026-11-13"]
    told = {name: value for name, value in asked.kept.items() if name != "channel"}
    assert told == {"person": "Luc Roy", "institution": 1, "on": {"unread": "du vendredi"}, **note}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("call from Friday Luc Roy CHUS", "2026-11-13"),
        ("Luc Roy CHUS call from yesterday", "2026-11-17"),
        ("appel de vendredi Luc Roy CHUS", "2026-11-13"),
        ("Luc Roy CHUS appel d’hier", "2026-11-17"),
    ],
)
def test_word_that_leads_to_the_day_of_a_call_is_no_note(line: str, day: str) -> None:
    filled = CONTACT.read(line, reading())

    assert isinstance(filled, Filled)
    assert filled.kept == {"person": "Luc Roy", "institution": 1, "channel": "appel", "on": day}


def test_other_day_answers_where_only_one_is_offered() -> None:
    asked = CONTACT.read("Luc Roy CHUS appel du vendredi", reading())
    filled = CONTACT.resume(asked.kept, "on", "hier", reading())

    assert isinstance(filled, Filled)
    assert filled.kept["on"] == "2026-11-17"


@pytest.mark.parametrize(
    ("line", "purpose"),
    [
        ("2500 CHUS gré à gré repas du vendredi", "repas du vendredi"),
        ("2500 CHUS gré à gré du lundi au vendredi", "lundi au vendredi"),
        ("2500 CHUS gré à gré du lundi et du mardi", "lundi et du mardi"),
    ],
)
def test_days_of_each_week_are_a_purpose(line: str, purpose: str) -> None:
    filled = CONTRACT.read(line, reading())

    assert isinstance(filled, Filled)
    assert (filled.values["purpose"], "on" in filled.kept) == (purpose, False)


@pytest.mark.parametrize(
    "purpose",
    [
        "catering for Friday the 27th",
        "catering by Friday the 27th",
        "livraison - le 28",
        "échéance : le 28",
    ],
)
def test_number_of_a_day_to_come_is_not_the_day_of_the_contract(purpose: str) -> None:
    sale = CONTRACT.read(f"2500 $ {purpose} CHUS gré à gré", reading())

    assert isinstance(sale, Filled)
    assert (sale.values["purpose"], sale.kept.get("on")) == (purpose, None)


@pytest.mark.parametrize("purpose", ["plan d’affaires", "plan de formation", "business plan"])
@pytest.mark.parametrize("day", ["lundi", "Monday", "on Monday"])
def test_plan_is_a_purpose_and_not_a_wish(purpose: str, day: str) -> None:
    sale = CONTRACT.read(f"2500 $ {purpose} {day} CHUS gré à gré", reading())

    assert isinstance(sale, Filled)
    assert (sale.values["purpose"], sale.kept["on"]) == (purpose, "2026-11-16")


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Dec 20 to Dec 22", []),
        ("3 ou 4 décembre", []),
        ("du 16 au 25 novembre", ["2026-11-16"]),
        ("Nov 16 and Nov 25", ["2026-11-16"]),
        ("12/05/2026", ["2026-05-12"]),
    ],
)
def test_no_day_to_come_is_offered_for_what_happened(said: str, days: list[str]) -> None:
    asked = CONTRACT.read(f"2500 $ CHUS direct award {said}", reading(language="en"))

    assert isinstance(asked, Asking)
    assert (asked.slot.name, [one.value for one in asked.options]) == ("on", days)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("ce vendredi", "2026-11-13"),
        ("this Friday", "2026-11-13"),
        ("livraison vendredi", "2026-11-13"),
        ("delivery on Monday", "2026-11-16"),
        ("to deliver Monday", "2026-11-16"),
    ],
)
def test_day_of_the_week_that_may_be_to_come_is_asked_about(said: str, day: str) -> None:
    asked = CONTRACT.read(f"2500 $ CHUS gré à gré {said}", reading())

    assert isinstance(asked, Asking)
    assert asked.why == Phrase(
        "“{typed}” does not say which day. Which day was it?", {"typed": asked.typed}
    )
    assert [one.value for one in asked.options] == [day]


@pytest.mark.parametrize(
    ("said", "day"),
    [("ce lundi", "2026-11-16"), ("ce mercredi", "2026-11-18"), ("livré vendredi", "2026-11-13")],
)
def test_day_gone_by_of_this_week_is_the_one_of_the_contract(said: str, day: str) -> None:
    sale = CONTRACT.read(f"2500 $ CHUS gré à gré {said}", reading())

    assert isinstance(sale, Filled)
    assert sale.kept["on"] == day


@pytest.mark.parametrize("said", ["end of October", "the beginning of November", "fin octobre"])
def test_part_of_a_month_is_asked_about(said: str) -> None:
    asked = CONTRACT.read(f"2500 $ CHUS direct award {said}", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed) == ("on", said)
