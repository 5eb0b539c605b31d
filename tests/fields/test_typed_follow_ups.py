"""The day of a follow-up as people type it, on a Wednesday, 18 November 2026."""

from __future__ import annotations

import pytest

from bot.forms import Asking, Filled
from tests.forms.samples import CONTACT, reading

NUMBERS = [
    ("le 12", "2026-12-12"),
    ("le 18", "2026-11-18"),
    ("le 26", "2026-11-26"),
    ("le 1er", "2026-12-01"),
    ("le 31", "2026-12-31"),
    ("on the 12th", "2026-12-12"),
]


@pytest.mark.parametrize(("said", "day"), NUMBERS)
def test_number_alone_is_the_next_day_of_that_number(said: str, day: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS appel le 3, rappeler {said}", reading())
    kept = {"person": "Luc Roy", "institution": 1, "channel": "appel", "on": "2026-11-03"}
    answered = CONTACT.resume(kept, "follow_up", said, reading())

    assert isinstance(told, Filled)
    assert isinstance(answered, Filled)
    assert told.kept == answered.kept == {**kept, "follow_up": day}


def test_mere_number_answers_for_a_follow_up() -> None:
    kept = {"person": "Luc Roy", "institution": 1, "channel": "appel"}
    answered = CONTACT.resume(kept, "follow_up", "26", reading())

    assert isinstance(answered, Filled)
    assert answered.kept == {**kept, "follow_up": "2026-11-26"}


def test_number_that_no_day_has_is_asked_again() -> None:
    asked = CONTACT.resume({}, "follow_up", "le 32", reading())

    assert isinstance(asked, Asking)
    assert asked.kept == {"follow_up": {"unread": "le 32"}}


def test_number_that_more_is_said_of_stays_in_the_note() -> None:
    told = CONTACT.read("Luc Roy CHUS appel, rappeler le 12 au matin", reading())

    assert isinstance(told, Filled)
    assert "follow_up" not in told.kept
    assert told.kept["note"] == "rappeler le 12 au matin"
