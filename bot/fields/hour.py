"""An hour of the day, on the hour: « 8 h », "8 a.m.", « midi »."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from itertools import chain
from typing import Any, Final

from bot.cards import Control
from bot.fields.choosing import values
from bot.fields.day_parts import HOURS, NOON, halves
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.hour_answers import completed
from bot.fields.hour_minutes import minutes_beside
from bot.fields.hour_words import TO
from bot.fields.line import Extent, Line
from bot.i18n import N_, Phrase, Translator

_DAWN: Final = 6
"""Before this hour, a range is rather the night's than the afternoon's."""
_H: Final = r" ?h(?:eures?|rs?)?"
_LEFT: Final = (
    r"(?:(?<![\d/.,$:h-])(?<!h )(?<!heure )(?<!heures )"
    r"|(?<=[\dhm]-)|(?<=[\dhm]- )|(?<=heures-)|(?<=heures - ))"
)
_RIGHT: Final = r"(?: ?([ap])\.?m\b\.?)?(?! ?\d| ?h|[/$:])"
_CLOCK: Final = re.compile(
    rf"{_LEFT}(\d{{1,2}})(?:{_H}(?: ?00)?(?![^\W_])|:00| ?o'?clock)?{_RIGHT}"
)
_PAST: Final = re.compile(rf"{_LEFT}(\d{{1,2}})(?:{_H} ?|:)(?!00)[0-5]\d{_RIGHT}")
_BARE: Final = re.compile(rf"(?:1[01]|[1-9])(?:{_H}(?: ?00)?|:00| ?o'?clock)?")
"""What may be of either half of the day: no 09:00, which is out of 24."""
_HALF: Final = (
    r"(?:(?P<morning>matin|avant[- ]midi|morning)|(?P<afternoon>apres[- ]midi|afternoon)"
    r"|(?P<evening>soir|evening)|(?P<night>nuit|night))s?"
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
_NAMED: Final = {"midi": 12, "noon": 12, "minuit": 0, "midnight": 0}
_WORDS: Final = re.compile(r"(?<![^\W_])(?:12 )?(midi|noon|minuit|midnight)(?![^\W_])")
_NOT_WHOLE: Final = N_("“{typed}” is not a whole hour. Which one is it?")
_EITHER: Final = N_("“{typed}” has more than one reading. Which hour is it?")


@dataclass(frozen=True, slots=True)
class OnTheHour:
    """An hour of the day, as it is written to somebody."""

    hour: int

    def shown(self, t: Translator) -> str:
        return t.time(time(self.hour))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A time that is no one whole hour: « 22 h 30 », « 1 h du soir »; which ones it may be."""

    why: str
    hours: tuple[int, ...]

    @property
    def options(self) -> tuple[Option, ...]:
        return tuple(map(_option, self.hours))


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
        *("début", "commence", "start", "starts", "starting", "begins", "avant", "before"),
        *("fin", "finit", "end", "ends", "ending"),
        *(
            "tous les jours",
            "chaque jour",
            "every day",
            "le lendemain",
            "demain",
            "demain matin",
            "demain soir",
        ),
        *("tomorrow", "tomorrow morning", "tomorrow night"),
    )

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        """Propose hours; an hour alone must say which end of a range it is."""
        found = _found(line)
        return found if self.end is None else _own(line, found, end=self.end)

    def claim(self, line: Line, reading: Reading) -> Sequence[Span]:
        found = _found(line)
        return found if self.end is None else _own(line, found, end=self.end, asked=True)

    def anew(self, words: str, before: Any) -> str:  # noqa: ANN401 - JSON
        """Keep the hour of which only the half of the day is said."""
        match before:
            case {"unread": str(said)}:
                return completed(words, said)
            case _:
                return words

    def again(self, line: Line, value: int, reading: Reading) -> Sequence[Extent]:
        return [one.extent for one in self.claim(line, reading) if self.repeats(one, value)]

    def pairs(self, other: Field[Any]) -> bool:
        return isinstance(other, HourField) and {self.end, other.end} == {False, True}

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        meant, extents = values(spans), tuple(one.extent for one in spans)
        match meant:
            case [Doubt() as doubt]:
                typed = rest.whole.original(extents[0])
                return Unclear(Phrase(doubt.why, {"typed": typed}), extents, doubt.options, typed)
            case [hour]:
                return Found(hour, extents)
            case _:
                return None

    def question(self) -> Phrase:
        return Phrase(self.asked)

    def options(self, reading: Reading) -> tuple[Option, ...]:
        return tuple(map(_option, range(HOURS)))

    def show(self, value: int, reading: Reading, t: Translator) -> str:
        return OnTheHour(value).shown(t)

    def load(self, kept: Any) -> int:  # noqa: ANN401 - JSON
        if kept not in range(HOURS):
            raise ValueError(kept)
        return int(kept)


