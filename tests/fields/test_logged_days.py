"""Days of what is logged, as people type them, on a Wednesday, 18 November 2026."""

from __future__ import annotations

import pytest

from bot.fields.money import Money
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
        "traiteur payable avant le 15",
        "traiteur, payable avant le 15 décembre",
        "traiteur pour le 30 novembre",
        "catering due by Nov 30",
    ],
)
def test_figures_of_a_day_to_come_are_no_amount(purpose: str) -> None:
    sale = CONTRACT.read(f"2500 CHUS gré à gré {purpose}", reading())

    assert isinstance(sale, Filled)
    assert sale.values["amount"] == Money(250_000)
    assert (sale.values["purpose"], sale.kept.get("on")) == (purpose, None)


def test_figures_of_a_day_to_come_are_no_amount_where_none_is_told() -> None:
    asked = CONTRACT.read("CHUS gré à gré traiteur pour le 30 novembre", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.kept.get("amount")) == ("amount", None)
    assert asked.kept["purpose"] == "traiteur pour le 30 novembre"


@pytest.mark.parametrize(
    "line",
    [
        "CHUS direct award catering by Dec 3 500",
        "CHUS gré à gré traiteur pour décembre 2 500",
        "CHUS direct award catering for December 2 500",
    ],
)
def test_figures_past_a_day_to_come_may_be_the_end_of_an_amount(line: str) -> None:
    asked = CONTRACT.read(line, reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed) == ("amount", "500")


@pytest.mark.parametrize("amount", ["2500", "2500 $", "$2,500.00", "2 500,00 $"])
def test_number_of_a_day_past_an_amount_is_the_one_of_the_contract(amount: str) -> None:
    sale = CONTRACT.read(f"{amount} le 12 CHUS gré à gré", reading())

    assert isinstance(sale, Filled)
    assert (sale.values["amount"], sale.kept["on"]) == (Money(250_000), "2026-11-12")


@pytest.mark.parametrize(
    "line",
    [
        "2500 $ - le 12 CHUS gré à gré",
        "2500 $ : le 12 CHUS gré à gré",
        "gré à gré / le 12 CHUS 2500 $",
        "2500 $ – le 12, CHUS gré à gré",
        "2500 $ (le 12) CHUS gré à gré",
        "CHUS le 12 gré à gré 2500 $",
        "CHUS – the 12th direct award 2500 $",
        "le 12 : 2500 $ CHUS gré à gré",
        "le 12 - 2500 $ CHUS gré à gré",
        "le 12 2 500 $ CHUS gré à gré",
    ],
)
def test_number_beside_what_means_something_is_the_day_of_the_contract(line: str) -> None:
    sale = CONTRACT.read(line, reading())

    assert isinstance(sale, Filled)
    assert (sale.values["amount"], sale.kept["on"]) == (Money(250_000), "2026-11-12")
    assert "12" not in sale.kept.get("purpose", "")


@pytest.mark.parametrize(
    "said",
    [
        "traiteur, le 12",
        "(traiteur) le 12",
        "traiteur (le 12)",
        "le 12 traiteur",
    ],
)
def test_number_that_ends_or_begins_a_part_is_asked_about(said: str) -> None:
    asked = CONTRACT.read(f"2500 $ {said} CHUS gré à gré", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed, asked.kept["purpose"]) == ("on", "le 12", "traiteur")
    assert [one.value for one in asked.options] == ["2026-11-12"]


@pytest.mark.parametrize(
    "line",
    [
        "2500 $ CHUS gré à gré traiteur (le 12)",
        "2500 $ CHUS gré à gré le 12 octobe",
        "le 12 repas pour le CA CHUS 2500 $ gré à gré",
        "CHUS gré à gré, le 12 on a signé 2500 $",
        "2500 $ CHUS direct award, on the 12th catering",
        "2500 $ CHUS gré à gré gala 2026 (le 12) Sherbrooke",
    ],
)
def test_number_in_doubt_is_asked_about(line: str) -> None:
    asked = CONTRACT.read(line, reading())

    assert isinstance(asked, Asking)
    assert asked.slot.name == "on"
    assert [one.value for one in asked.options] == ["2026-11-12"]


