"""How many people an event can hold, as it is typed: « 20 places », « max 30 », « illimité ».

A number that counts places is a limit; one that counts who signs up, where it is said to be one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.fields.field import Span
from bot.fields.letter_counts import letter_counts, rounded
from bot.fields.line import HIDDEN, Extent, Line

_DIGITS: Final = r"\d{1,3}(?: \d{3})+(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)|\d+"
"""Figures, thousands apart or not: 1200, « 1 200 », "1,200"."""
_FIGURES: Final = re.compile(rf"(?<![^\W_])[-−]?(?:{_DIGITS})")
_NONE: Final = re.compile(r"(?<![^\W_])(?:aucune?|no|zero)(?![^\W_])")
_MOST: Final = r"(?:max(?:imum)?|(?:tout )?au (?:plus|maximum)|at most)"
_FREE: Final = rf" (?:disponibles?|libres?|available|left|{_MOST})"
_SEATS: Final = (
    rf"(?:places|pl(?:ace)?(?=\.? ?(?:[,;\n)\0]|\Z)|{_FREE})|pers(?:onnes?)?"
    r"|participante?s?|people|ppl|persons?|seats?|spots?|max(?:imum)?)"
)
"""What is counted; « 12 place Royale » and « 12 pl. Royale » are addresses."""
COUNTED: Final = re.compile(rf" ?{_SEATS}\.?(?:{_FREE})?(?![^\W_])")
_SIGNED_UP: Final = re.compile(
    r" ?(?:deja )?(?:(?:pers(?:onnes)?\.?|participante?s|people) )?(?:deja )?(?:already )?"
    r"(?:inscrite?s?|inscriptions?|registrations?|registered|signed up)"
    rf"(?P<most> {_MOST}(?![^\W_])\.?)?"
    r"(?: (?:deja|a (?:ce jour|date)|jusqu'ici|already|so far|to date))?"
    r"(?![^\W_])(?! (?:par|per|requise?s?|required)(?![^\W_]))"
)
"""What a limit counts as well: « jusqu’à 25 inscriptions »; « 12 inscrits » are no places."""
_ALREADY: Final = re.compile(r"(?<![^\W_])(?:deja|already) ?\Z")
_ROOM_FOR: Final = re.compile(r"(?<![^\W_])(?:jusqu'a|up to) ?\Z")
_AT_MOST: Final = re.compile(
    r"(?<![^\W_])(?:(?:(?:nombre de )?places |seats |spots )?limitee?s? a"
    r"|(?:(?:number of )?(?:seats|spots) |places )?limited to|complet a|full at"
    r"|limite(?: de| a| ?:)|limit(?: of| ?:)|pas plus de|(?:tout )?au (?:plus|maximum)(?: de)?"
    r"|(?:no|not) more than|at (?:the )?most"
    r"|(?:(?:(?:un|a) )?max(?:imum)?|capacite|capacity)\.?(?: de| of| ?:)?)"
    r" ?\Z"
)
"""Words after which a number alone says how many."""
_RATE: Final = re.compile(r" (?:[^\W\d_]+ )?(?:par|per)(?![^\W_])")
"""How many of something there are: « max 2 par membre » limits no event."""
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


@dataclass(frozen=True, slots=True)
class SignedUp:
    """How many have a place already, which limits nothing: « 12 inscrits »."""

    count: int


def seats(line: Line) -> list[Span]:
    """Return the numbers of places of a line.

    One that says what it counts, or stands apart, is surer than « max 2 chaises ». What is no
    number of them is none at all: « aucune place ». Two of them are a range.
    """
    none = [Span(Extent(*m.span()), 0) for m in _NONE.finditer(line.folded)]
    numbers = [*none, *(one for one in _told(line) if _counts(line, one))]
    bound = [
        one
        for one in numbers
        if bound_before(line, one) and not _RATE.match(line.folded, one.extent.end)
    ]
    sure = [one for one in numbers if _things(line, one) or (one in bound and _stops(line, one))]
    return [_widened(line, one) for one in sure or bound]


def signed_up(line: Line) -> list[Span]:
    """Return how many signed up already: « 12 inscrits », "8 already registered"."""
    found = []
    for one in _told(line):
        things = _SIGNED_UP.match(line.folded, one.extent.end)
        if things and not _things(line, one):
            led = line.led(_ALREADY, one.extent.start)
            start = led.start() if led else one.extent.start
            found.append(Span(Extent(start, things.end()), SignedUp(_most(one))))
    return found


def past_title(line: Line, spans: Sequence[Span]) -> list[Span]:
    """Return those that open a part of the line, or stand past what was read of it."""
    return [
        one
        for one in spans
        if HIDDEN in line.folded[: one.extent.start]
        or (one.extent.start and line.led(_OPENS, one.extent.start))
    ]


def _told(line: Line) -> list[Span]:
    return ranged(line, [*_numbers(line), *in_letters(line)])


def _most(span: Span) -> int:
    return max(span.value) if isinstance(span.value, tuple) else int(span.value)


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
    return in_figures or bool(bound_before(line, span)) or _stands(line, span)


def _stands(line: Line, span: Span) -> bool:
    """Whether a number in letters counts places apart from a title: « , vingt places »."""
    things = COUNTED.match(line.folded, span.extent.end)
    opens = line.led(_OPENS, span.extent.start)
    return bool(opens and things and _ENDS.match(line.folded, things.end()))


def bound_before(line: Line, span: Span, *, counted: bool = False) -> re.Match[str] | None:
    """Match the words that make a limit of a number; « jusqu’à », where it counts something."""
    start = span.extent.start
    return line.led(_AT_MOST, start) or (line.led(_ROOM_FOR, start) if counted else None)


def _stops(line: Line, span: Span) -> bool:
    return _ENDS.match(line.folded, span.extent.end) is not None


def _widened(line: Line, span: Span) -> Span:
    """Take in what leads to a number of places, and what it counts."""
    start, end = counted(line, span).extent
    led = bound_before(line, span, counted=True)
    return replace(span, extent=Extent(led.start() if led else start, end))


def counted(line: Line, span: Span) -> Span:
    """Take in what a number counts: « 12 personnes »."""
    things = _things(line, span)
    return replace(span, extent=Extent(span.extent.start, things.end())) if things else span


def _things(line: Line, span: Span) -> re.Match[str] | None:
    """Match what a number counts."""
    end = span.extent.end
    signed = _SIGNED_UP.match(line.folded, end)
    if signed is None:
        return COUNTED.match(line.folded, end)
    return signed if signed["most"] or bound_before(line, span, counted=True) else None
