"""What the writer set apart: text between quotation marks, and `key: value` pairs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bot.fields.field import Certainty, Reading
from bot.fields.follow_up import FollowUpField
from bot.fields.lexicon import Lexicon
from bot.fields.line import Extent, Line
from bot.fields.text import TextField
from bot.forms.slots import Slot

_COLON: Final = re.compile(r" ?[:=](?!//)")
_FIGURES: Final = re.compile(r"[\d .,'$k]*\d[\d .,'$k]*\Z")


@dataclass(frozen=True, slots=True)
class Layout:
    """A line taken apart.

    `open` is what every field may read; `regions` is what stands after each slot's key.
    """

    line: Line
    open: Line
    quoted: tuple[Extent, ...]
    regions: Mapping[str, Extent]


def laid_out(line: Line, slots: Iterable[Slot], reading: Reading) -> Layout:
    """Find quotes and keys; the value of a free-text key is closed to other fields."""
    slots = tuple(slots)
    quoted = tuple(one for one in line.quoted if not _is_value(line, one, slots, reading))
    labels = list(_labels(line.hide(quoted), slots))
    ends = [*(extent.start for extent, _ in labels), len(line.folded)][1:]
    regions: dict[str, Extent] = {}
    for (label, slot), end in zip(labels, ends, strict=True):
        regions.setdefault(slot.name, Extent(label.end, _stop(line, label.end, end)))
    prose = [regions[one.name] for one in slots if one.name in regions and _is_text(one)]
    hidden = [*quoted, *(extent for extent, _ in labels), *prose]
    free = tuple(one for one in quoted if not any(region.holds(one) for region in prose))
    return Layout(line, line.hide(hidden), free, regions)


def _is_text(slot: Slot) -> bool:
    return isinstance(slot.field, TextField)


def _labels(line: Line, slots: Iterable[Slot]) -> Iterator[tuple[Extent, Slot]]:
    keys = Lexicon((key, slot) for slot in reversed(tuple(slots)) for key in slot.field.keys)
    for extent, slot in keys.find(line):
        colon = _COLON.match(line.folded, extent.end)
        if colon is not None:
            yield Extent(extent.start, colon.end()), slot


def _stop(line: Line, start: int, end: int) -> int:
    """End a value at a semicolon or at the end of its typed line, past what is quoted."""
    for at in range(start, end):
        if any(one.start < at < one.end for one in line.quoted):
            continue
        if line.folded[at] == ";" or (at > start and line.typed[line.origin[at]] in "\r\n"):
            return at
    return end


def _is_value(line: Line, quote: Extent, slots: Iterable[Slot], reading: Reading) -> bool:
    """Whether one value alone was put between marks: "CHUS", « gré à gré ».

    « rappeler le 15 janvier » is words quoted, and stays a note.
    """
    inner = Line.of(line.original(Extent(quote.start + 1, quote.end - 1)).strip())
    if _FIGURES.match(inner.folded):
        return True
    return any(
        span.extent == Extent(0, len(inner.folded)) and span.certainty is Certainty.SURE
        for slot in slots
        if not isinstance(slot.field, FollowUpField)
        for span in slot.field.find(inner, reading)
    )
