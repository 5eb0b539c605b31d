"""What a handler's signature declares: its slots, and those that two handlers have in common."""

from dataclasses import dataclass

import pytest

from bot.fields import Amount, Money, Note, Purpose
from bot.forms import Filled, Form
from tests.forms.samples import log_contract, reading


@dataclass(frozen=True)
class Sold:
    """What two handlers have in common."""

    amount: Amount
    purpose: Purpose = ""


def test_signature_gives_slots_with_their_defaults() -> None:
    form = Form.of(log_contract)
    assert [(one.name, one.required) for one in form.slots] == [
        ("amount", True),
        ("institution", True),
        ("mode", True),
        ("purpose", False),
        ("on", False),
        ("partners", False),
        ("on_behalf_of", False),
    ]


def test_signature_without_a_field_is_a_programmers_error() -> None:
    def handler(ctx: object, amount: int) -> None: ...

    with pytest.raises(TypeError, match="amount has no field"):
        Form.of(handler)


def test_dataclass_in_a_signature_stands_for_its_slots() -> None:
    def handler(ctx: object, sold: Sold, *, note: Note = "") -> None: ...

    form = Form.of(handler)
    result = form.read("buanderie 2 500 $", reading())
    assert isinstance(result, Filled)
    assert [(one.name, one.required) for one in form.slots] == [
        ("amount", True),
        ("purpose", False),
        ("note", False),
    ]
    assert result.values == {"amount": Money(250_000), "purpose": "buanderie", "note": ""}
    assert form.arguments(result.values) == {"sold": Sold(Money(250_000), "buanderie"), "note": ""}


def test_name_that_a_part_has_already_is_a_programmers_error() -> None:
    def handler(ctx: object, sold: Sold, *, purpose: Purpose = "", amount: Amount) -> None: ...

    with pytest.raises(ValueError, match="there twice: amount, purpose"):
        Form.of(handler)


def test_name_of_a_part_within_another_is_a_programmers_error() -> None:
    def handler(ctx: object, purpose: Sold) -> None: ...

    with pytest.raises(ValueError, match="there twice: purpose"):
        Form.of(handler)
