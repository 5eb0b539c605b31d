"""An hour of the day, on the hour: « 8 h », "8 a.m.", « midi »."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Any, Final

from bot.cards import Control
from bot.fields.choosing import values
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.line import Extent, Line
from bot.i18n import N_, Phrase, Translator

_HOURS: Final = 24
_NOON: Final = 12
_LEFT: Final = r"(?:(?<![\d/.,$:h-])(?<!h )|(?<=[\dhm]-)|(?<=[\dhm]- ))"
_RIGHT: Final = r"(?: ?([ap])\.?m\b\.?)?(?! ?\d| ?h|[/$:])"
_CLOCK: Final = re.compile(rf"{_LEFT}(\d{{1,2}})(?: ?h(?: ?00)?(?![^\W_])|:00)?{_RIGHT}")
_PAST: Final = re.compile(rf"{_LEFT}(\d{{1,2}})(?: ?h ?|:)(?!00)[0-5]\d{_RIGHT}")
_RANGE: Final = re.compile(r" ?(?:-|a|to|et|and|jusqu'a|until|till?) ?\Z")
_HALF: Final = (
    r"(?:(?P<a>matin|avant[- ]midi|morning)"
    r"|(?P<p>apres[- ]midi|afternoon)|(?P<evening>soir|evening)|(?P<night>nuit|night))s?"
)
_OF: Final = r"(?:(?:chaque|tous les|every|du|le|au|en|de la|de l'|dans l'|l'|in the|at)[ ]?)?"
_AFTER: Final = re.compile(rf",? {_OF}{_HALF}(?![^\W_])")
_BEFORE: Final = re.compile(rf"(?<![^\W_]){_OF}{_HALF},? ?(?:(?:a|vers|des|de|at|from) ?)?\Z")
"""The part of the day beside an hour: « 10 h du soir », « le matin à 9 h »."""
_BEGINS: Final = re.compile(
    r"(?<![^\W_])(?:de|from|a partir de|a compter de|des|apres|after|debut|commence|starts?"
    r"|starting|since|depuis) ?(?:a |at )?\Z"
)
_ENDS: Final = re.compile(
    r"(?<![^\W_])(?:jusqu'a|until|till?|to|by|before|avant|fin|finit|ends?|ending) ?(?:a |at )?\Z"
)
"""Words that lead to one of the two hours of a range, where it is said alone."""
_DAWN: Final = 6
_NAMED: Final = {"midi": 12, "noon": 12, "minuit": 0, "midnight": 0}
_WORDS: Final = re.compile(r"(?<![^\W_])(midi|noon|minuit|midnight)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class OnTheHour:
    """An hour of the day, as it is written to somebody."""

    hour: int

    def shown(self, t: Translator) -> str:
        return t.time(time(self.hour))


@dataclass(frozen=True, slots=True)
class Between:
    """A time that is no whole hour: « 22 h 30 »."""

    hour: int

    @property
    def nearest(self) -> tuple[Option, ...]:
        return tuple(_option(one % _HOURS) for one in (self.hour, self.hour + 1))


@dataclass(frozen=True)
class HourField(Field[int]):
    """From 0 to 23. `asked` is its question; `end`: the last of two hours, « 22h à 7h »."""

    key: str = "hour"
    label: str = N_("Hour")
    asked: str = N_("At what time?")
    keys: tuple[str, ...] = ("heure", "hour")
    end: bool | None = None

    control = Control.SELECT
    leads = (
        *("à partir", "à compter", "dès", "depuis", "après", "after", "till", "til", "from"),
        *("début", "commence", "starts", "starting", "fin", "finit", "ends", "avant", "before"),
        *("tous les jours", "chaque jour", "every day", "le lendemain", "demain matin"),
    )

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        """Propose hours; an hour alone must say which end of a range it is."""
        found = _hours(line)
        return found if self.end is None else _own(line, found, end=self.end)

    def claim(self, line: Line, reading: Reading) -> Sequence[Span]:
        found = _hours(line)
        return found if self.end is None else _own(line, found, end=self.end, asked=True)

    def again(self, line: Line, value: int, reading: Reading) -> Sequence[Extent]:
        return [one.extent for one in self.claim(line, reading) if self.repeats(one, value)]

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        meant, extents = values(spans), tuple(one.extent for one in spans)
        match meant:
            case [Between() as between]:
                typed = rest.whole.original(extents[0])
                why = Phrase(
                    N_("“{typed}” is not a whole hour. Which one is it?"), {"typed": typed}
                )
                return Unclear(why, extents, between.nearest, typed)
            case [hour]:
                return Found(hour, extents)
            case _:
                return None

    def question(self) -> Phrase:
        return Phrase(self.asked)

    def options(self, reading: Reading) -> tuple[Option, ...]:
        return tuple(map(_option, range(_HOURS)))

    def show(self, value: int, reading: Reading, t: Translator) -> str:
        return OnTheHour(value).shown(t)

    def load(self, kept: Any) -> int:  # noqa: ANN401 - JSON
        if kept not in range(_HOURS):
            raise ValueError(kept)
        return int(kept)


def _option(hour: int) -> Option:
    return Option(Phrase("{hour}", {"hour": OnTheHour(hour)}), hour)


def _hours(line: Line) -> list[Span]:
    named = [Span(Extent(*m.span()), _NAMED[m[1]]) for m in _WORDS.finditer(line.folded)]
    clock = _clocks(line, _CLOCK)
    past = [replace(one, value=Between(one.value)) for one in _clocks(line, _PAST)]
    return [*named, *past, *clock]


def _own(line: Line, spans: Sequence[Span], *, end: bool, asked: bool = False) -> list[Span]:
    """Return the hours of one end of a range; where it is `asked` for, an hour alone too."""
    match sorted(spans, key=lambda one: one.extent):
        case [first, last] if _RANGE.match(line.folded[first.extent.end : last.extent.start]):
            return [last if end else first]
        case _:
            pass
    told = ((one, _told_end(line, one)) for one in spans)
    return [one for one, of in told if of is end or (asked and of is None)]


def _told_end(line: Line, span: Span) -> bool | None:
    """Return whether an hour is said to be the last one; None where nothing says which it is."""
    if line.led(_ENDS, span.extent.start):
        return True
    return False if line.led(_BEGINS, span.extent.start) else None


def _clocks(line: Line, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Yield the hours in figures, each with the part of the day beside it."""
    for m in pattern.finditer(line.folded):
        after = _AFTER.match(line.folded, m.end())
        before = None if after else line.led(_BEFORE, m.start())
        part = after or before
        told = part.lastgroup if part else None
        extent = Extent((before or m).start(), (after or m).end())
        line = line.hide([extent])
        hour = _hour(int(m[1]), m[2] or _half(int(m[1]), told))
        if hour in range(_HOURS):
            yield Span(extent, hour)


def _half(hour: int, told: str | None) -> str | None:
    """Return the half of a part of the day; « 22 h le soir » needs none."""
    if told in {"evening", "night"}:
        dark = _DAWN if told == "night" else 0
        told = "a" if hour == _NOON or hour <= dark else "p"
    return None if told == "p" and hour > _NOON else told


def _hour(hour: int, half: str | None) -> int:
    """Return the hour that was typed; one past 12 in the morning or the afternoon is none."""
    if not half:
        return hour
    return hour % _NOON + (_NOON if half == "p" else 0) if hour <= _NOON else _HOURS
