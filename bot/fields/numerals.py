"""Amounts in figures: groups, decimals, and what stands right beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.fields.line import Extent, Line
from bot.i18n import Language

_ATOM: Final = re.compile(r"\d+(?:[.,']\d+)*")
_THOUSAND: Final = 10**3
_SCALES: Final[dict[str, int]] = {
    **dict.fromkeys(("k", "mille", "thousand", "grand", "grands"), 10**3),
    **dict.fromkeys(("m", "million", "millions"), 10**6),
    **dict.fromkeys(("g", "md", "milliard", "milliards", "billion", "billions"), 10**9),
}
_LONGEST: Final = 24
"""No amount has as many characters; a longer one is not worth reading."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """Figures as typed: `blocks` are apart by one space (« 2 500 » has two)."""

    extent: Extent
    blocks: tuple[str, ...]

    def is_open(self, language: Language) -> bool:
        """Whether one mark before three digits leaves open what it means: « 12,345 »."""
        found = re.fullmatch(r"[1-9]\d{0,2}([.,])\d{3}", self.blocks[0])
        return len(self.blocks) == 1 and found is not None and (language, found[1]) != ("en", ",")

    def readings(self, language: Language, scale: int = 1) -> tuple[int, ...]:
        """Return the amounts in cents that the figures can mean, likeliest first."""
        values = _values(self.blocks, language, scaled=scale > 1)
        cents = [value * scale * 100 for value in values]
        return tuple(dict.fromkeys(int(one) for one in cents if one == int(one)))


def numerals(line: Line) -> Iterator[Numeral]:
    """Yield the figures of a line, the blocks that can be one number together."""
    atoms = [(m[0], Extent(*m.span())) for m in _ATOM.finditer(line.folded)]
    at = 0
    while at < len(atoms):
        end = at + 1
        while end < len(atoms) and _follows(line, atoms[end - 1], atoms[end]):
            end += 1
        run = atoms[at:end]
        yield Numeral(Extent(run[0][1].start, run[-1][1].end), tuple(text for text, _ in run))
        at = end


def _follows(line: Line, left: tuple[str, Extent], right: tuple[str, Extent]) -> bool:
    between = line.folded[left[1].end : right[1].start]
    head = re.match(r"\d+", right[0])
    short = head is not None and len(head[0]) <= 3  # noqa: PLR2004 - a group of thousands
    return between == " " and left[0].isdigit() and len(left[0]) <= 3 and short  # noqa: PLR2004


def scale_of(word: str) -> int | None:
    """Return what a word after figures multiplies them by."""
    return _SCALES.get(word)


def _values(blocks: tuple[str, ...], language: Language, *, scaled: bool) -> list[Decimal]:
    if sum(map(len, blocks)) > _LONGEST:
        return []
    if len(blocks) == 1:
        return _single(blocks[0], language, scaled=scaled)
    *heads, last = blocks
    whole = re.match(r"\d+", last)
    if whole is None or len(heads[0]) > 3 or heads[0].startswith("0"):  # noqa: PLR2004
        return _apart(blocks)
    if any(len(block) != 3 for block in (*heads[1:], whole[0])):  # noqa: PLR2004
        return _apart(blocks)
    return _grouped("".join([*heads, whole[0]]), last[whole.end() :])


def _grouped(whole: str, tail: str) -> list[Decimal]:
    """Read figures whose thousands are apart; the tail can only be cents."""
    if not tail:
        return [Decimal(whole)]
    return [Decimal(f"{whole}.{tail[1:]}")] if re.fullmatch(r"[.,]\d{1,2}", tail) else []


def _apart(blocks: tuple[str, ...]) -> list[Decimal]:
    """Read blocks that make no groups of thousands: « 2 50 » is 250, 2 500 or 2,50."""
    if len(blocks) != 2 or not all(block.isdigit() for block in blocks):  # noqa: PLR2004
        return []
    left, right = blocks
    joined = [Decimal(left + right)]
    if len(right) < 3:  # noqa: PLR2004 - a group of thousands cut short
        joined += [Decimal(left + right) * 10 ** (3 - len(right)), Decimal(f"{left}.{right}")]
    return joined


def _single(text: str, language: Language, *, scaled: bool) -> list[Decimal]:
    if re.match(r"0\d", text):
        return []
    marks = re.findall(r"[.,']", text)
    if not marks:
        return [Decimal(text)]
    parts = re.split(r"[.,']", text)
    if len(marks) == 1:
        return _one_mark(marks[0], parts, language, scaled=scaled)
    return _many_marks(marks, parts)


def _one_mark(mark: str, parts: list[str], language: Language, *, scaled: bool) -> list[Decimal]:
    left, right = parts
    group = len(right) == 3 and len(left) <= 3 and not left.startswith("0")  # noqa: PLR2004
    as_group, as_decimal = Decimal(left + right), Decimal(f"{left}.{right}")
    if mark == "'":
        return [as_group] if group else []
    if len(right) <= 2:  # noqa: PLR2004 - cents
        return [as_decimal]
    if not group:
        return [as_decimal] if scaled and mark == "," and language == "fr" else []
    if mark == "," and language == "en" and not scaled:
        return [as_group]
    return [as_group, as_decimal]


def _many_marks(marks: list[str], parts: list[str]) -> list[Decimal]:
    """Read several marks: all alike they part thousands, else the last one begins the cents."""
    *heads, last = parts
    if len(set(marks)) == 1:
        heads, last = parts, ""
    elif len(set(marks[:-1])) != 1 or marks[-1] in {"'", marks[0]} or len(last) > 2:  # noqa: PLR2004
        return []
    if not 0 < len(heads[0]) <= 3 or heads[0].startswith("0"):  # noqa: PLR2004
        return []
    if any(len(part) != 3 for part in heads[1:]):  # noqa: PLR2004
        return []
    return [Decimal("".join(heads) + ("." + last if last else ""))]
