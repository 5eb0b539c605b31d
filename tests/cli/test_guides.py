"""The guides show lines that are understood, and name commands and pages that there are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import features
from tests.catalogues import forms, messages, read, sources
from tests.cli.verbs import ROOT, Maillon
from tests.printing import plain

GUIDES = [*sorted((ROOT / "docs").glob("*/*.md")), ROOT / "README.md"]
EXAMPLE = re.compile(r"^    (/?(?!code)[a-z]+ .+)$", re.MULTILINE)
ELSEWHERE = {
    "api",
    "code",
    "healthz",
    "readyz",
    "metrics",
    "maillon",
    "as",
    "quit",
    "newbot",
    "etc",
    "opt",
}
QUOTED = {"fr": "«\N{NO-BREAK SPACE}([^«»]+)\N{NO-BREAK SPACE}»", "en": "“([^“”]+)”"}
NAMED = re.compile(r"\\{\w+\\}")
"""Where a sentence names something, once what it says is escaped."""
NAMES = r"(?:…|(?:at )?\d.*|Moncton|Slack|Telegram)"
"""What the guides name there."""
TYPED = {
    "fr": {"6 h 30", "06:30", "6 h 30 du matin", "annuler", "Laisse faire", "trop petit"},
    "en": {"6:30", "06:30", "6:30 a.m.", "Never mind", "cancel", "too small"},
}
"""What the guides quote of what people type."""


def guides(language: str) -> str:
    """Return all that the guides say in a language."""
    files = (ROOT / "docs" / language).glob("*.md")
    return "\n".join(one.read_text(encoding="utf-8") for one in files)


def sentences(language: str) -> Iterator[str]:
    """Yield all that people read in a language; what English does not say anew is the source's."""
    for message in messages(read(language)):
        yield from forms(message)
        if language == "en":
            yield from sources(message)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_guides_examples_are_understood(maillon: Maillon, language: str, tmp_path: Path) -> None:
    enterprises = tmp_path / "enterprises.csv"
    enterprises.write_text("name_fr\nTraiteur Fleur de Chaudron\n", encoding="utf-8")
    examples = "".join(f"{line}\n" for line in EXAMPLE.findall(guides(language)))
    options = ("--lang", language, "--today", "2026-11-18", "--enterprises", str(enterprises))
    said = maillon("parse", *options, typed=examples)
    understood = [json.loads(line) for line in said.out.splitlines()]
    assert len(understood) == examples.count("\n") == 10
    assert [one for one in understood if "type" not in one] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_guides_name_commands_that_there_are(guide: Path) -> None:
    named = set(re.findall(r"`/([a-z_]+)", guide.read_text(encoding="utf-8")))
    assert named - ELSEWHERE - {*features().names} == set()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_guides_quote_what_people_read(language: str) -> None:
    printed = {plain(one).removesuffix(".") for one in sentences(language)}
    openings = {one.split(":")[0].rstrip() for one in printed}
    whole = re.compile("|".join(NAMED.sub(lambda _: NAMES, re.escape(one)) for one in printed))
    found = re.findall(QUOTED[language], guides(language))
    quoted = {plain(" ".join(one.split())) for one in found} - openings
    assert {one for one in quoted if not whole.fullmatch(one)} == TYPED[language]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_guides_link_to_files_that_there_are(guide: Path) -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", guide.read_text(encoding="utf-8"))
    assert [link for link in links if not (guide.parent / link).exists()] == []
