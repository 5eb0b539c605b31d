"""One hour of a clock that was typed, in figures or by its name: 9h30, « minuit », 2pm EST."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from bot.fields.calendar_words import MONTHS
from bot.fields.counting import names_one
from bot.fields.day_parts import HOURS, NOON, DayPart, halves, part_after, part_before, tells_hour
from bot.fields.hour_lengths import is_length
from bot.fields.hour_minutes import minutes_beside
from bot.fields.hour_pairs import COUNTING, EDGE, ends_day, follows_at, numbers_day
from bot.fields.hour_places import Places, opened_places
from bot.fields.hour_words import AT, OPENS, past_sharp
from bot.fields.hour_zones import By, told_by
from bot.fields.line import HIDDEN, Extent, Line
from bot.fields.mention import either
from bot.fields.place_words import STREET

_DAY: Final = rf" \d\d (?:{either(MONTHS)})(?![^\W_])"
"""« 11h 26 novembre » says a day, and no minutes."""
_AT: Final = (
    rf"(\d{{1,2}})(?!{COUNTING})"
    r"(?: ?h(?:eures?|rs?)?"
    rf"(?:(?!{_DAY}) ?(\d{{2}})(?![\dh:]|{COUNTING}|(?<= \d\d) {STREET}\b))?"
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
_MINUTES: Final = 60


@dataclass(frozen=True, slots=True)
class Clock:
    """One hour that was typed.

    `marked`: it can be nothing else. `whole`: out of 24, as 06:30. `of_two`: midnight, not said to
    end a day or to begin one: « minuit », 12am. "12:00 a.m." is how the day's first hour is shown.
    `part`: the part of the day that is told of it, of which it may be in either half. `places`:
    those that its minutes may open a range of. `spoken`: its minutes in words, less than none
    where they are to it. `is_last`: alone, it is said to be the end.
    `numbers`: the day that its figures may be of as well. `otherwise`: the end that how long it
    lasts tells, where that is another one. `bare`: typed as a number alone.
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
    otherwise: "Clock | None" = None
    bare: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it was said of which half of the day it is."""
        return bool(self.half or self.by or self.whole)

    @property
    def afternoon(self) -> int:
        return self.hour % NOON + (NOON if self.half == "p" else 0) if self.half else self.hour

    @property
    def minutes(self) -> int:
        """How many minutes after midnight it is."""
        return self.afternoon * _MINUTES + self.minute + self.spoken

    @property
    def time(self) -> time | None:
        fits = max(self.hour, self.afternoon) < HOURS and self.minute < _MINUTES
        fits = fits and not (self.half == "a" and self.hour > NOON)
        fits = fits and not (self.half == "p" and self.hour == 0)
        if not fits:
            return None
        hour, minute = divmod(self.minutes, _MINUTES)
        return time(hour % HOURS, minute)


def clocks(line: Line, today: date) -> Iterator[Clock]:
    """Yield each hour that a line may name, and each mere number that may be one."""
    named = [_named(line, m) for m in _NAMED.finditer(line.folded)]
    yield from named
    line = line.hide(one.extent for one in named)
    at = 0
    while m := _CLOCK.search(line.folded, at):
        if _is_day(line, m, today) or _is_length(line, m):
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


def _is_length(line: Line, m: re.Match[str]) -> bool:
    spelled = "h" in m[0] or (m[3] is None and line.folded.startswith(" hour", m.end()))
    is_told = spelled and not (m["half"] or m["word"])
    return is_told and is_length(line, m.start(1), int(m[1]))


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
    marked = marked or (tells_hour(line, hour, end) and _is_led(line, start))
    part, by = None, None
    if marked:
        part, end = _part(line, hour, half, end)
        by, end = told_by(line, end)
        end = past_sharp(line, end)
    part = part or (None if half else part_before(line, start, hour))
    told = halves(part.name, hour) if part else half
    doubtful = len(told) > 1
    if half and half not in told:
        hour, told = HOURS, ""
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
        bare=minute is None and not (is_hour or spoken),
    )


def _is_led(line: Line, start: int) -> bool:
    """Whether a mere number stands where an hour does: after a day, or « à »."""
    return ends_day(line, start) or bool(line.led(OPENS, start) or line.led(AT, start))


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
