"""An hour beside a part of the day that tells no half of it: « 12h30 ce soir », « 1h du soir »."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.fields.clock import Clock
from bot.fields.clocks import alike
from bot.fields.day_parts import NOON
from bot.fields.field import Reading, Span
from bot.fields.line import Extent, Line
from bot.fields.midnight import Night
from bot.i18n import N_, Phrase

_WHICH: Final = N_(
    "“{typed}” has more than one reading. When is it? For example: {first}, or {second}"
)
_ONE: Final = N_("“{typed}” has more than one reading. When is it? For example: {first}")


@dataclass(frozen=True, slots=True)
class Halved:
    """Hours, all of whose halves of the day are told, and how many days after the one told."""

    clocks: tuple[Clock, ...]
    later: int

    def on(self, day: date) -> date:
        return day + timedelta(self.later)


def is_doubtful(span: Span) -> bool:
    return any(one.part is not None for one in span.value)


def halved(span: Span) -> Iterator[Halved]:
    """Yield the readings of doubtful hours: the small hours after an evening are the next day's."""
    for half in ("p", "a"):
        first, *last = (_told(one, half) for one in span.value)
        evening = any(one.part and one.part.name == "evening" for one in span.value)
        if last and evening and half == "a" and 0 < first.hour < NOON and not first.half:
            first = replace(first, half="p")
        clocks = alike(first, last[0]) if last else (first,)
        small = clocks[0].half == "a" or clocks[0].hour == 0
        yield Halved(clocks, int(evening and half == "a" and small))


def words(span: Span, line: Line) -> str:
    """Return the hours as they were typed, with the part of the day that leaves the doubt."""
    parts = [one.part.extent for one in span.value if one.part is not None]
    start = min(span.extent.start, *(one.start for one in parts))
    end = max(span.extent.end, *(one.end for one in parts))
    return line.original(Extent(start, end)).strip()


def is_over(day: date, start: time, reading: Reading) -> bool:
    """Whether a reading would begin something before now."""
    return datetime.combine(day, start, ZoneInfo(reading.zone)) < reading.now


def which(typed: str, found: Sequence[Night]) -> Phrase:
    """Ask which reading is meant."""
    first, last = found[0], found[-1]
    values = {"typed": typed, "first": first}
    return Phrase(_ONE, values) if first == last else Phrase(_WHICH, {**values, "second": last})


def _told(clock: Clock, half: str) -> Clock:
    return clock if clock.part is None else replace(clock, half=half, part=None)
