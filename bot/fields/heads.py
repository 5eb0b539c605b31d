"""How many: the places of an event, and the people who came."""

import re
from collections.abc import Sequence
from typing import Any, ClassVar, Final

from bot.fields.calendar_words import WEEKDAYS
from bot.fields.choosing import values
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.hour_pairs import COUNTING
from bot.fields.hours import HoursField
from bot.fields.letter_counts import letter_counts
from bot.fields.line import Extent, Line
from bot.fields.mention import either
from bot.fields.seat_words import (
    COUNTED,
    apart,
    counted,
    figures,
    in_letters,
    ranged,
    seats,
    unlimited,
)
from bot.i18n import N_, Phrase, Translator

_NONE: Final = re.compile(r"(?<![^\W_])(?:aucune?|personne|zero|no ?(?:body|one)|none)(?![^\W_])")
_ROOM: Final = re.compile(
    r"(?<![^\W_])(?:salle|local|bureau|etage|niveau|pavillon|bloc|aile|porte|numero|no|room"
    r"|suite|hall|floor|level|building|door"
    rf"|{either(WEEKDAYS)})\.? \d{{1,3}}(?!{COUNTING})[ ,]"
)
"""After these words figures name one of several things: « salle 2 200 places » holds 200."""
_PEOPLE: Final = (
    *("invités", "inscrits", "inscriptions", "visiteurs", "externes", "gens", "billets"),
    *("guests", "attendees", "registrations", "visitors", "tickets"),
)
"""Whom a number counts, where it is asked for."""
_MEMBERS: Final = ("membres", "members")
"""Those of a cohort are known to it: they are no people from outside."""
_LIMIT: Final = re.compile(
    r"(?<![^\W_])(?:jusqu'a|up to|au plus|at most|(?:un )?max(?:imum)?\.?(?: de| of)?) ?\Z"
)
"""Words after which a number is a limit: how many came is no limit."""
_HOURS: Final = HoursField()


class SeatsField(Field[int]):
    """How many people an event can hold: « 20 places »."""

    key = "capacity"
    label = N_("Number of places")
    keys = (
        "places",
        "nombre de places",
        "number of places",
        "capacité",
        "capacity",
        "seats",
        "spots",
        "max",
    )
    leads = (*_PEOPLE, *_MEMBERS, "room for", "up to", "ça prend", "chaises", "chairs", "assises")
    most: ClassVar[int] = 5_000

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        named = (Extent(*m.span()) for m in _ROOM.finditer(line.folded))
        line = line.hide([*named, *(one.extent for one in _HOURS.find(line, reading))])
        return seats(line) or apart(line, unlimited(line))

    def claim(self, line: Line, reading: Reading) -> Sequence[Span]:
        said = self.find(line, reading) or unlimited(line)
        return said or ranged(line, figures(line)) or ranged(line, in_letters(line))

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if not spans:
            return None
        extents, typed = tuple(one.extent for one in spans), rest.whole.original(spans[0].extent)
        match values(spans):
            case [None]:
                return Found(None, extents)
            case [int(count)] if 0 < count <= self.most:
                return Found(count, extents)
            case [(int(), int(most)) as either] if most <= self.most:
                why = N_("“{typed}” can be more than one number of places. How many are there?")
                options = tuple(Option(str(one), one) for one in either if one > 0)
                return Unclear(Phrase(why, {"typed": typed}), extents, options, typed)
            case _:
                pass
        why = N_("“{typed}” is no number of places, from 1 to {most}. How many are there?")
        return Unclear(Phrase(why, {"typed": typed, "most": self.most}), extents, typed=typed)

    def question(self) -> Phrase:
        return Phrase(N_("How many places are there?"))

    def offered(self, reading: Reading) -> tuple[Option, ...]:
        return (Option(Phrase(N_("As many as wanted")), None),)

    def show(self, value: int | None, reading: Reading, t: Translator) -> str:
        return t(N_("As many as wanted")) if value is None else str(value)

    def spelled(self, value: int | None, reading: Reading, t: Translator) -> str:
        shown = self.show(value, reading, t)
        return shown if value is None else t.n("{n} place", "{n} places", value)

    def load(self, kept: Any) -> int:  # noqa: ANN401 - JSON
        return int(kept)


class HeadsField(Field[int]):
    """How many people, none included: « 12 », « douze personnes », « aucune »."""

    key = "people"
    label = N_("Number of people")
    keys = ("personnes", "people", "nombre", "number")
    leads = (*_PEOPLE, "autres", "others", "nous étions", "au moins", "at least")
    most: ClassVar[int] = 100_000

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        if found := figures(line):
            return ranged(line, found)
        nobody = [Span(Extent(*m.span()), 0) for m in _NONE.finditer(line.folded)]
        spoken = [
            counted(line, Span(one.extent, value))
            for one in letter_counts(line, COUNTED)
            if not any(none.extent.holds(one.extent) for none in nobody)
            for value in one.values
        ]
        return ranged(line, spoken) or nobody

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        extents = tuple(one.extent for one in spans)
        typed = rest.whole.typed.strip()
        match values(spans):
            case []:
                return None
            case [(int(), int(most)) as either] if most <= self.most:
                return self._asked(either, extents, typed)
            case [int(count)] if 0 <= count <= self.most:
                limit = rest.line.led(_LIMIT, extents[0].start)
                if limit is None:
                    return Found(count, extents)
                return self._asked([count], (Extent(*limit.span()), *extents), typed)
            case _:
                return Unclear(self.question(), extents, typed=typed)

    def _asked(self, counts: Sequence[int], extents: tuple[Extent, ...], typed: str) -> Unclear:
        """Ask which of the counts is the one; a limit says none."""
        options = tuple(Option(str(one), one) for one in counts if one > 0)
        why = N_("“{typed}” can be more than one number of people. How many came?")
        return Unclear(Phrase(why, {"typed": typed}), extents, options, typed)

    def question(self) -> Phrase:
        return Phrase(N_("How many people came whom I do not know? A number, please."))

    def load(self, kept: Any) -> int:  # noqa: ANN401 - JSON
        return int(kept)
