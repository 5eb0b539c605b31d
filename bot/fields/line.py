"""A typed line, folded for matching, that still knows what was typed where."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from storage.folding import fold

HIDDEN: Final = "\0"
"""Stands for a letter that is not to be read here; no folded text holds it otherwise."""

REVERSING: Final = "\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT OVERRIDE}"
_WORD: Final = re.compile(r"[^\W_]+")
_REACH: Final = 40
_QUOTED: Final = re.compile(r'"([^"]*)"')


class Extent(NamedTuple):
    """A part of a line: offsets in its folded text."""

    start: int
    end: int

    def overlaps(self, other: "Extent") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Extent") -> bool:
        return self.start <= other.start and other.end <= self.end


class Word(NamedTuple):
    """A run of letters and digits, folded."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """`origin[i]` is where the folded character `i` begins in what was typed."""

    typed: str
    folded: str
    origin: tuple[int, ...]

    @staticmethod
    def of(typed: str) -> "Line":
        """Fold character by character; runs of spaces become one."""
        chars: list[str] = []
        origin: list[int] = []
        for offset, char in enumerate(typed):
            plain = plain_of(char)
            if plain == " " and (not chars or chars[-1] == " "):
                continue
            chars.extend(plain)
            origin.extend([offset] * len(plain))
        return Line(typed, "".join(chars), (*origin, len(typed)))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple([Word(m[0], *m.span()) for m in _WORD.finditer(self.folded)])

    @cached_property
    def quoted(self) -> tuple[Extent, ...]:
        """What stands between quotation marks, the marks included."""
        return tuple(Extent(*m.span()) for m in _QUOTED.finditer(self.folded) if m[1].strip())

    def original(self, extent: Extent) -> str:
        """Return a part as it was typed."""
        return self.typed[self.origin[extent.start] : self.origin[extent.end]]

    def hide(self, extents: Iterable[Extent]) -> "Line":
        """Return the same line, some parts of which can't be read."""
        chars = list(self.folded)
        for start, end in extents:
            chars[start:end] = HIDDEN * (end - start)
        return replace(self, folded="".join(chars))

    def only(self, extent: Extent) -> "Line":
        """Return the same line, of which only one part can be read."""
        before, after = Extent(0, extent.start), Extent(extent.end, len(self.folded))
        return self.hide([before, after])

    def shows(self, extent: Extent) -> bool:
        """Whether a part can be read whole."""
        return HIDDEN not in self.folded[extent.start : extent.end]

    def stretches(self) -> Iterator[Extent]:
        """Yield what can be read, one run at a time."""
        return (Extent(*m.span()) for m in re.finditer(f"[^{HIDDEN}]+", self.folded))

    def words_in(self, extent: Extent) -> tuple[Word, ...]:
        """Return the words that stand wholly within a part."""
        first = bisect_left(self.words, extent.start, key=lambda word: word.start)
        last = bisect_right(self.words, extent.end, key=lambda word: word.end)
        return self.words[first:last]

    def led(self, pattern: re.Pattern[str], end: int) -> re.Match[str] | None:
        r"""Match the words right before a place; the pattern ends with `\Z`.

        Only so many characters are read: time to read grows no faster than the line.
        """
        return pattern.search(self.folded, max(0, end - _REACH), end)

    def before(self, start: int) -> str:
        """Return the last word that stands before, apart by one space at most."""
        found = re.search(r"([^\W_]+)'? ?$", self.folded[max(0, start - _REACH) : start])
        return found[1] if found else ""

    def after(self, end: int) -> str:
        """Return the first word that follows, apart by one space at most."""
        found = re.match(r" ?([^\W_]+)", self.folded[end : end + _REACH])
        return found[1] if found else ""


@lru_cache(maxsize=4096)
def plain_of(char: str) -> str:
    """Fold one character: a digit of any script becomes 0-9, a fraction stays what it is."""
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    if char in REVERSING:
        return "\N{REPLACEMENT CHARACTER}"
    if char.isspace() or unicodedata.category(char) == "Cc":
        return " "
    if unicodedata.category(char) == "Cf":
        return ""
    plain = fold(char) or ("" if unicodedata.combining(char) else " ")
    # ½, ² or ① would turn into digits that were not typed as such.
    return char if any(one.isdigit() for one in plain) else _without_blank(char, plain)


def _without_blank(char: str, plain: str) -> str:
    zero_width = unicodedata.category(char).startswith("M") and plain == " "
    return "" if zero_width else plain


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(word.text for word in Line.of(text).words)
