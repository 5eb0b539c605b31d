"""The day of what is announced: a day of the week may come with its number, « jeudi 26 »."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.fields.calendar import Mention
from bot.fields.calendar_words import WEEKDAYS
from bot.fields.day import FutureDayField, to_come
from bot.fields.field import Reading, Span
from bot.fields.hours import HoursField
from bot.fields.line import Extent, Line, words_of

_NAMES: Final = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_NUMBERED: Final = re.compile(
    rf"(?<![^\W_])(?:(?:ce|le|on|this) )?({_NAMES})\.?,? (?:le |the )?"
    r"(\d{1,2})(?:er|st|nd|rd|th)?"
    r"(?! ?(?:h(?![^\W\d_])|:|-|[ap]\.?m\b)|[\d/.]|[^\W_])"
)
_HOURS: Final = HoursField()
_AHEAD: Final = 62
"""Days within which a number without its month is looked for."""


class ComingDayField(FutureDayField):
    """A day to come; one whose name and number disagree is asked about."""

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        # « 15 janvier 17-19h » names one day: what is an hour is no part of another.
        line = line.hide(one.extent for one in _HOURS.find(line, reading))
        numbered = [*_numbered(line, reading.today)]
        whole = [one for one in super().find(line, reading) if not _is_part(one, numbered)]
        dated = [Span(one.extent, _agreed(one, line, reading.today)) for one in whole]
        bare = [one for one in numbered if not any(one.extent.overlaps(o.extent) for o in whole)]
        return sorted([*bare, *dated], key=lambda one: one.extent)


def _is_part(one: Span, others: Sequence[Span]) -> bool:
    return any(other.extent.holds(one.extent) for other in others)


def _numbered(line: Line, today: date) -> Iterator[Span]:
    for m in _NUMBERED.finditer(line.folded):
        coming = (today + timedelta(days) for days in range(_AHEAD))
        same = [day for day in coming if day.day == int(m[2])]
        named = [day for day in same if day.weekday() == WEEKDAYS[m[1]]]
        extent = Extent(*m.span())
        yield Span(extent, Mention(extent, tuple(named[:1] or same), ahead=True))


def _agreed(span: Span, line: Line, today: date) -> Mention:
    """Add the nearest day of the name that was typed, where the date to come is another one's."""
    mention: Mention = span.value
    words = words_of(line.original(span.extent))
    names = [WEEKDAYS[word] for word in words if word in WEEKDAYS]
    if not names or mention.weekday or len(mention.days) != 1:
        return mention
    day = to_come(mention, today)
    away = (names[0] - day.weekday() + 3) % 7 - 3
    return replace(mention, days=(day, day + timedelta(away))) if away else mention
