"""How many people an event can hold, as it is typed: « 20 places », « max 30 », « illimité »."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.fields.field import Span
from bot.fields.letter_counts import letter_counts, rounded
from bot.fields.line import HIDDEN, Extent, Line

_DIGITS: Final = r"\d{1,3}(?: \d{3})+(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)|\d+"
"""Figures, thousands apart or not: 1200, « 1 200 », "1,200"."""
_FIGURES: Final = re.compile(rf"(?<![^\W_])[-−]?(?:{_DIGITS})")
_NONE: Final = re.compile(r"(?<![^\W_])(?:aucune?|no|zero)(?![^\W_])")
_FREE: Final = r" (?:disponibles?|libres?|available|left|max(?:imum)?)"
_SEATS: Final = (
    rf"(?:places|pl(?:ace)?(?=\.? ?(?:[,;\n)\0]|\Z)|{_FREE})|pers(?:onnes?)?"
    r"|participante?s?|people|ppl|persons?|seats?|spots?"
    r"|max(?:imum)?(?!\.?(?: de| of| ?:)? ?\d))"
)
"""What is counted; « 12 place Royale » is an address, « Espace 5 max 15 » holds fifteen."""
COUNTED: Final = re.compile(rf" ?{_SEATS}\.?(?:{_FREE})?(?![^\W_])")
_SIGNED_UP: Final = re.compile(
    r" ?(?:inscrite?s|inscriptions|registrations)(?P<most> max(?:imum)?\b\.?)?"
    r"(?![^\W_])(?! (?:par|per)(?![^\W_]))"
)
"""What a limit counts as well: « jusqu’à 25 inscriptions »; « 12 inscrits » are no places."""
_ROOM_FOR: Final = re.compile(r"(?<![^\W_])(?:jusqu'a|up to) ?\Z")
_AT_MOST: Final = re.compile(
    r"(?<![^\W_])(?:(?:(?:nombre de )?places |seats |spots )?limitee?s? a"
    r"|(?:(?:number of )?(?:seats|spots) |places )?limited to|complet a|full at"
    r"|limite(?: de| a| ?:)|limit(?: of| ?:)|(?:max(?:imum)?|capacite|capacity)\.?(?: de| of| ?:)?)"
    r" ?\Z"
)
"""Words after which a number alone says how many."""
_TO: Final = re.compile(r" ?(?:-|a|to|et|and|ou|or) ?")
_FROM: Final = re.compile(r"(?<![^\W_])(?:de|from|entre|between) \Z")
_MARKS: Final = str.maketrans("−", "-", " ,")
_LONGEST: Final = 12
"""So many figures are past every limit, however they go on."""
_UNLIMITED: Final = re.compile(
    r"(?<![^\W_])(?:(?:(?:places?|seats?|spots?|capacite|capacity) )?(?:illimitee?s?|unlimited)"
    r"(?: (?:places|seats|spots|capacity))?"
    r"|(?:sans|aucune|pas de|no|without(?: a)?) (?:limites?|limits?|maximum)"
    r"(?: (?:de places|of (?:seats|places|people)))?"
    r"|autant (?:de places )?qu'on (?:en )?veut|as many (?:seats )?as (?:we|you) (?:want|like))"
    r"(?![^\W_])"
)
_OPENS: Final = re.compile(rf"(?:^|[,;\n(\d{HIDDEN}]) ?\Z")
_CUT: Final = re.compile(r"[,;\n] ?\Z")
_ENDS: Final = re.compile(rf" ?(?:[,;\n.){HIDDEN}]|\Z)")


def seats(line: Line) -> list[Span]:
    """Return the numbers of places of a line; those that say what they count, if any does.

    What is no number of them is none at all: « aucune place ». Two of them are a range.
    """
    none = [Span(Extent(*m.span()), 0) for m in _NONE.finditer(line.folded)]
    told = ranged(line, [*_numbers(line), *in_letters(line)])
    numbers = [*none, *(one for one in told if _counts(line, one))]
    saying = [one for one in numbers if _things(line, one)]
    return [_widened(line, one) for one in saying or numbers if saying or _bound(line, one)]


def ranged(line: Line, numbers: Sequence[Span]) -> list[Span]:
    """Make one of two numbers of which the second is the larger: « 20 à 25 », "20-25"."""
    found: list[Span] = []
    for one in sorted(numbers, key=lambda each: each.extent):
        last = found[-1] if found else one
        between = _TO.fullmatch(line.folded, last.extent.end, one.extent.start)
        if between and isinstance(last.value, int) and last.value < one.value:
            lead = line.led(_FROM, last.extent.start)
            start = lead.start() if lead else last.extent.start
            found[-1] = Span(Extent(start, one.extent.end), (last.value, one.value))
        else:
            found.append(one)
    return found


def figures(line: Line) -> list[Span]:
    """Return the numbers in figures of a line that stand alone, with what they count."""
    return [
        counted(line, one)
        for one in _numbers(line)
        if not line.folded[one.extent.end : one.extent.end + 1].isalnum()
    ]


def _numbers(line: Line) -> Iterator[Span]:
    for m in _FIGURES.finditer(line.hide(one.extent for one in rounded(line)).folded):
        yield Span(Extent(*m.span()), int(m[0].translate(_MARKS)[:_LONGEST]))


def in_letters(line: Line) -> list[Span]:
    """Return the numbers in letters of a line; what can be several is none."""
    return [
        Span(one.extent, one.values[0] if len(one.values) == 1 else 0)
        for one in letter_counts(line, COUNTED)
    ]


def unlimited(line: Line) -> list[Span]:
    """Return the words that leave an event without a limit."""
    return [Span(Extent(*m.span()), None) for m in _UNLIMITED.finditer(line.folded)]


def apart(line: Line, spans: list[Span]) -> list[Span]:
    """Return those that make a part of the line by themselves, after its first."""
    return [
        one
        for one in spans
        if line.led(_CUT, one.extent.start) and _ENDS.match(line.folded, one.extent.end)
    ]


def _counts(line: Line, span: Span) -> bool:
    """Whether a number can be one of places: in letters, only apart from a title."""
    in_figures = line.folded[span.extent.end - 1].isdecimal()
    return in_figures or bool(_bound(line, span)) or _stands(line, span)


def _stands(line: Line, span: Span) -> bool:
    """Whether a number in letters counts places apart from a title: « , vingt places »."""
    things = COUNTED.match(line.folded, span.extent.end)
    opens = line.led(_OPENS, span.extent.start)
    return bool(opens and things and _ENDS.match(line.folded, things.end()))


def _bound(line: Line, span: Span) -> re.Match[str] | None:
    return line.led(_AT_MOST, span.extent.start)


def _widened(line: Line, span: Span) -> Span:
    """Take in what leads to a number of places, and what it counts."""
    start, end = counted(line, span).extent
    led = _bound(line, span) or line.led(_ROOM_FOR, start)
    return replace(span, extent=Extent(led.start() if led else start, end))


def counted(line: Line, span: Span) -> Span:
    """Take in what a number counts: « 12 personnes »."""
    things = _things(line, span)
    return replace(span, extent=Extent(span.extent.start, things.end())) if things else span


def _things(line: Line, span: Span) -> re.Match[str] | None:
    """Match what a number counts."""
    start, end = span.extent
    is_limit = line.led(_AT_MOST, start) or line.led(_ROOM_FOR, start)
    signed_up = _SIGNED_UP.match(line.folded, end)
    limited = signed_up if signed_up and (is_limit or signed_up["most"]) else None
    return COUNTED.match(line.folded, end) or limited
