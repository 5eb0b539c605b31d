"""Names of organizations: whole, shared, loose and nearly right."""

from pathlib import Path

import pytest

from bot.fields import Directory, Listed
from bot.fields.directory import clear_winner
from bot.fields.line import Line
from bot.i18n import LANGUAGES
from bot.parse import directory_of
from tests.forms.samples import BUNDLE, SMALL, STM


def names(text: str, directory: Directory = BUNDLE) -> list[list[str]]:
    found = directory.find(Line.of(text))
    listed = [[directory.get(number) for number in one.ids] for one in found]
    return [[one.name_fr for one in several if one] for several in listed]


@pytest.mark.parametrize("listed", BUNDLE.listed, ids=lambda one: one.name_fr)
def test_every_spelling_of_the_directory_names_its_organization(listed: Listed) -> None:
    for spelling in listed.spellings:
        assert [listed.name_fr] in names(spelling), spelling


def test_longest_spelling_wins() -> None:
    assert names("Centre hospitalier de l'UdeM") == [
        ["Centre hospitalier de l’Université de Montréal"]
    ]


def test_spelling_is_found_as_a_whole_word_alone() -> None:
    assert names("CHUSX xCHUS") == []


def test_small_words_may_be_left_out() -> None:
    assert names("office municipal habitation Montréal") == [
        ["Office municipal d’habitation de Montréal"]
    ]


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("chuss", "CIUSSS de l’Estrie – CHUS"),
        ("UQUAM", "Université du Québec à Montréal"),
        ("Hydro-Quebecc", "Hydro-Québec"),
        ("Polytechnqiue", "Polytechnique Montréal"),
    ],
)
def test_slip_of_the_keys_has_one_clear_owner(typed: str, nearest: str) -> None:
    winner = clear_winner(BUNDLE.near(typed))
    assert winner is not None
    listed = BUNDLE.get(winner.id)
    assert listed is not None
    assert listed.name_fr == nearest


@pytest.mark.parametrize("typed", ["chux", "chun", "zzzz", "st", "logistique"])
def test_what_is_as_near_to_two_or_to_none_has_no_owner(typed: str) -> None:
    assert clear_winner(BUNDLE.near(typed)) is None


def test_files_give_institutions_and_enterprises(tmp_path: Path) -> None:
    (tmp_path / "i.csv").write_text("name_fr\nVille de Loin\n\n", encoding="utf-8")
    (tmp_path / "e.csv").write_text("name_fr,aliases\nCoop Près,Près|Pres\n", encoding="utf-8-sig")
    directory = directory_of(tmp_path / "i.csv", tmp_path / "e.csv")
    assert [(one.id, one.kind, one.name_fr) for one in directory.listed] == [
        (1, "institution", "Ville de Loin"),
        (2, "enterprise", "Coop Près"),
    ]


def test_name_is_shown_in_the_readers_language() -> None:
    loom = SMALL.get(5)
    assert loom is not None
    assert (loom.name("fr"), loom.name("en")) == ("Coop Le Métier", "The Loom Co-op")
    assert STM.name("en") == STM.name_fr


def test_names_are_folded_as_they_are_searched_for() -> None:
    assert SMALL.folded[STM.id] == ("societe de transport de montreal", "stm")


def test_names_are_sorted_as_the_reader_is_shown_them() -> None:
    assert [SMALL.alphabetical(one)[-1].name(one) for one in LANGUAGES] == [
        "Société de transport de Montréal",
        "The Loom Co-op",
    ]
