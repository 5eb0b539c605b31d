"""How many: the places of an event, and the people who came."""

import re
from collections.abc import Sequence
from typing import Any, ClassVar, Final

from bot.fields.calendar_words import WEEKDAYS
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.hours import HoursField
from bot.fields.line import Extent, Line
from bot.fields.number_words import spoken_numbers
from bot.i18n import N_, Phrase

_DIGITS: Final = r"\d{1,3}(?: \d{3})+(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)|\d+"
"""Figures, thousands apart or not: 1200, « 1 200 », "1,200"."""
_SEATS: Final = re.compile(
    r"(?<![^\W_])(?:(?:max(?:imum)?|capacite|capacity|jusqu'a|up to)\.? ?(?:de |of )?)?"
    rf"([-−]?(?:{_DIGITS})|aucune?|no|zero)"
    r" ?(?:places?|personnes?|participante?s?|people|persons?|seats?|spots?|max(?:imum)?)"
    r"(?: (?:disponibles?|available|max(?:imum)?))?(?![^\W_])"
)
_LIMIT: Final = re.compile(
    rf"(?<![^\W_])(?:max(?:imum)?|capacite|capacity)\.? ?(?:de |of |: ?)?({_DIGITS})(?![^\W_])"
)
_ALONE: Final = re.compile(rf"(?<![^\W_])({_DIGITS})(?![^\W_])")
_SIGNED: Final = re.compile(rf"(?<![^\W_])([-−]?(?:{_DIGITS}))(?![^\W_])")
_NONE: Final = re.compile(r"(?<![^\W_])(?:aucune?|personne|zero|no ?(?:body|one)|none)(?![^\W_])")
_LONGEST: Final = 12
"""So many figures are past every limit, however they go on."""
_MARKS: Final = str.maketrans("", "", " ,")
_ROOM: Final = re.compile(
    r"(?<![^\W_])(?:salle|local|bureau|etage|niveau|pavillon|bloc|aile|porte|numero|no|room"
    r"|suite|hall|floor|level|building|door"
    rf"|{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\.? \d{{1,3}}[ ,]"
)
"""After these words figures name one of several things: « salle 2 200 places » holds 200."""

_HOURS: Final = HoursField()


class SeatsField(Field[int]):
    """How many people an event can hold: « 20 places »."""

    key = "capacity"
    label = N_("Number of places")
    keys = ("places", "capacité", "capacity", "seats", "spots", "max")
    most: ClassVar[int] = 5_000

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        named = (Extent(*m.span()) for m in _ROOM.finditer(line.folded))
        line = line.hide([*named, *(one.extent for one in _HOURS.find(line, reading))])
        return _numbers(_SEATS, line) or _numbers(_LIMIT, line)

    def claim(self, line: Line, reading: Reading) -> Sequence[Span]:
        return self.find(line, reading) or _numbers(_SIGNED, line)

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if not spans:
            return None
        extents, typed = tuple(one.extent for one in spans), rest.whole.original(spans[0].extent)
        said = {one.value for one in spans}
        count = int(spans[0].value) if spans[0].value.isdecimal() else 0
        if len(said) == 1 and 0 < count <= self.most:
            return Found(count, extents)
        why = N_("“{typed}” is no number of places, from 1 to {most}. How many are there?")
        return Unclear(Phrase(why, {"typed": typed, "most": self.most}), extents, typed=typed)

    def question(self) -> Phrase:
        return Phrase(N_("How many places are there?"))

    def offered(self, reading: Reading) -> tuple[Option, ...]:
        return (Option(Phrase(N_("As many as wanted")), None),)

    def load(self, kept: Any) -> int:  # noqa: ANN401 - JSON
        return int(kept)


class HeadsField(Field[int]):
    """How many people, none included: « 12 », « douze personnes », « aucune »."""

    key = "people"
    label = N_("Number of people")
    keys = ("personnes", "people", "nombre", "number")
    most: ClassVar[int] = 100_000

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        if found := _numbers(_ALONE, line):
            return [Span(one.extent, int(one.value)) for one in found]
        nobody = [Span(Extent(*m.span()), 0) for m in _NONE.finditer(line.folded)]
        spoken = [
            Span(one.extent, cents // 100)
            for one in spoken_numbers(line)
            if not any(none.extent.holds(one.extent) for none in nobody)
            for cents in one.cents
        ]
        return spoken or nobody

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        extents = tuple(one.extent for one in spans)
        if len(spans) == 1 and spans[0].value <= self.most:
            return Found(spans[0].value, extents)
        typed = rest.whole.typed.strip()
        return Unclear(self.question(), extents, typed=typed) if spans else None

    def question(self) -> Phrase:
        return Phrase(N_("How many people came whom I do not know? A number, please."))

    def load(self, kept: Any) -> int:  # noqa: ANN401 - JSON
        return int(kept)


def _numbers(pattern: re.Pattern[str], line: Line) -> list[Span]:
    """Return the figures that stand where a pattern says, without what sets thousands apart."""
    found = pattern.finditer(line.folded)
    return [Span(Extent(*m.span()), m[1].translate(_MARKS)[:_LONGEST]) for m in found]
