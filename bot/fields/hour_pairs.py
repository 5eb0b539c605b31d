"""Two hours of which the first is a mere number: « 9 à 11h »."""

import re
from datetime import date
from typing import Final

from bot.fields.calendar_words import WEEKDAYS
from bot.fields.counting import names_one
from bot.fields.line import Line
from bot.fields.mention import either
from bot.fields.weekdays import numbered

_IN_EIGHT: Final = re.compile(rf"(?<![^\W_])(?:{either(WEEKDAYS)}) en (?:8|15)\Z")
_REACH: Final = 40
_DAY: Final = 24


def begins(line: Line, start: int, hours: tuple[int, int], today: date) -> bool:
    """Whether figures before « à 11h » can be an hour too: they number no day nor thing."""
    first, last = hours
    before = line.folded[max(0, start - _REACH) : start]
    if not first < last < _DAY or _IN_EIGHT.search(f"{before}{first}"):
        return False
    weekday = WEEKDAYS.get(line.before(start))
    if weekday is None and names_one(line, start):
        return False
    return all(day.weekday() != weekday for day in numbered(today, first))
