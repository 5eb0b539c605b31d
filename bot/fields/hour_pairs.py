"""Two hours of which the first is a mere number: « 9 à 11h »."""

import re
from datetime import date
from typing import Final

from bot.fields.calendar_words import MONTHS, WEEKDAYS
from bot.fields.counting import names_one
from bot.fields.line import HIDDEN, Extent, Line
from bot.fields.mention import either
from bot.fields.weekdays import numbered

_WEEKDAY: Final = re.compile(rf"(?<![^\W_])({either(WEEKDAYS)})\.? ?\Z")
_PART: Final = r"(?:matin|morning|apres[- ]midi|afternoon|soir|evening)"
_NAMED: Final = (
    rf"(?<![^\W_])(?:{either(WEEKDAYS)}|demain|tomorrow|aujourd'hui|today)\.?"
    rf"(?: (?:prochaine?|next|{_PART}))?"
)
_MONTH: Final = rf"(?<![^\W_])(?:{either(MONTHS)})\.?"
_DATE: Final = (
    rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)?(?: of| de)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,? 20\d\d)?|\d-\d\d|\d/\d{1,2}"
)
_OPENS: Final = re.compile(
    rf"(?:(?:^|[,;\n\d{HIDDEN}]|\d(?:st|nd|rd|th)|{_MONTH})(?: ?{_PART},?)?|{_NAMED}) ?\Z"
)
"""Where no title goes on, as in « Windows 11 à 14h »: a part begins, or a day ends."""
_DATED: Final = re.compile(
    rf"(?:{_DATE}|{_NAMED}),? ?(?:(?P<led>de|from)|(?P<two>entre|between))? ?\Z"
)
"""Where a day ends, the words that lead to two hours past it."""
_EDGE: Final = re.compile(r" ?(?:[,;\n)\0]|\Z)| (?:au?x?|chez|dans|at|in)(?![^\W_])")
_DAY: Final = 24
_TO: Final = ("a", "to", "-")
_AND: Final = ("et", "and")


def begins(line: Line, start: int, hours: tuple[int, int], today: date) -> bool:
    """Whether figures before « à 11h » are an hour too, and number no day nor thing."""
    first, last = hours
    if not first < last < _DAY:
        return False
    named = line.led(_WEEKDAY, start)
    weekday = WEEKDAYS[named[1]] if named else None
    if weekday is None and names_one(line, start):
        return False
    if any(day.weekday() == weekday for day in numbered(today, first)):
        return False
    return bool(line.led(_OPENS, start))


def follows_day(line: Line, extent: Extent, between: str, hours: tuple[int, int]) -> bool:
    """Whether two mere numbers are hours, right after a day: « 3 déc. de 9 à 11 ».

    « de 9 à 11 ans » are none.
    """
    first, last = hours
    dated = line.led(_DATED, extent.start)
    if dated is None or not first < last < _DAY or not _EDGE.match(line.folded, extent.end):
        return False
    return between.strip() in (_AND if dated["two"] else _TO)
