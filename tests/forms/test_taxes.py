"""What is said of an amount in doubt: taxes are kept until it is known, « oui » settles it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.fields.money import Money
from bot.forms import Asking, Filled
from tests.forms.samples import CONTRACT, reading, unfit


def test_amount_before_tax_that_is_asked_about_keeps_what_was_said_of_taxes() -> None:
    kept = {"institution": 1, "mode": "gre_a_gre"}
    result = CONTRACT.resume(kept, "amount", "$2,500 before tax", reading())

    assert isinstance(result, Asking)
    assert [one.value["tax"] for one in result.options] == ["extra", "extra"]


def test_taxes_said_of_a_doubtful_amount_stay_with_its_question() -> None:
    asked = CONTRACT.read("2 50 + tx CHUS gré à gré", reading())

    assert isinstance(asked, Asking)
    assert asked.kept["amount"] == {"unread": "2 50 + tx"}
    assert "purpose" not in asked.kept
    assert [one.value["tax"] for one in asked.options] == ["extra"] * 3


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


@pytest.mark.parametrize(
    ("doubtful", "words", "amount"),
    [
        ("peut-être 3000", "oui", Money(3000_00)),
        ("je pense que c’est 3 M$", "c’est exact", Money(3_000_000_00)),
        ("sûrement 3000", "oui", Money(3000_00)),
        ("3000?", "yes, exactly", Money(3000_00)),
        ("it was, I think it was 3000", "yes", Money(3000_00)),
        ("3000 $ (à confirmer)", "oui", Money(3000_00)),
        ("maybe 3000", "about", Money(3000_00, approximate=True)),
        ("3000 peut-être plus taxes", "à peu près", Money(3000_00, approximate=True, tax="extra")),
    ],
)
def test_amount_that_is_not_certain_is_settled_by_the_words_of_its_question(
    doubtful: str, words: str, amount: Money
) -> None:
    asked = CONTRACT.resume({"institution": 1, "mode": "gre_a_gre"}, "amount", doubtful, reading())
    result = CONTRACT.resume(asked.kept, "amount", words, reading())

    assert result.kept["amount"] == amount.dump()


@pytest.mark.parametrize(
    ("doubtful", "said"), [("peut-être 1.500", "1.500"), ("maybe 3000-4000", "3000-4000")]
)
def test_amount_with_another_doubt_is_still_asked_once_it_is_certain(
    doubtful: str, said: str
) -> None:
    asked = CONTRACT.resume({"institution": 1, "mode": "gre_a_gre"}, "amount", doubtful, reading())
    result = CONTRACT.resume(asked.kept, "amount", "oui", reading())

    assert isinstance(result, Asking)
    assert result.kept["amount"] == {"unread": said}


def test_amount_with_two_readings_is_not_settled_by_a_yes() -> None:
    asked = CONTRACT.resume({"institution": 1, "mode": "gre_a_gre"}, "amount", "2.500", reading())

    said = unfit(CONTRACT.resume(asked.kept, "amount", "oui", reading()))
    assert said == "« oui » ne répond pas à la question."


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("3000 $ au total", Money(3000_00)),
        ("3000$ canadiens", Money(3000_00)),
        ("3000 canadiens", Money(3000_00)),
        ("environ 3000 in total", Money(3000_00, approximate=True)),
        ("3000 $ HT", Money(3000_00, tax="extra")),
        ("3000 (h.t.)", Money(3000_00, tax="extra")),
        ("3000 TTI", Money(3000_00, tax="included")),
    ],
)
def test_words_of_a_sum_are_no_purpose_in_a_line_nor_a_fact_in_an_answer(
    said: str, amount: Money
) -> None:
    line = CONTRACT.read(f"{said} CHUS gré à gré", reading())
    answer = CONTRACT.resume({"institution": 1, "mode": "gre_a_gre"}, "amount", said, reading())

    assert isinstance(line, Filled)
    assert isinstance(answer, Filled)
    assert (
        line.kept == answer.kept == {"institution": 1, "mode": "gre_a_gre", "amount": amount.dump()}
    )


@pytest.mark.parametrize(
    "purpose",
    ["repas pour 40 Canadiens", "filet net", "total du buffet", "3 lots bruts", "poste HT"],
)
def test_words_beside_no_sum_are_a_purpose(purpose: str) -> None:
    result = CONTRACT.read(f"2500 $ CHUS gré à gré, {purpose}", reading())

    assert isinstance(result, Filled)
    assert result.values["purpose"] == purpose
    assert result.values["amount"] == Money(2500_00)


@pytest.mark.parametrize("word", ["net", "brut", "gross"])
def test_sum_before_or_after_what_is_taken_of_it_is_an_amount(word: str) -> None:
    """What says something of a sum, but not what of its taxes, stays to be read."""
    line = CONTRACT.read(f"3000 {word} CHUS gré à gré", reading())
    answer = CONTRACT.resume({"institution": 1}, "amount", f"3000 {word}", reading())

    assert isinstance(line, Filled)
    assert line.values["purpose"] == word
    assert line.values["amount"] == Money(3000_00)
    assert answer.kept == {"institution": 1, "amount": Money(3000_00).dump()}
