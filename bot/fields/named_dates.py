"""Dates said with the name of their day: « jeudi 3 décembre »; either may be mistaken."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.fields.calendar import to_come
from bot.fields.calendar_words import DAY_NAMES, MONTHS, WEEKDAYS
from bot.fields.field import Span
from bot.fields.line import Line, words_of
from bot.fields.mention import Mention

_WEEK: Final = timedelta(weeks=1)


def past_of_name(span: Span, line: Line, today: date) -> Span:
    """Add the nearest past day of the name that was typed, where a past date is another one's."""
    name = _name(span, line)
    if name is None or span.value.days[0] > today:
        return span
    day = span.value.days[0]
    away = _away(day, name)
    return _also(span, day, away - _WEEK if day + away > today else away)


def coming_of_name(span: Span, line: Line, today: date) -> Span:
    """Add the nearest day of the name that was typed, where the date to come is another one's."""
    name = _name(span, line)
    if name is None:
        return span
    day = to_come(span.value, today)
    return _also(span, day, _away(day, name))


def _name(span: Span, line: Line) -> int | None:
    """Return the day of the week that one date is said to be."""
    words = words_of(line.original(span.extent))
    months = [word for word in words if word in MONTHS]
    names = [DAY_NAMES[one] for one in words if one in (DAY_NAMES if months[1:] else WEEKDAYS)]
    mention: Mention = span.value
    return names[0] if names and not mention.weekday and len(mention.days) == 1 else None


def _away(day: date, name: int) -> timedelta:
    """Return how far from a day the nearest one of a name is."""
    return timedelta((name - day.weekday() + 3) % 7 - 3)


def _also(span: Span, day: date, away: timedelta) -> Span:
    return replace(span, value=replace(span.value, days=(day, day + away))) if away else span