def _option(hour: int) -> Option:
    return Option(Phrase("{hour}", {"hour": OnTheHour(hour)}), hour)


def _found(line: Line) -> list[Span]:
    named = [_named(line, m) for m in _WORDS.finditer(line.folded)]
    figures = line.hide(one.extent for one in named)
    return [*named, *_clocks(figures, _PAST), *_clocks(figures, _CLOCK)]


def _named(line: Line, m: re.Match[str]) -> Span:
    minutes, extent = minutes_beside(line, Extent(*m.span()))
    return Span(extent, _meant([_NAMED[m[1]]], minutes))


def _own(line: Line, spans: Sequence[Span], *, end: bool, asked: bool = False) -> list[Span]:
    """Return the hours of one end of a range; where it is `asked` for, an hour alone too."""
    match sorted(spans, key=lambda one: one.extent):
        case [first, last] if TO.match(line.folded[first.extent.end : last.extent.start]):
            return [last if end else _evening(line, first, last)]
        case _:
            pass
    told = ((one, _told_end(line, one)) for one in spans)
    own = [one for one, of in told if of is end or (asked and of is None)]
    return own if end else [_evening(line, one) for one in own]


def _evening(line: Line, first: Span, last: Span | None = None) -> Span:
    """Leave open whether a range begins in the morning: « 10 » is rather the evening's.

    « 9h à 17h » counts out of 24.
    """
    hour, folded = first.value, line.folded[first.extent.start : first.extent.end]
    counted = last is not None and isinstance(last.value, int) and last.value > NOON
    if counted or not _BARE.fullmatch(folded):
        return first
    either = (hour, hour + NOON) if hour < _DAWN else (hour + NOON, hour)
    return replace(first, value=Doubt(_EITHER, either))


def _told_end(line: Line, span: Span) -> bool | None:
    """Return whether an hour is said to be the last one; None where nothing says which it is."""
    if line.led(_ENDS, span.extent.start):
        return True
    return False if line.led(_BEGINS, span.extent.start) else None


def _clocks(line: Line, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Yield the hours in figures, all that each may be by the part of the day beside it."""
    for m in pattern.finditer(line.folded):
        spoken, (start, end) = minutes_beside(line, Extent(*m.span()))
        after = _AFTER.match(line.folded, end)
        before = None if after else line.led(_BEFORE, start)
        part = after or before
        extent = Extent(before.start() if before else start, after.end() if after else end)
        line = line.hide([extent])
        told = part.lastgroup if part else None
        if hours := [one for one in _hours(int(m[1]), m[2], told) if one < HOURS]:
            yield Span(extent, _meant(hours, spoken or int(pattern is _PAST)))


def _hours(hour: int, half: str | None, told: str | None) -> Iterator[int]:
    """Yield what an hour may be; one past 12 is none of the morning, nor of a half in letters."""
    either = half or (halves(told, hour) if told else "")
    if not either or (hour == 0 and not half):
        yield hour
    elif hour > NOON:
        yield HOURS if half or either == "a" else hour
    else:
        yield from (hour % NOON + (NOON if one == "p" else 0) for one in either)


def _meant(hours: Sequence[int], minutes: int) -> int | Doubt:
    """Return the hour, or the doubt about which it is; minutes are less than none before it."""
    if minutes:
        first = -1 if minutes < 0 else 0
        near = chain.from_iterable(
            ((one + first) % HOURS, (one + first + 1) % HOURS) for one in hours
        )
        return Doubt(_NOT_WHOLE, tuple(near))
    return hours[0] if len(hours) == 1 else Doubt(_EITHER, tuple(hours))
