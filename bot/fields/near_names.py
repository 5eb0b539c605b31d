"""Institutions that were misspelt, and words that name one that nobody knows here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.fields.directory import Near, clear_winner
from bot.fields.field import Found, Option, Outcome, Reading, Rest, Unclear
from bot.fields.lexicon import SMALL, joined
from bot.fields.line import HIDDEN, Extent, Line
from bot.fields.stems import stem_of
from bot.i18n import N_, Phrase

_MARKER: Final = re.compile(
    r"\A(?:(?:chez|at|from) |, ?)?(?:(?:le|la|les|the) |l['’])?", re.IGNORECASE
)
CHOOSE: Final = Option(Phrase(N_("Choose from the list")), {"choose": True})
ANOTHER: Final = Option(Phrase(N_("Choose another")), {"choose": True})

NEAR: Final = N_("Did you mean {institution}?")
_SEVERAL: Final = N_("“{typed}” is like several names. Which one is it?")
_UNKNOWN: Final = N_("I can’t find “{typed}”; the rest is kept.")
_AUTOCORRECTED: Final = {"chuck": "CHUS", "chucks": "CHUS"}
_MOST_WORDS: Final = 24
_WIDEST: Final = 5
_SHORT: Final = 5
_LONG: Final = 10
_CAPITAL: Final = r"[A-ZÀ-ÖØ-ÞŒ][\w’'&.-]*"
_WITHIN: Final = r"(?:(?:de|du|des|la|le|les|l’|l'|d’|d'|of|the|et|and|&) ?)*"
_CAPITALIZED: Final = re.compile(rf"(?<![^\W_]){_CAPITAL}")
_PROPER: Final = re.compile(rf"{_CAPITAL}(?: {_WITHIN}{_CAPITAL})*")


@dataclass(frozen=True, slots=True)
class _Try:
    """Words that may be a misspelt name, and whose."""

    extent: Extent
    near: tuple[Near, ...]

    @property
    def rank(self) -> tuple[bool, float, int]:
        best = self.near[0]
        return best.slip, best.likeness, self.extent.end - self.extent.start


def is_name(words: str) -> bool:
    """Whether words are a proper name, and one of several words or several capitals."""
    capitals = len(words) > 1 and words.isupper()
    return bool(_PROPER.fullmatch(words)) and (capitals or len(_CAPITALIZED.findall(words)) > 1)


def settle(rest: Rest, reading: Reading) -> Outcome:
    """Propose the name that the words are nearest to, or say that nobody bears it."""
    corrected = _corrected(rest, reading)
    if corrected is not None:
        return corrected
    best = max(_tries(rest, reading), key=lambda one: one.rank, default=None)
    if best is None:
        return _unknown(rest)
    words = rest.whole.original(best.extent)
    winner = clear_winner(list(best.near))
    if winner is None:
        options = tuple(Option(_name(one.id, reading), one.id) for one in best.near[:5])
        why = Phrase(_SEVERAL, {"typed": words})
        return Unclear(why, (best.extent,), (*options, CHOOSE), words)
    return Found(winner.id, (best.extent,), confirm=True)


def _corrected(rest: Rest, reading: Reading) -> Found[int] | None:
    """Undo what a phone makes of an acronym."""
    for word in rest.line.words[:_MOST_WORDS]:
        listed = reading.directory.called(_AUTOCORRECTED.get(word.text, ""))
        if listed is not None:
            return Found(listed.id, (Extent(word.start, word.end),), confirm=True)
    return None


def _name(number: int, reading: Reading) -> str:
    listed = reading.directory.get(number)
    return listed.name(reading.language) if listed else ""


def _tries(rest: Rest, reading: Reading) -> Iterator[_Try]:
    for extent in _windows(rest.line):
        words = rest.whole.original(extent)
        near = [one for one in reading.directory.near(words) if one.id != reading.enterprise]
        if near and _plausible(rest, extent, words, near[0]):
            yield _Try(extent, tuple(near))


def _windows(line: Line) -> Iterator[Extent]:
    words = [word for word in line.words if not word.text.isdigit()][:_MOST_WORDS]
    for at in range(len(words)):
        for width in range(1, min(_WIDEST, len(words) - at) + 1):
            run = tuple(words[at : at + width])
            if not joined(line, run[-2:]):
                break
            named = any(word.text not in SMALL and stem_of(word.text) is None for word in run)
            if named and run[0].text not in SMALL and run[-1].text not in SMALL:
                yield Extent(run[0].start, run[-1].end)


def _plausible(rest: Rest, extent: Extent, words: str, near: Near) -> bool:
    """Whether short or small words are meant as a name at all: « logo » is not « Loto »."""
    if rest.asked or words.isupper() or near.slip:
        return True
    if rest.people:
        return len(words) >= _LONG
    return len(words) > _SHORT or stands_alone(rest.line, extent)


def stands_alone(line: Line, extent: Extent) -> bool:
    """Whether words stand by themselves between two things understood, as « 2500 chux gag »."""
    before, after = line.folded[: extent.start].rstrip(" ,"), line.folded[extent.end :].lstrip(" ,")
    return before.endswith(HIDDEN) and after.startswith(HIDDEN)


def _unknown(rest: Rest) -> Unclear | None:
    extent = _attempt(rest)
    if extent is None:
        return None
    words = _MARKER.sub("", rest.whole.original(extent).strip())
    suggest = Option(Phrase(N_("Ask to add it")), {"suggest": words})
    return Unclear(Phrase(_UNKNOWN, {"typed": words}), (extent,), (CHOOSE, suggest), words)


def _attempt(rest: Rest) -> Extent | None:
    """Return the words that are meant as an institution's name: a proper name, mostly."""
    line = rest.line.hide(rest.reserved)
    stretches = [one for one in line.stretches() if re.search(r"\w", _text(line, one))]
    if rest.asked:
        return Extent(stretches[0].start, stretches[-1].end) if stretches else None
    if rest.people:
        return _after_marker(rest, stretches)
    for stretch in stretches:
        named = _proper(rest, stretch)
        if named is not None:
            return _whole(line, named, stretch)
    return None


