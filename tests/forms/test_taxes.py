"""What is said of taxes beside an amount in doubt: kept until the amount is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.fields.money import Money
from bot.forms import Filled
from tests.forms.samples import CONTRACT, reading


@pytest.mark.parametrize(
    ("doubtful", "words", "amount"),
    [
        ("2.500 taxes en sus", ["2500"], Money(2500_00, tax="extra")),
        ("2.500 plus tax", ["2.600", "2600"], Money(2600_00, tax="extra")),
        ("2.500 taxes incluses", ["rien", "2500"], Money(2500_00, tax="included")),
        ("2.500 plus tax", ["2500 tax included"], Money(2500_00, tax="included")),
        ("5 $ plus taxes", ["500"], Money(500_00, tax="extra")),
    ],
)
def test_taxes_said_of_a_doubtful_amount_are_kept_with_the_one_typed_anew(
    doubtful: str, words: list[str], amount: Money
) -> None:
    kept: Mapping[str, Any] = {"institution": 1, "mode": "gre_a_gre"}
    result = CONTRACT.resume(kept, "amount", doubtful, reading())
    for one in words:
        result = CONTRACT.resume(result.kept, "amount", one, reading())

    assert isinstance(result, Filled)
    assert result.values["amount"] == amount
