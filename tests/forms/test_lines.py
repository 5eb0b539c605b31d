"""Hundreds of typed lines, each with what a careful person understands of it."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.forms.samples import parsed, samples, told

LINES = [
    pytest.param(line, id=f"{line['lang']} {line['text'][:60]!r}")
    for name in ("utterances.jsonl", "lines.jsonl", "fresh.jsonl")
    for line in samples(name)
]


@pytest.mark.parametrize("line", LINES)
def test_line_is_understood_asked_or_refused(line: Mapping[str, Any]) -> None:
    found = parsed(line["text"], line["lang"])
    match line:
        case {"expect": expected}:
            if found.get("channel") in expected.get("channel_ok", ()):
                expected = {**expected, "channel": found["channel"]}
            assert told(found) == told(expected)
        case {"ask": _, "field": field}:
            assert found["field"] == field
        case {"ask": _}:
            assert told(found.get("partial", {"not": "asked"})) == told(line.get("partial", {}))
        case _:
            assert list(found) == ["reject"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("/contrat 2 50 STM gag", "amount"),
        ("/contrat 2500 CHUM CHUS gag", "institution"),
        ("/contrat 2500 STM AO", "mode"),
        ("/contrat 2500 STM gag 2026-02-30", "date"),
        ("/contact Marc ou Martin, STM, appel", "person"),
        ("/contact Paul Rosemont rencontre", "institution"),
        ("/contact Luc Roy STM appel + courriel", "channel"),
    ],
)
def test_question_names_the_field_it_is_about(text: str, field: str) -> None:
    assert parsed(text)["field"] == field


def test_options_are_values_that_parse_prints() -> None:
    assert parsed("/contrat 2 50 STM gag")["options"] == ["250.00", "2500.00", "2.50"]
    assert parsed("/contract 2200 McGill mutual agreement 03/11/2026", "en")["options"] == [
        "2026-03-11",
        "2026-11-03",
    ]


def test_large_amount_and_near_name_are_marked_for_confirmation() -> None:
    assert parsed("/contrat 1,2 M$ chuss AOP")["confirm"] == ["amount", "institution"]


def test_line_without_a_command_is_read_as_the_one_it_fits() -> None:
    contract = {
        "type": "contrat",
        "amount": "2500.00",
        "institution": "Société de transport de Montréal",
        "mode": "gre_a_gre",
    }
    assert parsed("2500 STM gré à gré") == contract
    assert parsed("/maillon contrat 2500 STM gré à gré") == contract
    assert list(parsed("bonjour tout le monde")) == ["reject"]


def test_question_is_asked_in_the_readers_language() -> None:
    assert parsed("/contrat 2500 gag")["ask"] == "Quelle institution?"
    assert parsed("/contrat 2500 gag", "en")["ask"] == "Which institution is it?"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "/contrat 3500 CHUM STM gag",
            (
                "Je vois plus d’une institution\u00a0: «\u00a0CHUM\u00a0» et «\u00a0STM\u00a0». "
                "Laquelle est la bonne?"
            ),
        ),
        (
            "/contrat 50-60 STM gag",
            "«\u00a050-60\u00a0» est une fourchette. Quel est le montant?",
        ),
        (
            "/contrat 2x500 STM gag",
            "«\u00a02x500\u00a0» est un calcul. Quel est le montant total?",
        ),
        (
            "/contrat 500/mois STM gag",
            "«\u00a0500/mois\u00a0» est un prix au mois ou à l’unité. Quel est le montant total?",
        ),
    ],
)
def test_question_says_why_it_is_asked(text: str, question: str) -> None:
    assert parsed(text)["ask"] == question


def test_two_names_are_each_quoted_in_english() -> None:
    asked = parsed("/contract 3500 CHUM STM mutual agreement", "en")["ask"]
    assert asked == "I see more than one institution: “CHUM” and “STM”. Which one is it?"


def test_unknown_command_is_refused_in_the_readers_language() -> None:
    assert parsed("/fusee 2500 STM") == {"reject": "Je ne connais pas cette commande."}
    assert parsed("/rocket 2500 STM", "en") == {"reject": "I know no such command."}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('objet: "repas; suite"', "repas; suite"),
        ("objet: «\u00a0repas; suite\u00a0»", "repas; suite"),
        ("objet: “repas; suite”", "repas; suite"),
        ('objet: "repas"', "repas"),
        ('objet: buffet "santé"', 'buffet "santé"'),
        ('objet: "buffet" et "café"', '"buffet" et "café"'),
        ("objet: repas; suite", "repas; suite"),
        ("objet: repas\nsuite", "repas; suite"),
        ('"la suite" objet: repas', "repas; la suite"),
        ("date: hier repas de fête; objet: traiteur", "traiteur; repas de fête"),
        ("objet: repas; objet: suite", "repas; suite"),
        ("objet: repas; merci", "repas"),
    ],
)
def test_nothing_typed_beside_a_key_is_lost(typed: str, kept: str) -> None:
    assert parsed(f"/contrat 2500 CHUS gré-à-gré {typed}")["object"] == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("&amp; &lt;b&gt; & <", None),
        ("fleurs &#233;&gt;", None),
        ("C++", None),
        ("R&D 50 %", None),
        ("[urgent] {2e envoi}", None),
        ("=1+1", None),
        ("traiteur!", None),
        ("- traiteur -", "traiteur"),
        ("🎉 traiteur 👍", "traiteur"),
        ("— traiteur; ", "traiteur"),
    ],
)
@pytest.mark.parametrize("line", ["2500 CHUS gré à gré, {}", "{}, 2500 CHUS gré à gré"])
def test_signs_are_kept_and_separators_are_not(line: str, typed: str, kept: str | None) -> None:
    found = parsed(f"/contrat {line.replace('{}', typed)}")
    assert found["object"] == (kept or typed)
    assert found["amount"] == "2500.00"
