"""Telegram's HTML: user text escaped, and what is too long clipped, the longest lines first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from typing import Final

LIMIT: Final = 4096
"""Length of a message after its markup is parsed, in UTF-16 units (Bot API, sendMessage)."""
CAPTION: Final = 1024
"""The same, of what goes with a file (Bot API, sendDocument)."""
ELLIPSIS: Final = "…"

_LINES: Final = 120
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_BREAK: Final = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# Controls, and the overrides of direction that could make a text read as another one.
_HIDDEN: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
# Letters and symbols that Unicode calls visible, and that show nothing.
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")


class Tag(StrEnum):
    """What TDLib's parser accepts, of which this is what we use."""

    PLAIN = ""
    BOLD = "b"
    ITALIC = "i"
    CODE = "code"
    PRE = "pre"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with one look."""

    text: str
    tag: Tag = Tag.PLAIN

    @property
    def html(self) -> str:
        text = escape(self.text)
        return f"<{self.tag}>{text}</{self.tag}>" if self.tag and self.text else text


@dataclass(frozen=True, slots=True)
class Line:
    """Spans that stay together; `opens` when an empty line stands before."""

    spans: tuple[Span, ...]
    opens: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def html(self) -> str:
        return "".join(span.html for span in self.spans)

    @property
    def gap(self) -> str:
        return "\n\n" if self.opens else "\n"

    def clipped(self, room: int) -> Line:
        """Keep what fits in so many units; what is cut ends with an ellipsis."""
        if units(self.text) <= room:
            return self
        kept: list[Span] = []
        left = room - units(ELLIPSIS)
        for span in self.spans:
            kept.append(replace(span, text=cut(span.text, left)))
            left -= units(span.text)
            if left <= 0:
                break
        return replace(self, spans=(*kept, Span(ELLIPSIS)))


def units(text: str) -> int:
    """Measure a text as Telegram does: in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, room: int) -> str:
    """Keep the first units of a text, whole characters only, whole words where one ends near."""
    if units(text) <= room:
        return text
    kept = text.encode("utf-16-le")[: 2 * max(room, 0)].decode("utf-16-le", "ignore")
    words, _, word = kept.rpartition(" ")
    return words if len(word) < len(words) // 4 else kept


def cleaned(text: str) -> str:
    """Drop what no client shows and no server takes: controls, overrides, lone surrogates."""
    whole = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return _HIDDEN.sub("", _BREAK.sub("\n", whole)).strip()


def clipped(text: str, room: int) -> str:
    """Clean a text and make it fit."""
    return Line((Span(cleaned(text)),)).clipped(room).text


def visible(text: str) -> bool:
    """Whether a reader would see anything of a text."""
    return any(unicodedata.category(c)[0] in "LNPS" and c not in _BLANK for c in text)


def compose(lines: Iterable[Line], limit: int = LIMIT) -> str:
    """Write lines as HTML that fits one message; never empty."""
    shown = _fitted([line for line in lines if visible(line.text)], limit)
    return "".join(f"{line.gap}{line.html}" for line in shown).strip() or ELLIPSIS


def _fitted(lines: Sequence[Line], limit: int) -> Sequence[Line]:
    if _total(lines) <= limit:
        return lines
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], Line((Span(ELLIPSIS),))]
    gaps = sum(len(line.gap) for line in lines)
    share = _share([units(line.text) for line in lines], limit - gaps)
    return [line.clipped(share) for line in lines]


def _total(lines: Sequence[Line]) -> int:
    return sum(len(line.gap) + units(line.text) for line in lines)


def _share(lengths: Sequence[int], room: int) -> int:
    """How long a line may be, so that the short ones stay whole and all fit."""
    for index, length in enumerate(sorted(lengths)):
        share = room // (len(lengths) - index)
        if length > share:
            return share
        room -= length
    return max(lengths)
