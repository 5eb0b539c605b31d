"""An answer that says another value too: what leads to it, and the other of two hours."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from bot.fields import Amount
from bot.fields.goal import GoalField
from bot.fields.hour import HourField
from bot.fields.money import Money
from bot.forms import Asking, Filled, Form, Refused
from tests.forms.samples import reading, unfit


def aim(ctx: object, count: Annotated[int, GoalField()], amount: Amount) -> None: ...


def hush(
    ctx: object,
    start: Annotated[int, HourField("begins", keys=("de", "from"), end=False)],
    until: Annotated[int, HourField("ends", keys=("à", "until"), end=True)],
) -> None: ...


GOALS, QUIET = Form.of(aim), Form.of(hush)


@pytest.mark.parametrize(
    ("asked", "kept", "words"),
    [
        ("count", {}, "150 contracts worth $90,000"),
        ("amount", {}, "150 contracts and $90,000"),
        ("amount", {"count": 150}, "150 contrats et 90 000 $"),
        ("count", {"amount": Money(90_000_00).dump()}, "150 contrats, 90 000 $ de ventes"),
    ],
)
def test_words_that_lead_to_another_value_stand_beside_an_answer(
    asked: str, kept: dict[str, Any], words: str
) -> None:
    filled = GOALS.resume(kept, asked, words, reading(language="en" if "$9" in words else "fr"))

    assert isinstance(filled, Filled)
    assert filled.kept == {"count": 150, "amount": Money(90_000_00).dump()}


def test_other_value_that_is_known_is_not_said_anew_of_an_answer() -> None:
    kept = {"count": 20}
    refused = GOALS.resume(kept, "amount", "150 contrats et 90 000 $", reading())

    assert unfit(refused).endswith("« 150 contrats et ».")
    assert isinstance(refused, Refused)
    assert refused.kept == kept


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("start", {"until": 7}),
        ("until", {"start": 21}),
        ("start", {"start": 20, "until": 6}),
        ("start", {"until": {"unread": "8h30"}}),
    ],
)
def test_other_hour_of_two_is_said_anew(asked: str, kept: dict[str, Any]) -> None:
    filled = QUIET.resume(kept, asked, "22h à 8h", reading())

    assert isinstance(filled, Filled)
    assert filled.kept == {"start": 22, "until": 8}


def test_one_hour_alone_leaves_the_other_as_it_was() -> None:
    filled = QUIET.resume({"start": 21, "until": 7}, "start", "22h", reading())

    assert isinstance(filled, Filled)
    assert filled.kept == {"start": 22, "until": 7}


def test_other_hour_that_is_not_whole_is_asked_about() -> None:
    asked = QUIET.resume({"until": 7}, "start", "22h à 8h30", reading())

    assert isinstance(asked, Asking)
    assert asked.kept == {"start": 22, "until": {"unread": "8h30"}}
    assert [one.value for one in asked.options] == [8, 9]