@pytest.mark.parametrize("said", ["Livraison le 3 -", "traiteur -\nle 12 en personne"])
def test_number_that_a_word_leads_to_past_a_sign_is_no_day_of_the_contract(said: str) -> None:
    sale = CONTRACT.read(f"{said} CHUS gré à gré 2500 $", reading())

    assert isinstance(sale, Filled)
    assert "on" not in sale.kept


@pytest.mark.parametrize("said", ["Le 1er j’ai appelé", "The 1st called", "le 1er appel"])
def test_number_that_orders_or_dates_is_asked_about(said: str) -> None:
    asked = CONTACT.read(f"{said} Luc Roy CHUS", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, [one.value for one in asked.options]) == ("on", ["2026-11-01"])


@pytest.mark.parametrize(
    ("words", "cents"),
    [
        ("le 12 mille dollars", 1_200_000),
        ("le 12 k traiteur", 1_200_000),
        ("le 12 500 $", 1_250_000),
    ],
)
def test_number_of_an_amount_is_no_day(words: str, cents: int) -> None:
    sale = CONTRACT.read(f"CHUS gré à gré {words}", reading())

    assert isinstance(sale, Filled)
    assert (sale.values["amount"].cents, sale.kept.get("on")) == (cents, None)


@pytest.mark.parametrize(
    "line",
    [
        "CHUS, appel - le 12 Luc Roy",
        "appel : le 12 Luc Roy CHUS",
        "CHUS (appel) le 12 Luc Roy",
        "appel le 12 – Luc Roy CHUS",
        "the 12th - Luc Roy CHUS call",
        "Luc Roy CHUS le 12 au téléphone",
    ],
)
def test_number_beside_what_means_something_is_the_day_of_the_contact(line: str) -> None:
    told = CONTACT.read(line, reading())

    assert isinstance(told, Filled)
    assert told.kept == {
        "person": "Luc Roy",
        "institution": 1,
        "channel": "appel",
        "on": "2026-11-12",
    }


@pytest.mark.parametrize(
    "purpose",
    [
        "le 5 étoiles",
        "le 1er contrat",
        "le 5e anniversaire",
        "the 3rd floor",
        "le 28 traiteur",
        "le 10 09 2026",
        "le 4 par 4",
        "le 5 à 7h",
        "le 5@7",
        "le 12 & 13",
        "traiteur « Le 12 »",
        "gala à 18h le 5 au Centre",
        "sera livré le 5",
        "le 3 en 1",
        "le 2 pour 1 café",
        "le 12 - 14",
        "traiteur - le 12",
    ],
)
def test_number_that_counts_or_orders_is_no_day_of_the_contract(purpose: str) -> None:
    sale = CONTRACT.read(f"2500 $ {purpose} CHUS gré à gré", reading())

    assert isinstance(sale, Filled)
    assert (sale.values["purpose"], sale.kept.get("on")) == (purpose, None)


@pytest.mark.parametrize(
    "line",
    [
        "CHUS gré à gré traiteur pour mardi 24",
        "traiteur pour lundi 30, CHUS, gré à gré",
        "CHUS direct award catering by Tuesday 24",
    ],
)
def test_number_of_a_named_day_to_come_is_no_amount(line: str) -> None:
    asked = CONTRACT.read(line, reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.kept.get("amount"), asked.typed) == ("amount", None, "")


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
    "line",
    ["Livraison le 28 CHUS 2500 $ gré à gré", "2500 livraison 18h le 28 CHUS gré à gré"],
)
def test_number_not_come_this_month_before_a_name_is_asked_about(line: str) -> None:
    asked = CONTRACT.read(line, reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed) == ("on", "le 28")


@pytest.mark.parametrize("words", ["mille", "mille $", "thousand"])
def test_number_of_thousands_past_a_named_day_is_an_amount(words: str) -> None:
    told = CONTRACT.read(f"CHUS gré à gré traiteur pour lundi 30 {words}", reading())

    assert isinstance(told, Filled)
    assert told.values["amount"].cents == 3_000_000


def test_number_before_what_is_grand_is_the_one_of_its_day() -> None:
    sale = CONTRACT.read("CHUS gré à gré lundi 16 grand ménage 2500", reading())

    assert isinstance(sale, Filled)
    assert (sale.values["amount"], sale.kept["on"]) == (Money(250_000), "2026-11-16")


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
