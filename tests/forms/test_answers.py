"""What is typed under a question: all of it is taken, or none of it."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours
from bot.fields.money import Money
from bot.forms import Filled, Refused
from bot.forms.form import Result
from bot.sheets import Mistakes, filled_in
from storage.contracts import Mode
from tests.fields.announcing import FORM
from tests.forms.samples import CONTACT, CONTRACT, LANGUAGES, NOW, ZONE, reading
from tests.printing import plain

THURSDAY = {"kind": "training", "title": "Café", "on": "2026-12-03"}
FR = LANGUAGES.translator("fr", zone=ZONE, now=NOW)


def told(result: Result) -> str:
    assert isinstance(result, Refused), result
    assert result.kind == "unfit"
    return plain(FR(result.why))


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("14h salle B", "salle B"),
        ("14h au Parvis", "au Parvis"),
        ("vendredi 14h", "vendredi"),
        ("le 4 décembre à 14h", "le 4 décembre"),
        ("14h, 20 places, salle B", "salle B"),
        ("2h salle B", "salle B"),
    ],
)
def test_words_beside_an_answer_are_refused_rather_than_lost(words: str, left: str) -> None:
    said = told(FORM.resume(THURSDAY, "hours", words, reading()))

    assert said == f"« {left} » ne répond pas à la question, dans « {words} »."


@pytest.mark.parametrize(
    "words",
    [
        "14h",
        "c’est à 14h je crois",
        "bon, plutôt 14h svp",
        "it is around 14h I think",
        "jeudi 14h",
        "le 3 décembre à 14h",
        "14h, thursday",
    ],
)
def test_words_that_lead_to_an_answer_or_say_again_what_is_known_are_taken(words: str) -> None:
    result = FORM.resume(THURSDAY, "hours", words, reading())

    assert isinstance(result, Filled)
    assert result.values["on"] == date(2026, 12, 3)
    assert result.values["hours"] == Hours(time(14))
    assert result.values["place"] == ""


def test_answer_may_say_what_else_is_open() -> None:
    result = FORM.resume(THURSDAY, "hours", "14h, 20 places", reading())

    assert isinstance(result, Filled)
    assert result.values["capacity"] == 20


@pytest.mark.parametrize("words", ["gré à gré traiteur", "gré à gré pour le traiteur du midi"])
def test_few_words_are_kept_no_less_than_many(words: str) -> None:
    kept = {"amount": Money(2500_00).dump(), "institution": 1}

    assert told(CONTRACT.resume(kept, "mode", words, reading())).endswith(f"dans « {words} ».")


@pytest.mark.parametrize("words", ["visio Teams", "5 à 7 du CÉSIM"])
def test_words_of_a_channel_that_are_its_note_are_kept_there(words: str) -> None:
    result = CONTACT.resume({"person": "Luc Roy", "institution": 1}, "channel", words, reading())

    assert isinstance(result, Filled)
    assert result.values["note"] == words


def test_words_of_a_channel_leave_the_note_that_is_kept() -> None:
    kept = {"person": "Luc Roy", "institution": 1, "note": "prix"}
    result = CONTACT.resume(kept, "channel", "visio Teams", reading())

    assert isinstance(result, Filled)
    assert result.values["note"] == "prix"


def test_answer_may_say_again_what_is_known() -> None:
    kept = {"amount": Money(2500_00).dump(), "mode": "gre_a_gre"}
    result = CONTRACT.resume(kept, "institution", "CHUS gré à gré", reading())

    assert isinstance(result, Filled)
    assert (result.values["institution"], result.values["mode"]) == (1, Mode.MUTUAL)


@pytest.mark.parametrize("words", ["CHUS appel d’offres public", "CHUS 3000"])
def test_answer_that_says_otherwise_is_refused(words: str) -> None:
    kept = {"amount": Money(2500_00).dump(), "mode": "gre_a_gre"}
    result = CONTRACT.resume(kept, "institution", words, reading())

    assert isinstance(result, Refused)


def test_answer_may_add_a_word_that_says_nothing() -> None:
    kept = {"institution": 1, "mode": "gre_a_gre"}
    result = CONTRACT.resume(kept, "amount", "2500 $ total", reading())

    assert isinstance(result, Filled)


def test_input_of_a_sheet_says_its_own_value_alone() -> None:
    values = {"hours": "14h, 20 places", "capacity": ""}
    result = filled_in(FR, FORM, THURSDAY, values, reading())

    assert isinstance(result, Mistakes)
    assert {name: plain(FR(why)) for name, why in result.by_input.items()} == {
        "hours": "« 14h, 20 places » ne répond pas à la question."
    }
