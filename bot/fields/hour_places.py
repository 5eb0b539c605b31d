"""Minutes that may open a range of places: « 14h20 à 25 places »."""

import re
from dataclasses import dataclass, replace
from typing import Final

from bot.fields.field import Json, Span
from bot.fields.hour_pairs import COUNTED, COUNTING, MORE
from bot.fields.line import Extent, Line

_PLACES: Final = re.compile(rf"(\d\d){MORE}(\d+) ?{COUNTED}(?![^\W_])")
_COUNT: Final = rf"\d+{COUNTING}"
_FIRST: Final = re.compile(rf"{_COUNT}[,;] ?")
_LAST: Final = re.compile(rf"[,;] ?{_COUNT}[ .!]*\Z")


@dataclass(frozen=True, slots=True)
class Places:
    """A range of places, where it stands; `most` is its last number.

    `is_glued`: its first number is typed as minutes are, and may be some.
    """

    extent: Extent
    most: int
    is_glued: bool


def opened_places(line: Line, start: int) -> Places | None:
    """Read the range of places that what could be minutes opens, if it does."""
    m = _PLACES.match(line.folded, start)
    if m is None or int(m[1]) >= int(m[2]):
        return None
    return Places(Extent(*m.span()), int(m[2]), is_glued=line.folded[start - 1] != " ")


def beside_places(line: Line) -> Extent:
    """Return what an answer says, but for a number of places first or last: « 14, 20 places »."""
    first, last = _FIRST.match(line.folded), _LAST.search(line.folded)
    start = first.end() if first else 0
    return Extent(start, last.start() if last else len(line.folded))


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read hours whose minutes may be places: the hours, and what is left as places."""

    hours: Span
    capacity: Json


def ways(span: Span, line: Line) -> tuple[Way, Way]:
    """Return both ways to read them: with their minutes, and on the hour before the range."""
    *first, last = span.value
    places, last = last.places, replace(last, places=None)
    on_the_hour = replace(last, minute=0)
    return (
        Way(replace(span, value=(*first, last)), places.most),
        Way(replace(span, value=(*first, on_the_hour)), {"unread": line.original(places.extent)}),
    )
