"""The numbers of a line that may be amounts, and what their neighbours make of them."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.fields.counting import (
    fraction,
    inert,
    is_broken,
    is_counted,
    is_followed,
    is_plural,
    is_unit,
    leads_otherwise,
)
from bot.fields.currency import priced
from bot.fields.figure import Doubt, Figure
from bot.fields.line import Extent, Line
from bot.fields.number_words import follows_scale, goes_on, spoken_numbers
from bot.fields.numerals import Numeral, numerals, scale_of
from bot.fields.pairs import paired
from bot.i18n import Language

_NEGATIVE: Final = re.compile(r"(?:\A|[\s\0(:=$])-\$?\Z")
_SCALE: Final = re.compile(r" ?([a-z]+)")
_MORE_DIGITS: Final = re.compile(r"\d+")
_EACH: Final = re.compile(r"([^\W\d_]+) (?:a|at|@) ?\Z")
_EACH_OF: Final = re.compile(r"(?<![\d.,])\d{1,4} [^\W\d_]+s (?:de|of) \Z")
_REACH: Final = 40
_NEAR_YEARS: Final = 10
_SIGNS: Final = 3
_MANY_COINS: Final = 20
"""« Trois cents » is three hundred; « cinquante cents » may be half a dollar."""
_MOST: Final = 48
"""A line with more numbers than that is no line of ours: whatever it says is asked about."""


def figures(line: Line, language: Language, year: int) -> list[Figure]:
    """Return the numbers that may be amounts, left to right."""
    spoken = list(_spoken(line))[:_MOST]
    read = list(itertools.islice(numerals(line), _MOST))
    written = [
        figure
        for numeral in read
        if not any(one.extent.overlaps(numeral.extent) for one in spoken)
        for figure in _written(line, numeral, language, year)
    ]
    ordered = sorted([*spoken, *written], key=lambda one: one.extent)
    found = [one for one in paired(line, ordered) if not (one.yearish and one.counted)]
    found = [_priced_each(line, one, found) for one in found]
    if len(read) < _MOST:
        return found
    return [replace(one, doubt=Doubt.READINGS) for one in found]


def _priced_each(line: Line, figure: Figure, found: list[Figure]) -> Figure:
    """Doubt « 15 $ » in « 30 repas à 15 $ »: the price of one."""
    start = figure.extent.start
    before = line.folded[max(0, start - _REACH) : start]
    if figure.doubt:
        return figure
    if figure.marked and _EACH_OF.search(before):
        return replace(figure, doubt=Doubt.RATE)
    lead = _EACH.search(before)
    if lead is None:
        return figure
    counted = any(one.counted and one.extent.start < start for one in found)
    each = is_unit(lead[1]) or (is_plural(lead[1]) and (figure.marked or counted))
    return replace(figure, doubt=Doubt.RATE) if each or (counted and figure.marked) else figure


def _spoken(line: Line) -> Iterator[Figure]:
    for one in spoken_numbers(line):
        figure = priced(line, Figure(one.extent, one.cents))
        if not (figure.marked or one.magnitude):
            continue
        if not one.cents:
            yield replace(figure, extent=goes_on(line, figure.extent), doubt=Doubt.READINGS)
            continue
        if one.coins >= _MANY_COINS and not figure.marked:
            figure = replace(figure, cents=(*one.cents, one.coins))
        yield _counting(line, replace(figure, doubt=figure.doubt or _several(figure)))


def _written(line: Line, numeral: Numeral, language: Language, year: int) -> Iterator[Figure]:
    if follows_scale(line, numeral.extent.start):
        return
    extent, scale, slang = _scaled(line, numeral, language)
    cents = numeral.readings(language, scale)
    if slang:
        cents = (cents[0] + slang * scale * 100 // 10 ** len(str(slang)),) if cents else ()
    figure = priced(line, Figure(extent, cents, marked=scale > 1))
    part = fraction(line, numeral.extent)
    if part is not None:
        yield Figure(part, (), marked=True, doubt=Doubt.READINGS)
    elif is_broken(line, numeral.extent):
        if figure.marked:
            yield replace(figure, cents=(), doubt=Doubt.READINGS)
    elif figure.marked or not inert(line, numeral.extent):
        yield _weighed(
            line, figure, numeral, language, slang=bool(slang), scaled=scale > 1, year=year
        )


def _weighed(
    line: Line,
    figure: Figure,
    numeral: Numeral,
    language: Language,
    *,
    slang: bool,
    scaled: bool,
    year: int,
) -> Figure:
    """Doubt what can be read otherwise, and see what the number may count."""
    longer = goes_on(line, figure.extent) if scaled else figure.extent
    if longer != figure.extent and not _counts_others(line, figure, longer):
        return replace(figure, extent=longer, cents=(), doubt=Doubt.READINGS)
    figure = _negated(line, figure)
    other = leads_otherwise(line, numeral)
    if other is not None:
        tail = Numeral(numeral.extent, numeral.blocks[1:]).readings("fr")
        extent = Extent(min(other, figure.extent.start), figure.extent.end)
        figure = replace(figure, extent=extent, cents=(*figure.cents, *tail))
    unread = slang or not figure.cents
    unread = unread or (not scaled and numeral.is_open(language))
    doubt = figure.doubt or (Doubt.READINGS if unread else _several(figure))
    yearish = not figure.marked and _is_yearish(numeral, year)
    return _counting(line, replace(figure, doubt=doubt, yearish=yearish))


def _counts_others(line: Line, figure: Figure, longer: Extent) -> bool:
    """Whether money is said whole before a number of things: « 1,2 M$ et 150 contrats »."""
    money = line.folded[slice(*figure.extent)].strip()
    whole = money.startswith("$") or money.endswith("$")
    return whole and is_counted(line, longer, figure.most)


def _counting(line: Line, figure: Figure) -> Figure:
    if figure.marked:
        return figure
    value = figure.most // 100
    return replace(
        figure,
        counted=is_counted(line, figure.extent, value),
        followed=is_followed(line, figure.extent, value),
    )


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
    return Extent(start, stop), scale, int(more[0][:9]) if more else 0


def _is_scale(line: Line, word: re.Match[str], language: Language) -> bool:
    """Tell millions from metres, thousands from what merely begins like them."""
    letters, dollars = word[1], line.folded[word.end() : word.end() + 2].strip().startswith("$")
    if letters in {"g", "md"}:
        return dollars
    if letters in {"grand", "grands"}:
        return language == "en"
    capital = line.original(Extent(word.end() - 1, word.end())) == "M"
    return letters != "m" or dollars or capital


def _negated(line: Line, figure: Figure) -> Figure:
    """Turn « -250 » into less than nothing: no amount, and never 250."""
    start, end = figure.extent
    signed = _NEGATIVE.search(line.folded[max(0, start - _SIGNS) : start])
    if not signed:
        return figure
    return replace(figure, extent=Extent(start - 1, end), cents=(-figure.most,))


def _is_yearish(numeral: Numeral, year: int) -> bool:
    digits = "".join(numeral.blocks)
    one = len(numeral.blocks) == 1 and digits.isdigit()
    return one and len(digits) == 4 and abs(int(digits) - year) <= _NEAR_YEARS  # noqa: PLR2004 - a year's digits
