"""The hours of a clock that a line names, alone or two by two: « 9 à 11h », « minuit », 2pm EST."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from itertools import pairwise
from typing import Final

from bot.fields.clock import Clock, clocks
from bot.fields.day_parts import BEFORE, HOURS, NOON
from bot.fields.field import Span
from bot.fields.hour_lengths import lasted, lasting
from bot.fields.hour_pairs import (
    SPANS,
    are_usual,
    begins,
    ends_day,
    follow,
    follows_day,
    from_noon,
    is_count,
    may_pair,
    numbers_day,
    other_day,
)
from bot.fields.hour_places import beside_places
from bot.fields.hour_words import BEGINS, ENDS, FROM, LASTS, LEAD, OPENS, TO, UNTIL
from bot.fields.hour_zones import By
from bot.fields.line import Extent, Line
from bot.fields.midnight import MIDNIGHT

_OTHER: Final = {"a": "p", "p": "a"}
_DAY: Final = HOURS * 60


def clocks_in(line: Line, today: date, *, pairs: bool = True) -> Iterator[Span]:
    """Yield each hour, or pair of hours, with the small word that leads to it.

    `pairs`: two hours are looked for, where a day and an hour may be meant.
    """
    found = sorted(clocks(line, today), key=lambda one: one.extent)
    paired: set[Clock] = set()
    unread = line
    for first, last in pairwise(found):
        if first in paired or not _joined(line, first, last, today):
            continue
        day = _day_of(line, first, last, today)
        if pairs or day is None:
            paired |= {first, last}
            span = _bounded(line, _led(line, alike(replace(first, numbers=day), last)))
            unread = unread.hide([span.extent])
            yield span
    names = {one for one in found if _is_in_name(line, one)}
    others = any(one.marked and one not in names for one in found)
    for one in found:
        if one.marked and one not in paired and not (others and one in names):
            span = _ended(line, _led(line, (one,)))
            if not span.value[0].is_last:
                span = _lasting(line, span)
            elif pairs:
                span = _lasted(unread, span)
            unread = unread.hide([span.extent])
            yield span


def _is_in_name(line: Line, clock: Clock) -> bool:
    """Whether « Midi » is a part of a name, beside another hour: « Hôtel Le Midi »."""
    start, end = clock.extent
    capital = clock.named and line.original(Extent(start, start + 1)).isupper()
    return capital and bool(line.before(start) or line.after(end))


def mere_hours(line: Line, today: date) -> Iterator[Span]:
    """Yield a mere number or two that make up an answer: « 14 », « 9 à 11, 20 places »."""
    match [*clocks(line, today)]:
        case [one] if one.hour < HOURS and not numbers_day(line, one.extent.start, one.hour, today):
            span = _lasting(line, _led(line, (one,)))
        case [first, last] if may_pair((first.hour, last.hour)):
            if not TO.match(line.folded[first.extent.end : last.extent.start]):
                return
            span = _bounded(line, _led(line, alike(first, last)))
        case _:
            return
    if line.words_in(span.extent) == line.words_in(beside_places(line)):
        yield span


def _joined(line: Line, first: Clock, last: Clock, today: date) -> bool:
    """Whether two hours are a beginning and an end: « le 12 à 14h » is a day and an hour."""
    between = line.folded[first.extent.end : last.extent.start]
    hours = (first.hour, last.hour)
    if not TO.match(between):
        return False
    if not last.marked and is_count(line, last.extent.end, last.hour):
        return False
    if ENDS.match(between) and line.led(BEGINS, first.extent.start):
        return True
    if not (first.marked or last.marked):
        extent = Extent(first.extent.start, last.extent.end)
        if not follows_day(line, extent, between, hours):
            return False
        is_range = are_usual(between, hours) or line.led(FROM, extent.start)
        return bool(is_range) or begins(line, extent.start, hours, today)
    if first.marked or between in SPANS:
        return True
    start = first.extent.start
    led = bool(line.led(FROM, start))
    return led or (between == " a " and follow(hours) and begins(line, start, hours, today))


def _day_of(line: Line, first: Clock, last: Clock, today: date) -> date | None:
    """Return the day that the first of two may number: « jeudi de 17 à 19h » numbers none."""
    between = line.folded[first.extent.end : last.extent.start]
    if first.marked or between != " a ":
        return None
    return other_day(line, first.extent.start, (first.hour, last.hour), today)


def _led(line: Line, told: tuple[Clock, ...]) -> Span:
    """Take in what leads to hours, the part of the day too, and the brackets around them."""
    start, end = told[0].extent.start, told[-1].extent.end
    part = line.led(BEFORE, start)
    fits = all(one.time is not None for one in told)
    lead = part if part and _is_apart(line, part, fits=fits) else line.led(LEAD, start)
    start = lead.start() if lead else start
    if (begins := line.led(BEGINS, start)) and _is_first(line, told, begins.start()):
        start = begins.start()
    between = line.folded[start - 1 : start] == "(" and line.folded[end : end + 1] == ")"
    return Span(Extent(start - 1, end + 1) if between else Extent(start, end), told)


def _lasting(line: Line, span: Span) -> Span:
    """Read the end that how long it lasts tells: « 14h, durée 2h »."""
    (clock,), (start, at) = span.value, span.extent
    minutes, end = lasting(line, at)
    last = _away(clock, minutes, Extent(at, end)) if minutes else None
    return replace(span, extent=Extent(start, end), value=(clock, last)) if last else span


def _lasted(line: Line, span: Span) -> Span:
    """Read the beginning that how long it lasts tells: « jusqu’à 16h, durée 2h »."""
    (clock,), (start, end) = span.value, span.extent
    minutes, end = lasting(line, end)
    if not minutes:
        minutes, start = lasted(line, start)
    extent = Extent(start, end)
    first = _away(clock, -minutes, extent) if minutes else None
    both = (first, replace(clock, is_last=False))
    return replace(span, extent=extent, value=both) if first else span


def _bounded(line: Line, span: Span) -> Span:
    """Take in how long two hours last, which may tell another end: « 14h-16h, durée 2h ».

    A mere number that may be no hour, or a day, is no beginning to count from.
    """
    (first, last), (start, at) = span.value, span.extent
    minutes, end = lasting(line, at)
    agrees = (last.minutes - first.minutes - minutes) % _DAY == 0
    is_sure = agrees or first.marked or _opens(line, start)
    if not minutes or first.numbers or not is_sure:
        return span
    if not agrees:
        other = _away(first, minutes, Extent(at, end))
        if other is None:
            return span
        last = replace(last, otherwise=other)
    return replace(span, extent=Extent(start, end), value=(first, last))


def _away(clock: Clock, minutes: int, extent: Extent) -> Clock | None:
    """Return the hour so many minutes after another, or before it, on the same day."""
    hour, minute = divmod(clock.minutes + minutes, 60)
    if clock.time is None or clock.part or clock.of_two or not 0 <= hour < HOURS:
        return None
    return Clock(extent, hour, minute, "", marked=True, by=clock.by, bare=clock.bare)


def _ended(line: Line, span: Span) -> Span:
    """Take in what says of an hour alone that it is the end: « fin 16h »; « Fin » ends a title."""
    start = span.extent.start
    last = line.led(UNTIL, start) or line.led(LASTS, start)
    if last is None or not (last.re is UNTIL or _opens(line, last.start())):
        return span
    (clock,) = span.value
    extent = Extent(last.start(), span.extent.end)
    return replace(span, extent=extent, value=(replace(clock, is_last=True),))


def begun(span: Span, start: time, by: By) -> Span:
    """Join an end that is said alone to the beginning that is known."""
    *_, last = span.value
    if not last.is_last:
        return span
    half = "p" if start.hour >= NOON else "a"
    hour = NOON if start.hour == NOON else start.hour % NOON
    first = Clock(span.extent, hour, start.minute, half, marked=True, by=by)
    return replace(span, value=alike(first, replace(last, is_last=False)))


def _is_first(line: Line, told: tuple[Clock, ...], start: int) -> bool:
    """Whether what says that an hour is the first is no name’s: « Début » can end a title."""
    between = line.folded[told[0].extent.end : told[-1].extent.start]
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
    if not (first.marked or last.half or last.part) and from_noon((first.hour, last.hour)):
        return replace(first, half="p"), replace(last, half="p")
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
