"""How many people came: in figures, in letters, or none."""

from __future__ import annotations

import pytest

from bot.fields.field import Found, Rest, Unclear
from bot.fields.heads import HeadsField
from bot.fields.line import Line
from bot.i18n import Language
from tests.forms.samples import reading


def heads(text: str, language: Language = "fr") -> object:
    field, line, read = HeadsField(), Line.of(text), reading(language=language)
    return field.settle(field.find(line, read), Rest(line, line, asked=True), read)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12", 12),
        ("12 personnes", 12),
        ("1 200", 1200),
        ("1\N{NO-BREAK SPACE}200 personnes", 1200),
        ("1,200", 1200),
        ("douze", 12),
        ("une douzaine de 12", 12),
        ("vingt-deux personnes", 22),
        ("une personne", 1),
        ("Twenty-two people", 22),
        ("zéro", 0),
        ("aucune", 0),
        ("personne", 0),
        ("nobody", 0),
        ("no one", 0),
        ("No one came", 0),
    ],
)
def test_number_of_people_is_read_as_it_is_said(text: str, count: int) -> None:
    found = heads(text)

    assert isinstance(found, Found)
    assert found.value == count


@pytest.mark.parametrize(
    "text", ["12 ou 13", "deux mille cinq", "douze ou treize", "200 000", "9" * 5000, "-3", "−4"]
)
def test_number_of_people_that_is_open_is_asked_about(text: str) -> None:
    assert isinstance(heads(text), Unclear)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("10 à 12", [10, 12]),
        ("entre 10 et 12", [10, 12]),
        ("10 to 12 people", [10, 12]),
        ("12 ou 13", [12, 13]),
        ("dix à douze", [10, 12]),
        ("jusqu’à 20", [20]),
        ("up to 20 people", [20]),
        ("au plus vingt", [20]),
    ],
)
def test_number_of_people_that_may_be_several_is_asked_with_its_readings(
    text: str, counts: list[int]
) -> None:
    asked = heads(text)

    assert isinstance(asked, Unclear)
    assert [one.value for one in asked.options] == counts


def test_words_that_say_no_number_are_none() -> None:
    assert heads("beaucoup") is None
