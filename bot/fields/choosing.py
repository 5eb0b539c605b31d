"""What fields do alike with the spans they found: weigh them, and ask which one is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from bot.fields.field import Span
from bot.fields.line import Extent, Line
from bot.i18n import N_, Translator

_OR: Final = re.compile(r"[ ,\0]*(?:ou|or|\+|/|et|and|&)[ ,\0]*\Z")


def surest(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of the highest certainty."""
    most = max((one.certainty for one in spans), default=None)
    return tuple(one for one in spans if one.certainty == most)


def values(spans: Sequence[Span]) -> list[Any]:
    """Return the distinct values, in the order of the line."""
    return list(dict.fromkeys(one.value for one in spans))


def widened(line: Line, extent: Extent, before: re.Pattern[str]) -> Extent:
    """Take in the small words that only lead to a value (« pour la », "with")."""
    found = before.search(line.folded[max(0, extent.start - 40) : extent.start])
    return Extent(extent.start - len(found[0]), extent.end) if found else extent


def alternatives(line: Line, spans: Sequence[Span]) -> tuple[Extent, ...]:
    """Return the spans' extents, with the « ou », « et » or + between neighbours."""
    extents = [one.extent for one in spans]
    between = [
        Extent(left.end, right.start)
        for left, right in pairwise(extents)
        if _OR.match(line.folded[left.end : right.start])
    ]
    return (*extents, *between)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a line, each between quotation marks: « CHUM » et « STM »."""

    texts: tuple[str, ...]

    @staticmethod
    def of(line: Line, extents: Sequence[Extent]) -> "Quoted":
        return Quoted(tuple(dict.fromkeys(line.original(one).strip() for one in extents)))

    def shown(self, t: Translator) -> str:
        return t.listing(t(N_("“{typed}”"), typed=one) for one in self.texts)

    @property
    def joined(self) -> str:
        """The same as one text, to be read again."""
        return " ; ".join(self.texts)


def quoted(line: Line, spans: Sequence[Span]) -> Quoted:
    """Return the words that a question is about, as they were typed."""
    return Quoted.of(line, [one.extent for one in spans])
