"""A number before « à 14h » that a title or a place may end with: « Windows 11 à 14h »."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.fields.field import Field, Found, Reading, Rest, Span
from bot.fields.line import Extent, Line
from bot.fields.occasion import PlaceField, TitleField

_TITLE: Final = TitleField()
_PLACE: Final = PlaceField()
_WORD: Final = re.compile(r"[^\W_]+ ?\Z")
_REACH: Final = 40
_EARLY: Final = 7
"""Before this hour « Pavillon 3 à 14h » is rather a place and an hour."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Both hours with the word before them; what else they change where they are two, by key."""

    words: Extent
    paired: Mapping[str, str]


def doubt(span: Span, rest: Rest, reading: Reading) -> Doubt | None:
    """Return what the first of two hours may be the end of, if it may."""
    start = span.extent.start
    word = _WORD.search(rest.line.folded[max(0, start - _REACH) : start])
    if word is None or not _is_mere(rest.line, span):
        return None
    words = Extent(start - len(word[0]), span.extent.end)
    paired = _kept(rest, words, span) if rest.asked else _beside(rest, span, reading)
    return Doubt(words, paired) if paired else None


def last_of(span: Span) -> Span:
    """Return the last hour by itself, with the « à » that leads to it."""
    first, last = span.value
    return replace(span, extent=Extent(first.extent.end, span.extent.end), value=(last,))


def _is_mere(line: Line, span: Span) -> bool:
    """Whether nothing but « à » makes the first an hour: « de 9 à 11h » leaves no doubt."""
    first, last = span.value[0], span.value[-1]
    between = line.folded[first.extent.end : last.extent.start]
    return not first.marked and span.extent.start == first.extent.start and between == " a "


def _kept(rest: Rest, words: Extent, span: Span) -> dict[str, str]:
    """Return the title or the place that was kept with the number, without it."""
    number = span.value[0].extent
    said = rest.line.folded[words.start : number.end]
    found = {}
    for key in rest.given.keys() & {_TITLE.key, _PLACE.key}:
        line = Line.of(rest.given[key])
        if m := re.search(rf"(?<![^\W_]){re.escape(said)}(?![^\W_])", line.folded):
            cut = line.hide([Extent(m.end() - (number.end - number.start), m.end())])
            found[key] = " ".join(line.original(one).strip() for one in cut.stretches())
    return found


def _beside(rest: Rest, span: Span, reading: Reading) -> dict[str, str]:
    """Return the title or the place without the number, where it may be the end of it."""
    first, last = span.value
    own = _TITLE.reserve(rest, None)
    keyed = next((one for one in rest.reserved if one != own), None)
    single = _texts(rest, last_of(span).extent, keyed, reading)
    paired = _texts(rest, span.extent, keyed, reading)
    other = {key: text for key, text in paired.items() if text and text != single[key]}
    likely = not first.hour < _EARLY < last.hour
    return {} if likely and _TITLE.key not in other else other


def _texts(rest: Rest, hours: Extent, keyed: Extent | None, reading: Reading) -> dict[str, str]:
    """Return the title and the place as they are read beside those hours."""
    line, title = rest.line.hide([hours]), Found("")
    if keyed is not None:
        title = _text(_TITLE, replace(rest, line=line.only(keyed), quoted=(), asked=True), reading)
    elif rest.reserved or rest.quoted:
        title = _text(_TITLE, replace(rest, line=line), reading)
    place = _text(_PLACE, replace(rest, line=line.hide(title.extents)), reading)
    return {_TITLE.key: title.value, _PLACE.key: place.value}


def _text(field: Field[str], rest: Rest, reading: Reading) -> Found[str]:
    outcome = field.settle((), rest, reading)
    return outcome if isinstance(outcome, Found) else Found("")
