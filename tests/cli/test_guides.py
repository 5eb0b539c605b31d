"""The guides show lines that are understood, and name commands and pages that there are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot.app import features
from tests.cli.verbs import ROOT, Maillon

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


@pytest.mark.parametrize("language", ["fr", "en"])
def test_guides_examples_are_understood(maillon: Maillon, language: str, tmp_path: Path) -> None:
    enterprises = tmp_path / "enterprises.csv"
    enterprises.write_text("name_fr\nTraiteur Fleur de Chaudron\n", encoding="utf-8")
    guides = "\n".join(
        one.read_text(encoding="utf-8") for one in (ROOT / "docs" / language).glob("*.md")
    )
    examples = "".join(f"{line}\n" for line in EXAMPLE.findall(guides))
    options = ("--lang", language, "--today", "2026-11-18", "--enterprises", str(enterprises))
    said = maillon("parse", *options, typed=examples)
    understood = [json.loads(line) for line in said.out.splitlines()]
    assert len(understood) == examples.count("\n") == 10
    assert [one for one in understood if "type" not in one] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_guides_name_commands_that_there_are(guide: Path) -> None:
    named = set(re.findall(r"`/([a-z_]+)", guide.read_text(encoding="utf-8")))
    assert named - ELSEWHERE - {*features().names} == set()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_guides_link_to_files_that_there_are(guide: Path) -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", guide.read_text(encoding="utf-8"))
    assert [link for link in links if not (guide.parent / link).exists()] == []
