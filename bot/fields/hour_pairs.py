"""Two hours of which the first is a mere number: « 9 à 11h »."""

import re
from datetime import date
from typing import Final

from bot.fields.calendar_words import MONTHS, WEEKDAYS
from bot.fields.counting import names_one
from bot.fields.line import HIDDEN, Line
from bot.fields.mention import either
from bot.fields.weekdays import numbered

_NAMED: Final = (
    rf"(?<![^\W_])(?:{either(WEEKDAYS)}|demain|tomorrow|aujourd'hui|today)\.?"
    r"(?: (?:prochaine?|next|matin|morning|apres[- ]midi|afternoon|soir|evening))?"
)
_OPENS: Final = re.compile(
    rf"(?:^|[,;\n\d{HIDDEN}]|(?<![^\W_])(?:{either(MONTHS)})\.?|{_NAMED}) ?\Z"
)
"""Where no title goes on, as in « Windows 11 à 14h »: a part begins, or a day ends."""
_DAY: Final = 24


def begins(line: Line, start: int, hours: tuple[int, int], today: date) -> bool:
    """Whether figures before « à 11h » are an hour too, and number no day nor thing."""
    first, last = hours
    if not first < last < _DAY:
        return False
    weekday = WEEKDAYS.get(line.before(start))
    if weekday is None and names_one(line, start):
        return False
    if any(day.weekday() == weekday for day in numbered(today, first)):
        return False
    return bool(_OPENS.search(line.folded[:start]))
