"""Figures of a day beside an amount, on a Wednesday, 18 November 2026."""

from __future__ import annotations

import pytest

from bot.fields.money import Money
from bot.forms import Asking, Filled
from tests.forms.samples import CONTRACT, reading


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


@pytest.mark.parametrize("words", ["mille", "mille $", "thousand"])
def test_number_of_thousands_past_a_named_day_is_an_amount(words: str) -> None:
    told = CONTRACT.read(f"CHUS gré à gré traiteur pour lundi 30 {words}", reading())

    assert isinstance(told, Filled)
    assert told.values["amount"].cents == 3_000_000


def test_number_before_what_is_grand_is_the_one_of_its_day() -> None:
    sale = CONTRACT.read("CHUS gré à gré lundi 16 grand ménage 2500", reading())

    assert isinstance(sale, Filled)
    assert (sale.values["amount"], sale.kept["on"]) == (Money(250_000), "2026-11-16")


def test_number_of_an_address_past_a_day_is_asked_about() -> None:
    asked = CONTRACT.read("CHUS gré à gré le 10 1234 rue Ontario", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed) == ("amount", "10 ; 1234")
