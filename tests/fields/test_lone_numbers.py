"""Days told by their number alone, on a Wednesday, 18 November 2026."""

from __future__ import annotations

import pytest

from bot.fields.money import Money
from bot.forms import Asking, Filled
from tests.forms.samples import CONTACT, CONTRACT, reading


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
    ["Livraison le 28 CHUS 2500 $ gré à gré", "2500 livraison 18h le 28 CHUS gré à gré"],
)
def test_number_not_come_this_month_before_a_name_is_asked_about(line: str) -> None:
    asked = CONTRACT.read(line, reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed) == ("on", "le 28")