def _whole(line: Line, named: Extent, stretch: Extent) -> Extent:
    """Take a name as far as the stretch goes, where that stands alone: « Centre hospitalier »."""
    trimmed = Extent(named.start, stretch.start + len(_text(line, stretch).rstrip(" ,.")))
    return trimmed if stands_alone(line, trimmed) else named


def _text(line: Line, extent: Extent) -> str:
    return line.folded[extent.start : extent.end]


def _proper(rest: Rest, stretch: Extent) -> Extent | None:
    """Return the proper name that opens a stretch of the line, past « pour la »."""
    text = rest.line
    lead = re.match(
        r"[ ,]*(?:(?:pour|chez|for|at|au|aux|a|to|with|avec) )?(?:(?:le|la|les|the) |l')?",
        _text(text, stretch),
    )
    start = stretch.start + (lead.end() if lead else 0)
    if start >= stretch.end:
        return None
    found = _PROPER.match(rest.whole.original(Extent(start, stretch.end)))
    if found is None:
        return None
    origin = rest.whole.origin
    end = next(at for at in range(start, len(origin)) if origin[at] >= origin[start] + found.end())
    return Extent(start, end)


def _after_marker(rest: Rest, stretches: list[Extent]) -> Extent | None:
    """Beside a person's name, only « chez », "at" or a comma says that another name follows."""
    for stretch in stretches:
        for found in re.finditer(
            r"(?:(?<![^\W_])(?:chez|at|from)|,) (?:(?:le|la|les|the) |l')?",
            _text(rest.line, stretch),
        ):
            named = _proper(rest, Extent(stretch.start + found.end(), stretch.end))
            if named is not None:
                return Extent(stretch.start + found.start(), named.end)
    return None
