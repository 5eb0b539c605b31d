"""How many, in letters: « vingt contrats », « une vingtaine de places », "two dozen"."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from bot.fields.line import Extent, Line
from bot.fields.number_words import UNITS, spoken_numbers

_ROUND: Final = {
    "dizaine": 10,
    "douzaine": 12,
    "dozen": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}
_TIMES: Final = {word: value for word, value in UNITS.items() if value} | {"la": 1, "a": 1, "": 1}
_ROUNDED: Final = re.compile(
    r"(?<![\w-])(?:(\d\d?\d?|[^\W\d_]+) )?((?:bonne|petite|grosse|good) )?"
    rf"({'|'.join(_ROUND)})(s)?(?![\w-])(?: de(?![^\W_])| d'| of(?![^\W_]))?"
)
_HALF: Final = re.compile(r"(?<![^\W_])(?:demie?|half|quelques?|some)[ -]\Z")
_ONE: Final = re.compile(r"un|une|one")
_WORD: Final = re.compile(r" ?[^\W_]")


class Count(NamedTuple):
    """Words that say how many; `values`: each number that they can be, none where unknown."""

    extent: Extent
    values: tuple[int, ...]


def rounded(line: Line) -> list[Count]:
    """Return the round numbers: 20 of « une vingtaine de », none of « quelques dizaines de »."""
    return [_rounded(line, found) for found in _ROUNDED.finditer(line.folded)]


def letter_counts(line: Line, things: re.Pattern[str]) -> Iterator[Count]:
    """Yield the numbers in letters that count things; « un » before another word counts nothing."""
    round_ones = rounded(line)
    line = line.hide(one.extent for one in round_ones)
    yield from (one for one in round_ones if one.values)
    for one in spoken_numbers(line):
        start, end = one.extent
        lone = _ONE.fullmatch(line.folded, start, end) and _WORD.match(line.folded, end)
        if not lone or things.match(line.folded, end):
            yield Count(one.extent, tuple(cents // 100 for cents in one.cents))


def _rounded(line: Line, found: re.Match[str]) -> Count:
    """Multiply: « deux douzaines » is 24; a word that is no number stays what it is."""
    before, _, word, plural = found.groups()
    times = int(before) if (before or "").isdecimal() else _TIMES.get(before or "")
    start = found.start() if times else found.start(2 if found[2] else 3)
    vague = line.led(_HALF, start) or (plural and not (times or 0) > 1)
    return Count(Extent(start, found.end()), () if vague else ((times or 1) * _ROUND[word],))
