"""The part of the day at hand, beside an hour: the words say the day too."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from bot.fields.hours import Hours
from bot.forms import Asking, Filled, Refused
from tests.fields.announcing import FORM, read
from tests.fields.calls import CALL
from tests.forms.samples import reading, unfit

TODAY = date(2026, 11, 18)
EVENING, AFTERNOON, MORNING = Hours(time(19)), Hours(time(14)), Hours(time(11))
NAMED = {"kind": "networking", "title": "Café"}
SAID = [
    ("ce matin 11h", MORNING),
    ("11h ce matin", MORNING),
    ("cet avant-midi, 11h", MORNING),
    ("cet après-midi à 14h", AFTERNOON),
    ("cet après-midi 2h", AFTERNOON),
    ("2h cet après-midi", AFTERNOON),
    ("this afternoon 2:00", AFTERNOON),
    ("2pm this afternoon", AFTERNOON),
    ("ce soir 19h", EVENING),
    ("ce soir à 7h", EVENING),
    ("7h, ce soir", EVENING),
    ("tonight 7pm", EVENING),
    ("tonight at 7", EVENING),
    ("ce soir à 7", EVENING),
    ("this afternoon at 2", AFTERNOON),
    ("7:00 tonight", EVENING),
    ("this evening at 7:00", EVENING),
    ("ce soir 7 à 9", Hours(time(19), time(21))),
    ("tonight, from 7 to 9", Hours(time(19), time(21))),
    ("ce matin 9 à 11h", Hours(time(9), time(11))),
]


@pytest.mark.parametrize(("said", "hours"), SAID)
def test_part_of_the_day_at_hand_is_the_day_of_an_hour(said: str, hours: Hours) -> None:
    expected = ("networking", "Café", TODAY, hours, "Parvis", None)

    assert read(f"réseautage Café {said}, Parvis") == expected


@pytest.mark.parametrize(("said", "hours"), SAID)
@pytest.mark.parametrize("asked", ["on", "hours"])
def test_part_of_the_day_at_hand_answers_with_its_hour(asked: str, said: str, hours: Hours) -> None:
    filled = FORM.resume(NAMED, asked, said, reading())

    assert isinstance(filled, Filled)
    assert [*filled.values.values()] == ["networking", "Café", TODAY, hours, "", None]


@pytest.mark.parametrize(
    ("said", "words"),
    [("ce soir 19h", "ce soir"), ("7pm tonight", "tonight"), ("ce matin 9h", "ce matin")],
)
def test_part_of_the_day_at_hand_is_of_no_other_day(said: str, words: str) -> None:
    kept = {**NAMED, "on": "2026-12-03"}
    answered = FORM.resume(kept, "hours", said, reading())

    assert unfit(answered).endswith(f"mais le reste ne répond pas à la question : « {words} ».")
    assert isinstance(answered, Refused)
    assert answered.kept == kept


def test_part_of_the_day_at_hand_of_that_day_is_said_again() -> None:
    filled = FORM.resume({**NAMED, "on": "2026-11-18"}, "hours", "7h ce soir", reading())

    assert isinstance(filled, Filled)
    assert filled.values["hours"] == EVENING


def asked(line: str) -> tuple[str, list[Any], dict[str, Any]]:
    """Return what is asked about a line, with its buttons and what is kept."""
    found = FORM.read(line, reading())

    assert isinstance(found, Asking)
    return found.slot.name, [one.value for one in found.options], dict(found.kept)


def test_part_of_the_day_at_hand_beside_another_day_is_asked() -> None:
    unread = {"on": {"unread": "jeudi ; ce soir"}, "hours": ["19:00"]}
    expected = ("on", ["2026-11-19", "2026-11-18"], {**NAMED, **unread})

    assert asked("réseautage Café jeudi, ce soir 19h") == expected


@pytest.mark.parametrize("said", ["ce matin 14h", "14h ce matin", "ce soir 0h", "0h ce soir"])
def test_part_of_the_day_that_an_hour_is_not_of_is_quoted_with_it_and_is_no_day(said: str) -> None:
    assert asked(f"réseautage Café {said}") == ("on", [], {**NAMED, "hours": {"unread": said}})


@pytest.mark.parametrize("between", [" : ", " - ", " — ", "; "])
def test_evening_at_hand_is_a_day_before_any_sign(between: str) -> None:
    assert read(f"formation Café ce soir{between}19h")[1:4] == ("Café", TODAY, EVENING)


def test_evening_at_hand_or_another_day_is_asked() -> None:
    assert asked("réseautage Café ce soir ou demain 19h")[:2] == (
        "on",
        ["2026-11-18", "2026-11-19"],
    )


def test_evening_at_hand_is_a_day_without_an_hour() -> None:
    kept = {**NAMED, "on": "2026-11-18", "place": "Parvis"}

    assert asked("réseautage Café ce soir, Parvis") == ("hours", [], kept)


@pytest.mark.parametrize(
    "title", ["Ce soir on danse", "The Tonight Show", "Les étoiles de ce soir", "Café ce soir-là"]
)
def test_evening_in_a_name_stays_there(title: str) -> None:
    expected = ("training", title, date(2026, 11, 19), EVENING, "", None)

    assert read(f"formation {title}, jeudi 19h") == expected


@pytest.mark.parametrize("said", ["cet après-midi 16h", "4pm this afternoon"])
def test_call_closes_in_the_part_of_the_day_at_hand(said: str) -> None:
    found = CALL.read(f"Entretien, {said}", reading())

    assert isinstance(found, Asking)
    assert found.kept == {"title": "Entretien", "on": "2026-11-18", "hours": ["16:00"]}


@pytest.mark.parametrize("rest", ["au Centre Paul", "salle 2", "en ligne"])
def test_evening_at_hand_after_its_hour_is_no_place(rest: str) -> None:
    filled = FORM.read(f"réseautage Café 19h ce soir {rest}", reading())

    assert isinstance(filled, Filled)
    assert (filled.values["on"], filled.values["place"]) == (TODAY, rest)


def test_evening_told_of_after_an_hour_is_not_the_one_at_hand() -> None:
    asked = FORM.read("réseautage Café 19h ce soir-là au Parvis", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.kept["place"]) == ("on", "ce soir-là au Parvis")
