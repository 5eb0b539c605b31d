"""What is typed beside an answer: told apart from it, in a conversation or in a sheet."""

from __future__ import annotations

from datetime import time

import pytest

from bot.fields.hours import Hours
from bot.fields.money import Money
from bot.forms import Filled, Form
from bot.sheets import Mistakes, filled_in
from tests.fields.announcing import FORM
from tests.forms.samples import CONTACT, CONTRACT, FR, reading, unfit
from tests.printing import plain

THURSDAY = {"kind": "training", "title": "Café", "on": "2026-12-03"}


@pytest.mark.parametrize(
    ("words", "values", "left"),
    [
        ("14h salle B", "14 h", "salle B"),
        ("14h au Parvis", "14 h", "au Parvis"),
        ("vendredi 14h", "14 h", "vendredi"),
        ("le 4 décembre à 14h", "14 h", "le 4 décembre"),
        ("14h, 20 places, salle B", "14 h et 20", "salle B"),
        ("14h, illimité, salle B", "14 h et Sans limite", "salle B"),
        ("14h (accueil)", "14 h", "accueil"),
        ("avant 14h", "14 h", "avant"),
        ("14h? non", "14 h", "non"),
    ],
)
def test_words_beside_an_answer_are_told_apart_from_it(words: str, values: str, left: str) -> None:
    said = unfit(FORM.resume(THURSDAY, "hours", words, reading()))

    assert said == f"J’ai compris {values}, mais le reste ne répond pas à la question : « {left} »."


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("2h salle B", "« salle B »"),
        ("14h ou 15h salle B", "« salle B »"),
        ("14h (accueil dès 13h) salle B", "« accueil » et « salle B »"),
    ],
)
def test_words_beside_an_answer_in_doubt_are_named_each_by_itself(words: str, left: str) -> None:
    said = unfit(FORM.resume(THURSDAY, "hours", words, reading()))

    assert said == f"Ceci ne répond pas à la question, dans « {words} » : {left}."


@pytest.mark.parametrize(
    "words", ["ça commence à 14h et finit à 16h", "starts at 2pm and ends at 4pm", "14h–16h"]
)
def test_beginning_and_end_may_be_told_in_words(words: str) -> None:
    result = FORM.resume(THURSDAY, "hours", words, reading())

    assert isinstance(result, Filled)
    assert result.values["hours"] == Hours(time(14), time(16))


def test_words_none_of_which_answers_are_quoted_once() -> None:
    kept = {"institution": 1, "mode": "gre_a_gre"}
    said = unfit(CONTRACT.resume(kept, "amount", "2500 boîtes", reading()))

    assert said == "« 2500 boîtes » ne répond pas à la question."


@pytest.mark.parametrize("words", ["gré à gré traiteur", "gré à gré pour le traiteur du midi"])
def test_few_words_are_kept_no_less_than_many(words: str) -> None:
    kept = {"amount": Money(2500_00).dump(), "institution": 1}

    left = words.removeprefix("gré à gré ")
    assert unfit(CONTRACT.resume(kept, "mode", words, reading())).endswith(f": « {left} ».")


@pytest.mark.parametrize(
    ("form", "kept", "name", "words", "said"),
    [
        (FORM, THURSDAY, "hours", "14h, 20 places", ("14 h", "20 places")),
        (CONTRACT, {"institution": 1}, "amount", "2500 hier", ("2 500 $", "hier")),
        (CONTRACT, {"institution": 1}, "amount", "2500 gré à gré", ("2 500 $", "gré à gré")),
    ],
)
def test_input_of_a_sheet_says_its_own_value_alone(
    form: Form, kept: dict[str, object], name: str, words: str, said: tuple[str, str]
) -> None:
    result = filled_in(FR, form, kept, {name: words}, reading())
    value, left = said

    assert isinstance(result, Mistakes)
    assert {name: plain(FR(why)) for name, why in result.by_input.items()} == {
        name: f"J’ai compris {value}, mais le reste ne répond pas à la question : « {left} »."
    }


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("phone", "cell 819-555-0142", "819-555-0142"),
        ("phone", "819 555 0142 (bureau)", "819 555 0142"),
        ("phone", "direct line: 819 555 0142", "819 555 0142"),
        ("email", "courriel : ana@example.org", "ana@example.org"),
        ("email", "ana@example.org (work)", "ana@example.org"),
    ],
)
def test_input_of_a_sheet_may_say_what_its_value_is(name: str, words: str, value: str) -> None:
    kept = {"person": "Ana Roy", "institution": 1, "channel": "appel"}
    result = filled_in(FR, CONTACT, kept, {name: words}, reading())

    assert isinstance(result, Filled)
    assert result.kept == {**kept, name: value}
