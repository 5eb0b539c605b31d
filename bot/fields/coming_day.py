"""The day of what is announced: a day of the week may come with its number or its date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar, Final

from bot.fields.calendar_words import DAY_NAMES, SHORT_WEEKDAYS, WEEKDAYS
from bot.fields.day import FutureDayField, only_number
from bot.fields.day_parts import PART
from bot.fields.field import Reading, Span
from bot.fields.hours import HoursField
from bot.fields.line import HIDDEN, Extent, Line, words_of
from bot.fields.mention import Mention, either
from bot.fields.named_dates import coming_of_name
from bot.fields.night_words import chosen
from bot.fields.numbered_days import numbered_names
from bot.fields.weekdays import next_numbered, weeks_beside

_NAMES: Final = either(WEEKDAYS)
_PART: Final = re.compile(rf",? (?:(?:en|au|le|in the) |l')?{PART}(?= ?(?:[,;\n\0]|\Z))")
"""A part of the day after it, which says no hour: « le 26 pm », « 26 nov., en après-midi »."""
_THE_NAME: Final = re.compile(r"(?:Le|The) \d+\Z")
_OVER: Final = re.compile(r" ?(?:[,;.!\n]|\Z)")
_SHORT: Final = {one: DAY_NAMES[one] for one in ("mar", *SHORT_WEEKDAYS)}
_BEFORE: Final = re.compile(rf"(?<![^\W_])(?:{_NAMES})\.? \Z")
_AFTER: Final = re.compile(
    rf",? ?\((?:{_NAMES})\.?\)|,? (?:{_NAMES})(?![^\W_])\.?(?= ?(?:[,;\n\d\0]|\Z))"
)
"""The name of a day, right after its date: « 3 déc. (jeudi) »."""
_ALONE: Final = re.compile(
    rf"(?:^|(?<=[,;\n])) ?({either(_SHORT)})(?![^\W_])\.?(?= ?(?:[,;\n\0]|\Z))"
)
"""A short name is one where it makes a part of the line, or leads to an hour: « , jeu 14h »."""
_EVENING: Final = "(?:ce soir|this evening|tonight)"
_TONIGHT: Final = re.compile(
    rf"(?<![^\W_])(?<!de )(?<!of ){_EVENING}"
    rf"(?= ?(?:[,;:\n)—–\0]|-(?![^\W_])|\Z)| (?:ou|or) (?:demain|tomorrow|{_NAMES})(?![^\W_]))"
    rf"|(?<={HIDDEN} ){_EVENING}(?!-?[^\W_])"
)
"""In « Ce soir on danse » the words are a name’s; after an hour or a quotation, the day’s."""
_WEEK: Final = 7


class ComingDayField(FutureDayField):
    """A day to come; one whose name and number disagree is asked about."""

    hours: ClassVar[HoursField] = HoursField()
    """How the hours beside it are read."""

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        # « 15 janvier 17-19h » names one day: what is an hour is no part of another.
        line = line.hide(one.extent for one in self.hours.find(line, reading))
        named = [Span(one.extent, one) for one in numbered_names(line, reading.today)]
        others = line.hide(one.extent for one in named)
        named += [Span(one.extent, one) for one in next_numbered(others, reading.today)]
        named += [Span(one.extent, one) for one in weeks_beside(others, reading.today)]
        named += _tonight(line, reading.today)
        found = [*super().find(line, reading)]
        whole = _named(line, [one for one in found if not _is_part(one, named)])
        dated = [coming_of_name(one, line, reading.today) for one in whole]
        bare = [one for one in named if not any(one.extent.overlaps(o.extent) for o in whole)]
        spans = sorted([*bare, *dated], key=lambda one: one.extent)
        days = [one for one in spans if not _is_in_name(line, one)] or spans
        return [_parted(line, one) for one in days or _short(line, reading.today)]

    def claim(self, line: Line, reading: Reading) -> Sequence[Span]:
        hours = (one.extent for one in self.hours.find(line, reading))
        return self.find(line, reading) or only_number(line.hide(hours), reading)

    def among(
        self, line: Line, offered: Sequence[date], reading: Reading
    ) -> tuple[Sequence[date], Extent] | None:
        found = chosen(line, self.find(line, reading), offered, reading)
        return ((found.day,), found.extent) if found else None


def _named(line: Line, spans: Sequence[Span]) -> list[Span]:
    """Take into each date the name of its day: « 3 décembre, jeudi » says one day."""
    plain = [one for one in spans if not one.value.weekday]
    others = line.hide(one.extent for one in plain)
    dates = [_beside(line, others, one) for one in plain]
    names = [one for one in spans if one.value.weekday]
    return [*dates, *(one for one in names if not _is_part(one, dates))]


def _beside(line: Line, others: Line, span: Span) -> Span:
    start, end = span.extent
    if WEEKDAYS.keys() & {*words_of(line.original(span.extent))}:
        return span
    after, before = _AFTER.match(others.folded, end), others.led(_BEFORE, start)
    if after:
        return replace(span, extent=Extent(start, after.end()))
    return replace(span, extent=Extent(before.start(), end)) if before else span


def _is_in_name(line: Line, span: Span) -> bool:
    """Whether « Le 4 » ends a name, beside another day: « Bistro Le 4 », not « LE 4 »."""
    start, end = span.extent
    titled = _THE_NAME.match(line.original(span.extent)) and _OVER.match(line.folded, end)
    return bool(titled and line.before(start))


def _parted(line: Line, span: Span) -> Span:
    m = _PART.match(line.folded, span.extent.end)
    return replace(span, extent=Extent(span.extent.start, m.end())) if m else span


def _tonight(line: Line, today: date) -> Iterator[Span]:
    for m in _TONIGHT.finditer(line.folded):
        extent = Extent(*m.span())
        yield Span(extent, Mention(extent, (today,), ahead=True))


def _short(line: Line, today: date) -> Iterator[Span]:
    for m in _ALONE.finditer(line.folded):
        extent = Extent(*m.span(1))
        away = (_SHORT[m[1]] - today.weekday()) % 7 or _WEEK
        yield Span(extent, Mention(extent, (today + timedelta(away),), ahead=True))


def _is_part(one: Span, others: Sequence[Span]) -> bool:
    return any(other.extent.holds(one.extent) for other in others)
