"""What is typed beside an answer: told apart from it, in a conversation or in a sheet."""

from __future__ import annotations

from datetime import time

import pytest

from bot.fields.hours import Hours
from bot.fields.money import Money
from bot.forms import Asking, Filled, Form
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
        ("14h, 20 places, salle B", "14 h et 20 places", "salle B"),
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

    assert said == f"Dans « {words} », je n’ai pas compris {left}."


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
        ("phone", "son numéro : 819 555 0142", "819 555 0142"),
        ("email", "son courriel est ana@example.org", "ana@example.org"),
        ("email", "ana@example.org (work)", "ana@example.org"),
    ],
)
def test_input_of_a_sheet_may_say_what_its_value_is(name: str, words: str, value: str) -> None:
    kept = {"person": "Ana Roy", "institution": 1, "channel": "appel"}
    result = filled_in(FR, CONTACT, kept, {name: words}, reading())

    assert isinstance(result, Filled)
    assert result.kept == {**kept, name: value}


@pytest.mark.parametrize(
    "said",
    [
        "819 555-0142 (bureau)",
        "819 555-0142 au bureau",
        "bureau : 819 555-0142",
        "819 555-0142, direct line",
        "office 819 555-0142",
    ],
)
def test_where_somebody_is_reached_is_no_position_in_a_line(said: str) -> None:
    result = CONTACT.read(f"appel Ana Roy CHUS, {said}", reading())

    assert isinstance(result, Filled)
    assert result.kept == {
        "person": "Ana Roy",
        "institution": 1,
        "channel": "appel",
        "phone": "819 555-0142",
    }


@pytest.mark.parametrize("role", ["office manager", "bureau des achats"])
def test_position_beside_a_number_is_a_position(role: str) -> None:
    result = CONTACT.read(f"appel Ana Roy CHUS, {role}, 819 555-0142", reading())

    assert isinstance(result, Filled)
    assert (result.values["role"], result.values["phone"]) == (role, "819 555-0142")


def test_how_often_somebody_was_met_is_a_note() -> None:
    result = CONTACT.read("met Ana Roy CHUS twice", reading("en"))

    assert isinstance(result, Filled)
    assert (result.values["role"], result.values["note"]) == ("", "twice")


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("gré à gré, pas sur invitation", "gre_a_gre"),
        ("pas sur invitation, gré à gré", "gre_a_gre"),
        ("direct, not public", "gre_a_gre"),
        ("gré à gré et non public", "gre_a_gre"),
        ("public, mais pas sur invitation", "public"),
        ("sur invitation, pas d’appel d’offres public", "invitation"),
        ("appel d’offres, pas public", "invitation"),
    ],
)
def test_mode_beside_one_that_is_denied_is_the_answer(words: str, mode: str) -> None:
    kept = {"amount": Money(2500_00).dump(), "institution": 1}
    result = CONTRACT.resume(kept, "mode", words, reading())

    assert isinstance(result, Filled)
    assert result.kept == {**kept, "mode": mode}


@pytest.mark.parametrize(
    "words",
    [
        "pas gré à gré",
        "pas d’appel d’offres",
        "gré à gré ou pas sur invitation",
    ],
)
def test_mode_that_is_only_denied_or_one_of_two_is_asked(words: str) -> None:
    kept = {"amount": Money(2500_00).dump(), "institution": 1}
    result = CONTRACT.resume(kept, "mode", words, reading())

    assert isinstance(result, Asking)


@pytest.mark.parametrize(
    ("said", "purpose"),
    [
        ("gré à gré, pas sur invitation", ""),
        ("gré à gré, service non public", "service non public"),
        ("direct, service non public", "service non public"),
        ("gré à gré, audit sans appel d’offres", "audit sans appel d’offres"),
        ("gré à gré, sans appel d’offres", ""),
        ("gré à gré (pas d’appel d’offres), traiteur", "traiteur"),
        ("gré à gré et non public", ""),
        ("direct, no tender, catering", "catering"),
    ],
)
def test_mode_that_is_denied_in_a_line_leaves_its_purpose_whole(said: str, purpose: str) -> None:
    result = CONTRACT.read(f"2500 CHUS {said}", reading())

    assert isinstance(result, Filled)
    assert (result.values["mode"], result.values["purpose"]) == ("gre_a_gre", purpose)


@pytest.mark.parametrize(("words", "kind"), [("5 à 7", "networking"), ("AGA", "other")])
def test_kind_that_is_asked_for_may_be_told_by_its_occasion(words: str, kind: str) -> None:
    kept = {"title": "Café", "on": "2026-12-03", "hours": ["17:00"]}
    result = FORM.resume(kept, "kind", words, reading())

    assert isinstance(result, Filled)
    assert result.kept == {**kept, "kind": kind}
