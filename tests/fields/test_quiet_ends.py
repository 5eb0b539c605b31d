"""The two ends of quiet hours: what « 10 » is the evening's or the morning's is asked."""

from __future__ import annotations

from typing import Annotated

import pytest

from bot.fields.hour import HourField
from bot.forms import Asking, Filled, Form
from tests.forms.samples import reading

KNOWN = {"start": 21, "until": 8}


def hush(
    ctx: None,
    start: Annotated[int, HourField("from", end=False)],
    until: Annotated[int, HourField("until", end=True)],
) -> None: ...


FORM = Form.of(hush)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("10", [22, 10]),
        ("9h", [21, 9]),
        ("10 o'clock", [22, 10]),
        ("à partir de 9h00", [21, 9]),
        ("1h", [1, 13]),
    ],
)
def test_beginning_of_either_half_of_the_day_is_asked(said: str, hours: list[int]) -> None:
    asked = FORM.resume(KNOWN, "start", said, reading())

    assert isinstance(asked, Asking)
    assert asked.slot.name == "start"
    assert [one.value for one in asked.options] == hours
    assert asked.kept["until"] == 8


@pytest.mark.parametrize("said", ["10 to 7", "10h à 7h", "10-7am", "début 10 fin 7"])
def test_range_whose_beginning_is_of_either_half_of_the_day_asks_which(said: str) -> None:
    asked = FORM.read(said, reading())

    assert isinstance(asked, Asking)
    assert [one.value for one in asked.options] == [22, 10]
    assert asked.kept["until"] == 7


def test_half_of_the_day_answers_which_beginning_is_meant() -> None:
    asked = FORM.resume(KNOWN, "start", "10", reading())
    assert isinstance(asked, Asking)
    filled = FORM.resume(asked.kept, "start", "du soir", reading())

    assert isinstance(filled, Filled)
    assert filled.values == {"start": 22, "until": 8}


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("start 10pm end 7am", (22, 7)),
        ("starts 10pm, ends 7am", (22, 7)),
        ("22h → 7h", (22, 7)),
        ("22h -> 7h", (22, 7)),
        ("22h, fin 7h", (22, 7)),
        ("10 du soir à 7", (22, 7)),
        ("09:00 à 07:00", (9, 7)),
        ("9h à 17h", (9, 17)),
        ("12 à 7", (12, 7)),
        ("minuit à 8h", (0, 8)),
    ],
)
def test_range_of_hours_is_read(said: str, hours: tuple[int, int]) -> None:
    filled = FORM.read(said, reading())

    assert isinstance(filled, Filled)
    assert tuple(filled.values.values()) == hours


@pytest.mark.parametrize(
    "said", ["demain matin 7h", "7h demain matin", "tomorrow morning at 7", "7", "end 7am"]
)
def test_end_is_read_by_the_morning(said: str) -> None:
    filled = FORM.resume(KNOWN, "until", said, reading())

    assert isinstance(filled, Filled)
    assert filled.values == {"start": 21, "until": 7}
