"""French is well printed wherever people read it: the guides, and the page's own words."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.printing import MISPRINTS

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "bot" / "playground" / "page" / "static"
GUIDES = sorted((ROOT / "docs" / "fr").glob("*.md"))
CODE = re.compile(r"```[\s\S]*?```|`[^`]*`|^    .*$|<[^>]*>|\]\([^)]*\)", re.MULTILINE)
"""What is not French: code, marks and addresses."""
WORDS = re.compile(r'(?:\w+): "((?:[^"\\]|\\.)*)"')
SPACING = ("colon", "dollar", "per cent", "closing quote", "opening quote", "high punctuation")


def spoken() -> Iterator[str]:
    """Give the French that the page says by itself."""
    yield from WORDS.findall((STATIC / "words-fr.js").read_text(encoding="utf-8"))
    steps = (STATIC / "tour-steps.js").read_text(encoding="utf-8")
    french = steps.partition("  fr: [")[2].partition("\n  ],")[0]
    yield from WORDS.findall(french)


def misprinted(names: Iterable[str], text: str) -> list[str]:
    """Return each misprint with what is around it."""
    bare = CODE.sub("_", text)
    found = (one for name in names for one in re.finditer(MISPRINTS[name][0], bare))
    return [bare[max(0, one.start() - 20) : one.end() + 5] for one in found]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_guide_is_well_printed(guide: Path) -> None:
    assert misprinted(SPACING, guide.read_text(encoding="utf-8")) == []


def test_page_is_well_printed() -> None:
    texts = [*spoken()]
    assert len(texts) > 100
    assert [wrong for text in texts for wrong in misprinted(MISPRINTS, text)] == []


@pytest.mark.parametrize(("pattern", "wrong", "right"), MISPRINTS.values(), ids=MISPRINTS)
def test_misprint_is_seen(pattern: str, wrong: str, right: str) -> None:
    seen = [bool(re.search(pattern, text.replace("~", "\xa0"))) for text in (wrong, right)]
    assert seen == [True, False]
