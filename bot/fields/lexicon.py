"""Tables of words and phrases, found in a line longest first."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final, Generic, TypeVar

from bot.fields.line import Extent, Line, Word, words_of

T = TypeVar("T")

SMALL: Final = frozenset(
    [
        "a",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "e",
        "et",
        "l",
        "la",
        "le",
        "les",
        "of",
        "the",
        "and",
        "s",
        "en",
    ]
)
"""Words that names are typed with or without."""

_GAP: Final = re.compile(rf"(?:[ \-'./&,_]|(?<![^\W_])(?:{'|'.join(SMALL)})(?![^\W_]))*\Z")
_LONGEST_GAP: Final = 16


class Lexicon(Generic[T]):
    """Phrases, each with its meaning; punctuation between their words does not count."""

    def __init__(self, phrases: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        pairs = phrases.items() if isinstance(phrases, Mapping) else phrases
        self._by_words: dict[tuple[str, ...], T] = {words_of(text): value for text, value in pairs}
        self._by_words.pop((), None)
        self._lengths: dict[str, list[int]] = {}
        for words in sorted(self._by_words, key=len, reverse=True):
            lengths = self._lengths.setdefault(words[0], [])
            if len(words) not in lengths:
                lengths.append(len(words))

    def find(self, line: Line, words: tuple[Word, ...] | None = None) -> list[tuple[Extent, T]]:
        """Return the phrases that the line (or these of its words) holds, without overlap."""
        words = line.words if words is None else words
        found: list[tuple[Extent, T]] = []
        at = 0
        while at < len(words):
            run = self._longest(line, words, at)
            if run:
                key = tuple(word.text for word in run)
                found.append((Extent(run[0].start, run[-1].end), self._by_words[key]))
            at += max(1, len(run))
        return found

    def _longest(self, line: Line, words: tuple[Word, ...], at: int) -> tuple[Word, ...]:
        for length in self._lengths.get(words[at].text, ()):
            run = words[at : at + length]
            if tuple(word.text for word in run) in self._by_words and joined(line, run):
                return run
        return ()


def joined(line: Line, run: tuple[Word, ...]) -> bool:
    """Whether nothing but small punctuation stands between these words."""
    gaps = [(a.end, b.start) for a, b in pairwise(run)]
    return all(
        end - start <= _LONGEST_GAP and _GAP.match(line.folded[start:end]) for start, end in gaps
    )


def each(value: T, *texts: str) -> dict[str, T]:
    """Give one meaning to all phrases written between bars."""
    return {phrase.strip(): value for text in texts for phrase in text.split("|")}


def word_set(text: str) -> frozenset[str]:
    """Return the folded words of a table written as running text."""
    return frozenset(words_of(text))
