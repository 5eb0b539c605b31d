"""How many of something is aimed at: a whole number; none is no goal."""

import re
from collections.abc import Sequence
from typing import Any, Final

from bot.fields.choosing import values
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.figures import figures
from bot.fields.letter_counts import letter_counts, rounded
from bot.fields.line import Extent, Line
from bot.fields.seat_words import ranged
from bot.i18n import N_, Phrase, Translator

MOST: Final = 100_000
_NUMBER: Final = re.compile(
    r"(?:(?<![\w.,$-])|(?<=\d-))(\d{1,3}(?: \d{3})+|\d{1,7})(?![\w$%]|[.,]\d| ?\$)"
)
_NO_CONTRACTS: Final = re.compile(
    r"(?<![^\W_])(?:aucun|pas de|zero|no) (?:contrats?|contracts?)(?![^\W_])"
)
_NOTHING: Final = re.compile(r"(?<![^\W_])(?:aucun|none)(?![^\W_])")
"""Where a count is asked for: by itself it does not say of what there is none."""
_CONTRACTS: Final = re.compile(r" ?(?:contrats?|contracts?)(?![^\W_])")
_YEAR: Final = re.compile(
    r"(?<![^\W_])(?:en|in) 20\d\d(?![\w$%]|[.,]\d| ?\$| \d{3}| (?:contrats?|contracts?)(?![^\W_]))"
)
"""When, not how many: « 900 000 $ en 2026 »."""


class GoalField(Field[int]):
    """A count of contracts, up to a hundred thousand."""

    key = "goal"
    label = N_("Contracts")
    keys = ("contrats", "contracts")
    leads = (
        *("contrat", "objectif", "nombre", "au moins", "ventes"),
        *("contract", "goal", "target", "number", "at least", "in"),
    )

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        money = figures(line, reading.language, reading.today.year)
        line = line.hide(one.extent for one in money if one.marked)
        line = line.hide(Extent(*m.span()) for m in _YEAR.finditer(line.folded))
        written = _NUMBER.finditer(line.hide(one.extent for one in rounded(line)).folded)
        found = [Span(Extent(*m.span()), int(m[1].replace(" ", ""))) for m in written]
        found = [one for one in found or _spoken(line) if one.value <= MOST]
        return ranged(line, found) or _none(_NO_CONTRACTS, line)

    def claim(self, line: Line, reading: Reading) -> Sequence[Span]:
        return self.find(line, reading) or _none(_NOTHING, line)

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        extents = tuple(one.extent for one in spans)
        match values(spans):
            case [int(count)]:
                return Found(count, extents)
            case [(int(), int()) as either]:
                typed = rest.whole.original(extents[0])
                why = N_("“{typed}” can be more than one number of contracts. How many contracts?")
                options = tuple(Option(str(one), one) for one in either)
                return Unclear(Phrase(why, {"typed": typed}), extents, options, typed)
            case _:
                return None

    def question(self) -> Phrase:
        return Phrase(N_("How many contracts?"))

    def show(self, value: int, reading: Reading, t: Translator) -> str:
        return t.number(value)

    def spelled(self, value: int, reading: Reading, t: Translator) -> str:
        return t.n("{n} contract", "{n} contracts", value)

    def load(self, kept: Any) -> int:  # noqa: ANN401 - JSON
        return int(kept)


def _spoken(line: Line) -> list[Span]:
    """Return the numbers in letters: « vingt », and both that « deux mille cinq » can be."""
    spoken = letter_counts(line, _CONTRACTS)
    return [Span(one.extent, value) for one in spoken for value in one.values]


def _none(pattern: re.Pattern[str], line: Line) -> list[Span]:
    return [Span(Extent(*one.span()), 0) for one in pattern.finditer(line.folded)]
