"""Numbers in letters, French and English: « deux mille cinq cents », "twenty-five hundred"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.fields.lexicon import joined, word_set
from bot.fields.line import Extent, Line, Word

UNITS: Final[dict[str, int]] = {
    word: value
    for value, words in enumerate(
        [
            "zero",
            "un|une|one",
            "deux|two",
            "trois|three",
            "quatre|four",
            "cinq|five",
            "six",
            "sept|seven",
            "huit|eight",
            "neuf|nine",
            "dix|ten",
            "onze|eleven",
            "douze|twelve",
            "treize|thirteen",
            "quatorze|fourteen",
            "quinze|fifteen",
            "seize|sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
    for word in words.split("|")
}
TENS: Final[dict[str, int]] = {
    word: value * 10
    for value, words in enumerate(
        [
            "vingt|vingts|twenty",
            "trente|thirty",
            "quarante|forty|fourty",
            "cinquante|fifty",
            "soixante|sixty",
            "septante|seventy",
            "octante|huitante|eighty",
            "nonante|ninety",
        ],
        start=2,
    )
    for word in words.split("|")
}
_HUNDREDS: Final = word_set("cent cents hundred hundreds")
_SCALES: Final[dict[str, int]] = {
    "mille": 10**3,
    "thousand": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "milliard": 10**9,
    "milliards": 10**9,
    "billion": 10**9,
    "billions": 10**9,
}
_LINKS: Final = word_set("et and")
_MAGNITUDES: Final = _HUNDREDS | _SCALES.keys()
SPOKEN: Final = UNITS.keys() | TENS.keys() | _MAGNITUDES
_ONE: Final = word_set("a an")
_BROKEN: Final = word_set("virgule point demi demie half quart quelques poussiere poussieres some")
_LONGEST_NUMBER: Final = 12
_TEN, _TEEN, _HUNDRED, _FOUR, _VINGT = 10, 20, 100, 4, 20
_AFTER_TEN: Final = range(7, 10)
"""What « dix » takes after it: « dix-sept »; « dix-douze » is two numbers."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number in letters. `cents`: the amounts it can be, none when it makes no number.

    `magnitude`: it holds « cent », « mille »… `coins`: how many cents it is, when said of them.
    """

    extent: Extent
    cents: tuple[int, ...]
    magnitude: bool
    coins: int = 0


def spoken_numbers(line: Line) -> Iterator[Spoken]:
    """Yield the numbers written in letters, wholly or in part (« 2 mille 500 »)."""
    for run in _runs(line):
        texts = [word.text for word in run]
        extent = Extent(run[0].start, run[-1].end)
        magnitude = any(text in _MAGNITUDES for text in texts)
        broken = line.before(extent.start) in _BROKEN or goes_on(line, extent) != extent
        read = () if broken else tuple(value * 100 for value in readings(texts))
        yield Spoken(extent, read, magnitude, coins=_coins(texts, read))


def _coins(texts: Sequence[str], read: tuple[int, ...]) -> int:
    """Return what is said of cents: « vingt-cinq cents » is a quarter, or 2 500 dollars.

    After thousands only hundreds are meant: « deux mille cinq cents ».
    """
    hundreds = texts[-1] == "cents" and bool(read) and read[0] % 10_000 == 0
    return read[0] // 10_000 if hundreds and not _SCALES.keys() & set(texts) else 0


def in_figures(text: str) -> str | None:
    """Return words with each number in letters put in figures, where all of them can be."""
    line, at, parts = Line.of(text), 0, list[str]()
    for one in spoken_numbers(line):
        if len(one.cents) != 1:
            return None
        parts += [line.original(Extent(at, one.extent.start)), str(one.cents[0] // 100)]
        at = one.extent.end
    return "".join([*parts, line.original(Extent(at, len(line.folded)))])


def goes_on(line: Line, extent: Extent) -> Extent:
    """Take in what goes on after « 2 mille »: letters or figures of the same number."""
    at = end = extent.end
    first = bisect_left(line.words, end, key=lambda word: word.start)
    for word in line.words[first : first + _LONGEST_NUMBER]:
        near = word.start - at <= 1
        if not near or not (word.text in SPOKEN | _BROKEN | _LINKS or word.text.isdigit()):
            break
        at = word.end
        end = end if word.text in _LINKS else at
    return Extent(extent.start, end)


def follows_scale(line: Line, start: int) -> bool:
    """Whether figures only end a number that began in letters (« deux mille 500 »)."""
    return line.before(start) in _SCALES


def _runs(line: Line) -> Iterator[tuple[Word, ...]]:
    run: list[Word] = []
    for word in line.words:
        if run and _continues(line, run[-1], word):
            run.append(word)
            continue
        yield from _trimmed(line, run)
        run = [word] if word.text in SPOKEN or word.text in _ONE else []
    yield from _trimmed(line, run)


def _continues(line: Line, last: Word, word: Word) -> bool:
    if not joined(line, (last, word)) or "," in line.folded[last.end : word.start]:
        return False
    if last.text in _ONE:
        return word.text in _MAGNITUDES
    return word.text in SPOKEN or word.text in _LINKS


def _trimmed(line: Line, run: list[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield a run without « et » at its end, unless it goes on after figures (« 2 mille »)."""
    while run and run[-1].text in _LINKS:
        run.pop()
    if any(word.text in SPOKEN for word in run) and not line.before(run[0].start)[-1:].isdigit():
        yield tuple(run)


def readings(words: Sequence[str]) -> tuple[int, ...]:
    """Return what a number in letters can mean, the literal value first."""
    value = _value(words)
    if value is None:
        return ()
    last = _small(words[-1])
    if len(words) > 1 and words[-2] in _SCALES and 0 < last < 10:  # noqa: PLR2004 - a digit
        # « deux mille cinq » is said for 2 005 and for 2 500.
        return value, value - last + last * _SCALES[words[-2]] // 10
    return (value,)


def _small(word: str) -> int:
    return UNITS.get(word, 0)


def _value(words: Sequence[str]) -> int | None:
    total, group, last = 0, 0, 10**12
    for word in words:
        if word in _SCALES:
            scale = _SCALES[word]
            if scale >= last or (group == 0 and word != "mille"):
                return None
            total, group, last = total + (group or 1) * scale, 0, scale
        elif word not in _LINKS:
            added = _added(group, word)
            if added is None or added >= last:
                return None
            group = added
    return total + group


def _added(group: int, word: str) -> int | None:
    if word in _ONE:
        return 1 if group == 0 else None
    if word in _HUNDREDS:
        return (group or 1) * _HUNDRED if group < _HUNDRED else None
    if word in {"vingt", "vingts"} and group % _HUNDRED == _FOUR:
        return group - _FOUR + _FOUR * _VINGT
    return _appended(group, TENS.get(word) or _small(word))


def _appended(group: int, value: int) -> int | None:
    """Put tens or units after what was said, where they can stand."""
    tail = group % _HUNDRED
    if value >= _HUNDRED:
        return value if group == 0 else None
    if tail == 0:
        return group + value
    french = value in _AFTER_TEN if tail == _TEN else tail in {60, 80} and value < _TEEN
    fits = french or (tail % 10 == 0 and tail >= _TEEN and 0 < value < 10)  # noqa: PLR2004 - a digit
    return group + value if fits else None
