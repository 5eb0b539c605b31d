"""The hours of a clock that a line names, alone or two by two: « 9 à 11h », « minuit », 2pm EST."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import pairwise
from typing import Final

from bot.fields.calendar_words import MONTHS
from bot.fields.counting import names_one
from bot.fields.day_parts import BEFORE, NOON, DayPart, halves, part_after, part_before
from bot.fields.field import Span
from bot.fields.hour_minutes import minutes_beside
from bot.fields.hour_pairs import (
    COUNTED,
    EDGE,
    STREET,
    begins,
    ends_day,
    follows_at,
    follows_day,
    numbers_day,
    other_day,
)
from bot.fields.hour_places import Places, opened_places
from bot.fields.hour_words import BEGINS, ENDS, FROM, LASTS, LEAD, OPENS, TO, UNTIL, past_sharp
from bot.fields.hour_zones import By, told_by
from bot.fields.line import HIDDEN, Extent, Line
from bot.fields.mention import either
from bot.fields.midnight import MIDNIGHT

_DAY: Final = rf" \d\d (?:{either(MONTHS)})(?![^\W_])"
"""« 11h 26 novembre » says a day, and no minutes."""
_AT: Final = (
    rf"(\d{{1,2}})(?! ?{COUNTED}\b)"
    rf"(?: ?h(?:eures?|rs?)?(?:(?!{_DAY}) ?(\d{{2}})(?![\dh:]| ?{COUNTED}\b| {STREET}\b))?"
    r"|:(\d{2})(?: ?h(?![^\W_]))?|(?P<word> ?o'?clock))?"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?(?![\d/$]|[.,:]\d|[^\W_])"
)
_CLOCK: Final = re.compile(
    rf"(?<![^\W_])(?<![\d/.:$])(?:(?<!-)|(?<={HIDDEN}-))"
    r"(?:(?<!\d,)|(?=(?:[01]\d|2[0-3]) ?h|\d{1,2}(?::\d| ?[ap]\.?m\b)))"
    f"{_AT}"
)
"""Right after « 26, » an hour is one that no decimals can be: not « 2,5 h »."""
_UNTIL: Final = re.compile(rf" ?- ?{_AT}")
_NAMED: Final = re.compile(
    r"(?<![^\W_])(?:(?<![\d.:/-])12 )?(?<!apres[- ])(?<!avant[- ])(?<!du )"
    r"(midi|noon|minuit|midnight)(?![^\W_]|-(?!(?:minuit|midnight)(?![^\W_]))[^\W\d_])"
)
"""« Repas du midi », « avant-midi » and « midi-conférence » name no hour."""
_HALVES: Final = {"midi": "p", "noon": "p", "minuit": "a", "midnight": "a"}
"""Which of the two twelves a name is."""
_OTHER: Final = {"a": "p", "p": "a"}
_LAST: Final = 24


@dataclass(frozen=True, slots=True)
class Clock:
    """One hour that was typed.

    `marked`: it can be nothing else. `whole`: out of 24, as 06:30. `of_two`: midnight, not said to
    end a day or to begin one: « minuit », 12am. "12:00 a.m." is how the day's first hour is shown.
    `part`: the part of the day that is told of it, of which it may be in either half. `places`:
    those that its minutes may open a range of. `spoken`: its minutes in words, less than none
    where they are to it. `is_last`: alone, it is said to be the end.
    `numbers`: the day that its figures may be of as well.
    """

    extent: Extent
    hour: int
    minute: int
    half: str
    marked: bool
    by: By = None
    whole: bool = False
    of_two: bool = False
    part: DayPart | None = None
    places: Places | None = None
    named: bool = False
    spoken: int = 0
    is_last: bool = False
    numbers: date | None = None

    @property
    def is_sure(self) -> bool:
        """Whether it was said of which half of the day it is."""
        return bool(self.half or self.by or self.whole)

    @property
    def afternoon(self) -> int:
        return self.hour % NOON + (NOON if self.half == "p" else 0) if self.half else self.hour

    @property
    def time(self) -> time | None:
        fits = max(self.hour, self.afternoon) < 24 and self.minute < 60  # noqa: PLR2004 - a clock's
        fits = fits and not (self.half == "a" and self.hour > NOON)
        fits = fits and not (self.half == "p" and self.hour == 0)
        if not fits:
            return None
        hour, minute = divmod(self.afternoon * 60 + self.minute + self.spoken, 60)
        return time(hour % 24, minute)


def clocks_in(line: Line, today: date, *, pairs: bool = True) -> Iterator[Span]:
    """Yield each hour, or pair of hours, with the small word that leads to it.

    `pairs`: two hours are looked for, where a day and an hour may be meant.
    """
    clocks = sorted(_clocks(line, today), key=lambda one: one.extent)
    paired: set[Clock] = set()
    for first, last in pairwise(clocks):
        if first in paired or not _joined(line, first, last, today):
            continue
        day = _day_of(line, first, last, today)
        if pairs or day is None:
            paired |= {first, last}
            yield _led(line, alike(replace(first, numbers=day), last))
    names = {one for one in clocks if _is_in_name(line, one)}
    others = any(one.marked and one not in names for one in clocks)
    for one in clocks:
        if one.marked and one not in paired and not (others and one in names):
            yield _ended(line, _led(line, (one,)))


def _is_in_name(line: Line, clock: Clock) -> bool:
    """Whether « Midi » is a part of a name, beside another hour: « Hôtel Le Midi »."""
    start, end = clock.extent
    capital = clock.named and line.original(Extent(start, start + 1)).isupper()
    return capital and bool(line.before(start) or line.after(end))


def mere_hours(line: Line, today: date) -> Iterator[Span]:
    """Yield two mere numbers that make up an answer: « 9 à 11 », "from 9 to 11"."""
    match [*_clocks(line, today)]:
        case [first, last] if first.hour < last.hour < _LAST:
            between = line.folded[first.extent.end : last.extent.start]
            span = _led(line, alike(first, last))
            if TO.match(between) and line.words_in(span.extent) == line.words:
                yield span


def _clocks(line: Line, today: date) -> Iterator[Clock]:
    named = [_named(line, m) for m in _NAMED.finditer(line.folded)]
    yield from named
    line = line.hide(one.extent for one in named)
    at = 0
    while m := _CLOCK.search(line.folded, at):
        if _is_day(line, m, today):
            at = m.end()
            continue
        yield (first := _clock(line, m))
        at = first.extent.end
        if until := _UNTIL.match(line.folded, at):
            yield (last := _clock(line, until))
            at = last.extent.end


def _is_day(line: Line, m: re.Match[str], today: date) -> bool:
    """Whether figures beside "pm" are a day's: « jeudi 26 pm » is its afternoon."""
    half, number = m["half"], int(m[1])
    apart = m[0].startswith(f"{m[1]} {half}")
    return bool(half) and apart and number > NOON and numbers_day(line, m.start(), number, today)


