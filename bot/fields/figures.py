"""The numbers of a line that may be amounts, and what their neighbours make of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from bot.fields.counting import inert, is_counted
from bot.fields.line import Extent, Line
from bot.fields.number_words import follows_scale, goes_on, spoken_numbers
from bot.fields.numerals import Numeral, numerals, scale_of
from bot.i18n import Language


class Doubt(Enum):
    """Why an amount can't be taken as it stands."""

    READINGS = auto()
    RANGE = auto()
    RATE = auto()
    CURRENCY = auto()
    BOUND = auto()
    SUM = auto()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that may be an amount. `marked`: typed with `$`, `k`, « dollars »…"""

    extent: Extent
    cents: tuple[int, ...]
    marked: bool = False
    counted: bool = False
    yearish: bool = False
    doubt: Doubt | None = None


_BEFORE: Final = re.compile(r"(?<![^\W_])(?:c(?:a|ad|an)? ?)?\$ ?\Z|(?<![^\W_])cad ?\Z")
_FOREIGN_BEFORE: Final = re.compile(r"(?:us ?\$|usd|eur|€|£|¥|gbp) ?\Z")
_NEGATIVE: Final = re.compile(r"(?<![^\W_])-(?:c(?:a|ad)?)?\$?\Z|-\Z(?<= -)|\A-\Z")
_AFTER: Final = re.compile(
    r" ?(?:\$+ ?(?:c(?:a|ad|an)\b)?|c(?:a|an)? ?\$|cad\b|dollars? canad\w+|"
    r"dollars?\b|piastres?\b|piasses?\b|bucks?\b|balles\b)"
)
_FOREIGN_AFTER: Final = re.compile(
    r" ?(?:\$ ?usd?\b|us ?\$|usd\b|€|eur\b|euros?\b|£|gbp\b|pounds\b|¥|"
    r"dollars? (?:us\b|americ\w+|u\.s)|¢|cennes?\b)"
)
_RATE: Final = re.compile(
    r" ?(?:/ ?|par |per |l'|de l'|a |an |a l')(?:mois|an|annee|sem|semaine|jour|j|h|heure|hr|hour|"
    r"pers|personne|unite|repas|month|mo|week|wk|day|year|yr|person|unit|head|tete|item|piece|"
    r"trimestre|quarter|seance|session|fois)\b"
    r"| ?(?:chacune?s?|chaque|each|mensuels?|annuels?|monthly|hourly|weekly|yearly|annually)\b"
)
_BOUND: Final = re.compile(
    r"(?:\b(?:plus|moins) de|\bover|\bunder|\bless than|\bmore than|\bup to|\bjusqu'a|\bmax\.?|"
    r"\bmaximum|\bminimum|\bmin\.?|\bat least|\bau moins|[<>≤≥]|\bcouple (?:de|of)|\bquelques|"
    r"\ba few|\bseveral|\bplusieurs|\bdes) ?\$?\Z"
)
_BETWEEN: Final = re.compile(r" ?(?:-|a|to|ou|or|et|and|/) ?\$?\Z")
_TIMES: Final = re.compile(r" ?(?:x|\*|×|fois|times|\+) ?\$?\Z")
_SCALE: Final = re.compile(r" ?([a-z]+)")
_MORE_DIGITS: Final = re.compile(r"\d+")
_REACH: Final = 24


def figures(line: Line, language: Language, year: int) -> list[Figure]:
    """Return the numbers that may be amounts, left to right."""
    spoken = list(_spoken(line))
    written = [
        figure
        for numeral in numerals(line)
        if not any(one.extent.overlaps(numeral.extent) for one in spoken)
        for figure in _written(line, numeral, language, year)
    ]
    ordered = sorted([*spoken, *written], key=lambda one: one.extent)
    return [one for one in _paired(line, ordered) if not (one.yearish and one.counted)]


def _spoken(line: Line) -> Iterator[Figure]:
    for one in spoken_numbers(line):
        figure = _marked(line, Figure(one.extent, tuple(value * 100 for value in one.readings)))
        if one.readings and (figure.marked or one.magnitude):
            counted = not figure.marked and is_counted(line, one.extent, one.readings[0])
            yield replace(figure, counted=counted, doubt=figure.doubt or _several(figure))
        elif not one.readings and (figure.marked or one.magnitude):
            yield replace(figure, doubt=Doubt.READINGS)


def _written(line: Line, numeral: Numeral, language: Language, year: int) -> Iterator[Figure]:
    extent, scale, slang = _scaled(line, numeral, language)
    cents = numeral.readings(language, scale)
    if slang:
        cents = (cents[0] + slang * scale * 10 // 10 ** (len(str(slang)) - 1),) if cents else ()
    figure = _marked(line, Figure(extent, cents, marked=scale > 1))
    if follows_scale(line, numeral.extent.start):
        return
    if not figure.marked and inert(line, numeral.extent):
        return
    if scale > 1 and goes_on(line, extent.end):
        figure = replace(figure, cents=(), doubt=Doubt.READINGS)
    figure = _negated(line, figure)
    doubt = figure.doubt or (Doubt.READINGS if slang or not cents else _several(figure))
    counted = not figure.marked and is_counted(line, figure.extent, (*cents, 0)[0] // 100)
    yearish = not figure.marked and _is_yearish(numeral, year)
    yield replace(figure, counted=counted, yearish=yearish, doubt=doubt)


def _several(figure: Figure) -> Doubt | None:
    return Doubt.READINGS if len(figure.cents) > 1 else None


def _scaled(line: Line, numeral: Numeral, language: Language) -> tuple[Extent, int, int]:
    """Return the figures with their `k`, « mille » or `M`, and what « 2k5 » adds."""
    start, end = numeral.extent
    word = _SCALE.match(line.folded, end)
    scale = scale_of(word[1]) if word and _is_scale(line, word, language) else None
    if word is None or scale is None:
        return numeral.extent, 1, 0
    more = _MORE_DIGITS.match(line.folded, word.end())
    stop = more.end() if more else word.end()
    return Extent(start, stop), scale, int(more[0]) if more else 0


def _is_scale(line: Line, word: re.Match[str], language: Language) -> bool:
    """Tell millions from metres, thousands from what merely begins like them."""
    letters, dollars = word[1], line.folded[word.end() : word.end() + 2].strip().startswith("$")
    if letters in {"g", "md"}:
        return dollars
    if letters in {"grand", "grands"}:
        return language == "en"
    capital = line.original(Extent(word.end() - 1, word.end())) == "M"
    return letters != "m" or dollars or capital


def _marked(line: Line, figure: Figure) -> Figure:
    """Take in the currency beside the number, and doubt what changes its meaning."""
    start, end = figure.extent
    before = line.folded[max(0, start - _REACH) : start]
    foreign_before = _FOREIGN_BEFORE.search(before)
    foreign = foreign_before or _FOREIGN_AFTER.match(line.folded, end)
    head, tail = _BEFORE.search(before), _AFTER.match(line.folded, end)
    start -= len(head[0]) if head else 0
    end = tail.end() if tail else end
    marked = bool(foreign or head or tail) or figure.marked
    doubt = Doubt.CURRENCY if foreign else _beside(line, start, end)
    return replace(figure, extent=Extent(start, end), marked=marked, doubt=doubt)


def _beside(line: Line, start: int, end: int) -> Doubt | None:
    if _RATE.match(line.folded, end):
        return Doubt.RATE
    if _BOUND.search(line.folded[max(0, start - _REACH) : start]):
        return Doubt.BOUND
    return None


def _negated(line: Line, figure: Figure) -> Figure:
    """Turn « -250 » into less than nothing: no amount, and never 250."""
    start, end = figure.extent
    signed = re.search(r"(?:\A|[\s\0(:=$])-\$?\Z", line.folded[max(0, start - 3) : start])
    inner = line.folded[start:end].startswith("$-")
    if not signed and not inner:
        return figure
    return replace(figure, cents=tuple(-abs(one) for one in figure.cents))


def _is_yearish(numeral: Numeral, year: int) -> bool:
    digits = "".join(numeral.blocks)
    return len(numeral.blocks) == 1 and digits.isdigit() and abs(int(digits) - year) <= 10  # noqa: PLR2004 - years that people speak of


def _paired(line: Line, ordered: list[Figure]) -> Iterator[Figure]:
    """Doubt the two ends of a range, and the terms of a product or a sum."""
    doubts = [one.doubt for one in ordered]
    for at, (left, right) in enumerate(zip(ordered, ordered[1:], strict=False)):
        between = line.folded[left.extent.end : right.extent.start]
        doubt = _pair(between, left, right)
        if doubt is not None:
            doubts[at] = doubts[at + 1] = doubt
    for one, doubt in zip(ordered, doubts, strict=True):
        yield replace(one, doubt=doubt, marked=one.marked)


def _pair(between: str, left: Figure, right: Figure) -> Doubt | None:
    if _TIMES.match(between):
        return Doubt.SUM
    if _BETWEEN.match(between) and not (left.marked and right.counted):
        return Doubt.RANGE
    return None
