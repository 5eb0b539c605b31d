"""The catalogues say everything that the source says, and the French is typeset as in Québec."""

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords

from bot.app import features
from bot.manifest import declared
from tests.catalogues import forms, messages, read, sources
from tests.printing import MISPRINTS

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "handlers", "storage")

# A command within a sentence: `/aide`, and no fraction nor address.
COMMAND = re.compile(r"(?<![\w/}>.])/([a-z_]+)")

Identity = str | tuple[str, ...]


def identity(message: Message) -> Identity:
    """Return the source: one sentence, or the singular and the plural."""
    return message.id if isinstance(message.id, str) else tuple(message.id)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def source() -> set[Identity]:
    """What `make messages` extracts."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (mapping,) = settings["tool"]["babel"]["mappings"]
    keywords = parse_keywords(mapping["keywords"])
    method_map = [(mapping["pattern"], mapping["method"])]
    return {
        found[2] if isinstance(found[2], str) else tuple(found[2])
        for room in ROOMS
        for found in extract_from_dir(ROOT / room, method_map=method_map, keywords=keywords)
    }


@pytest.fixture(scope="module")
def french() -> Catalog:
    return read("fr")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_catalogue_misses_nothing(language: str, source: set[Identity]) -> None:
    assert source - {identity(message) for message in messages(read(language))} == set()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_catalogue_keeps_nothing_stale(language: str, source: set[Identity]) -> None:
    catalogue = read(language)
    kept = {identity(message) for message in messages(catalogue)}
    assert (kept - source, list(catalogue.obsolete)) == (set(), [])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_catalogue_guesses_nothing(language: str) -> None:
    assert [message.id for message in messages(read(language)) if message.fuzzy] == []


def test_french_is_complete(french: Catalog) -> None:
    missing = [message.id for message in messages(french) if not all(forms(message))]
    assert missing == []


def test_french_has_its_plurals(french: Catalog) -> None:
    counts = {
        message.id: len(forms(message))
        for message in messages(french)
        if len(forms(message)) != (french.num_plurals if message.pluralizable else 1)
    }
    assert counts == {}


def test_french_has_the_placeholders_of_the_source(french: Catalog) -> None:
    # A French singular stands for 0 too, so it shows the number that the English plural shows.
    different = [
        message.id
        for message in messages(french)
        for form in forms(message)
        if form
        and placeholders(form)
        != placeholders(message.id if isinstance(message.id, str) else message.id[-1])
    ]
    assert different == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_sentence_names_only_commands_that_slack_knows_by_themselves(language: str) -> None:
    """What needs `/maillon` there is written by `Typed`; a text of its own may be one's line."""
    alone = {"maillon", *declared(features().commands.values())}
    sentences = [
        form or source
        for message in messages(read(language))
        for source, form in zip(sources(message), forms(message), strict=False)
        if not source.startswith("/")
    ]
    unknown = {text: {*COMMAND.findall(text)} - alone for text in sentences}
    assert {text: names for text, names in unknown.items() if names} == {}


@pytest.mark.parametrize("misprint", MISPRINTS)
def test_french_is_well_printed(misprint: str, french: Catalog) -> None:
    pattern, _, _ = MISPRINTS[misprint]
    printed = [form for message in messages(french) for form in forms(message)]
    assert [form for form in printed if re.search(pattern, form)] == []