def _named(line: Line, m: re.Match[str]) -> Clock:
    """Take « 12 » into "12 midnight", but not into « jeudi 12, minuit »."""
    start = m.start(1) if names_one(line, m.start()) else m.start()
    spoken, (start, end) = minutes_beside(line, Extent(start, m.end()))
    half, (by, end) = _HALVES[m[1]], told_by(line, past_sharp(line, end))
    of_two = half == "a" and spoken >= 0
    return Clock(
        *(Extent(start, end), NOON, 0, half),
        marked=True,
        by=by,
        of_two=of_two,
        named=True,
        spoken=spoken,
    )


def _clock(line: Line, m: re.Match[str]) -> Clock:
    hour, half = int(m[1]), m["half"] or ""
    minute, end, places = _minutes(line, m)
    spoken, start, is_hour = 0, m.start(1), bool(m["word"] or "h" in m[0])
    if minute is None and places is None:
        is_led = is_hour or ends_day(line, start)
        spoken, (start, end) = minutes_beside(line, Extent(start, end), is_hour=is_led)
    marked = bool(minute or spoken or half or is_hour or end > m.end())
    part, by = None, None
    if marked:
        part, end = _part(line, hour, half, end)
        by, end = told_by(line, end)
        end = past_sharp(line, end)
    part = part or (None if half else part_before(line, start, hour))
    told = halves(part.name, hour) if part else half
    doubtful = len(told) > 1
    if half and half not in told:
        hour, told = _LAST, ""
    return Clock(
        Extent(start, end),
        hour,
        int(minute or 0),
        "" if doubtful else told,
        marked
        or bool(part and part.leads and EDGE.match(line.folded, end))
        or follows_at(line, Extent(start, end)),
        by,
        whole=m[1].startswith("0"),
        of_two=(m[1], minute, m["half"]) == ("12", None, "a") or _is_midnight(part, hour),
        part=part if doubtful else None,
        places=places,
        spoken=spoken,
    )


def _minutes(line: Line, m: re.Match[str]) -> tuple[str | None, int, Places | None]:
    """Read the minutes, where the hour ends, and the places that minutes may open a range of."""
    minute = m[2] or m[3]
    places = opened_places(line, m.start(2) if m[2] else m.start(3)) if minute else None
    if places is None:
        return minute, past_sharp(line, m.end()), None
    return (minute, places.extent.end, places) if places.is_glued else (None, m.start(2) - 1, None)


def _part(line: Line, hour: int, half: str, end: int) -> tuple[DayPart | None, int]:
    """Read the part of the day after an hour, where it tells what its half does not."""
    part = part_after(line, end)
    if part is None:
        return None, end
    either = halves(part.name, hour)
    agrees = part.holds(hour) and (not half or half in either)
    end = end if part.at_hand and agrees else part.extent.end
    # "1am tonight" is tomorrow's; "12am" is asked about as any midnight.
    doubtful = part.name == "evening" and len(either) > 1 and (hour, half) != (NOON, "a")
    return (None if half and half in either and not doubtful else part), end


def _is_midnight(part: DayPart | None, hour: int) -> bool:
    return part is not None and (part.name, hour) == ("night", NOON)


def _joined(line: Line, first: Clock, last: Clock, today: date) -> bool:
    """Whether two hours are a beginning and an end: « le 12 à 14h » is a day and an hour."""
    between = line.folded[first.extent.end : last.extent.start]
    hours = (first.hour, last.hour)
    if not TO.match(between):
        return False
    if ENDS.match(between) and line.led(BEGINS, first.extent.start):
        return True
    if not (first.marked or last.marked):
        extent = Extent(first.extent.start, last.extent.end)
        if not follows_day(line, extent, between, hours):
            return False
        return bool(line.led(FROM, extent.start)) or begins(line, extent.start, hours, today)
    if first.marked or between in {"-", " to "}:
        return True
    start = first.extent.start
    led = bool(line.led(FROM, start))
    return led or (between == " a " and begins(line, start, hours, today))


def _day_of(line: Line, first: Clock, last: Clock, today: date) -> date | None:
    """Return the day that the first of two may number: « jeudi de 17 à 19h » numbers none."""
    between = line.folded[first.extent.end : last.extent.start]
    if first.marked or between != " a ":
        return None
    return other_day(line, first.extent.start, (first.hour, last.hour), today)


def _led(line: Line, clocks: tuple[Clock, ...]) -> Span:
    """Take in what leads to hours, the part of the day too, and the brackets around them."""
    start, end = clocks[0].extent.start, clocks[-1].extent.end
    part = line.led(BEFORE, start)
    fits = all(one.time is not None for one in clocks)
    lead = part if part and _is_apart(line, part, fits=fits) else line.led(LEAD, start)
    start = lead.start() if lead else start
    if (begins := line.led(BEGINS, start)) and _is_first(line, clocks, begins.start()):
        start = begins.start()
    between = line.folded[start - 1 : start] == "(" and line.folded[end : end + 1] == ")"
    return Span(Extent(start - 1, end + 1) if between else Extent(start, end), clocks)


def _ended(line: Line, span: Span) -> Span:
    """Take in what says of an hour alone that it is the end: « fin 16h »; « Fin » ends a title."""
    start = span.extent.start
    last = line.led(UNTIL, start) or line.led(LASTS, start)
    if last is None or not (last.re is UNTIL or _opens(line, last.start())):
        return span
    (clock,) = span.value
    extent = Extent(last.start(), span.extent.end)
    return replace(span, extent=extent, value=(replace(clock, is_last=True),))


def _is_first(line: Line, clocks: tuple[Clock, ...], start: int) -> bool:
    """Whether what says that an hour is the first is no name’s: « Début » can end a title."""
    between = line.folded[clocks[0].extent.end : clocks[-1].extent.start]
    return bool(ENDS.match(between) or _opens(line, start))


def _opens(line: Line, start: int) -> bool:
    """Whether a part of the line begins there, or what follows its day."""
    return bool(line.led(OPENS, start) or ends_day(line, start))


def _is_apart(line: Line, part: re.Match[str], *, fits: bool) -> bool:
    """Whether a part of the day goes with its hour alone.

    « Grande soirée 19h » is a name; « ce soir 19h » says the day, « ce matin 14h » none.
    """
    start = part.start()
    if part["today"] is not None:
        return not fits
    return not part["of"] and bool(part["at"] or _opens(line, start))


def alike(first: Clock, last: Clock) -> tuple[Clock, Clock]:
    """Read 2-4:30pm as the afternoon, 11-1pm as from morning on, 10pm-12 as up to midnight."""
    if last.part and last.part.name == "morning":
        last = replace(last, half="p", part=None)
    if last.time == MIDNIGHT:
        return first, last
    if last.half and not (first.half or first.part) and 0 < first.hour <= NOON:
        half = last.half if first.hour % NOON <= last.hour % NOON else "a"
        bare = first.hour == NOON and not first.marked
        first = replace(first, half=half, of_two=bare and half == "a")
    elif first.half and not (last.half or last.part) and 0 < last.hour <= NOON:
        before = first.hour % NOON <= last.hour % NOON and (first.hour, last.hour) != (0, NOON)
        half = first.half if before else _OTHER[first.half]
        last = replace(last, half=half)
    return first, last
