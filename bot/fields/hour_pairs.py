"""Two hours of which the first is a mere number: « 9 à 11h »."""

import re
from datetime import date, timedelta
from typing import Final

from bot.fields.calendar_words import MONTHS, WEEKDAYS
from bot.fields.counting import names_one
from bot.fields.day_parts import DAYTIME, NOON
from bot.fields.hour_words import AT
from bot.fields.line import Extent, Line
from bot.fields.mention import either
from bot.fields.place_words import PLACED, STREET
from bot.fields.weekdays import numbered

_WEEKDAY: Final = re.compile(rf"(?<![^\W_])({either(WEEKDAYS)})\.? ?\Z")
_THE: Final = re.compile(r"(?<![^\W_])(?:le|the) \Z")
_IN_EIGHT: Final = re.compile(rf"(?<![^\W_])(?:{either(WEEKDAYS)}) en (?:8|15)\Z")
_PART: Final = r"(?:matin|morning|avant[- ]midi|apres[- ]midi|afternoon|soir|evening)"
_NAMED: Final = (
    rf"(?<![^\W_])(?:{either(WEEKDAYS)}|demain|tomorrow|aujourd'hui|today)\.?"
    rf"(?: (?:prochaine?|next|{_PART}))?|(?<![^\W_])(?:(?:cet?|this) {_PART}|tonight)"
)
_MONTH: Final = rf"(?<![^\W_])(?:{either(MONTHS)})\.?"
_DATE: Final = (
    rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)?(?: of| de)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,? 20\d\d)?|\d-\d\d|\d/\d{1,2}"
)
_DATED: Final = re.compile(
    rf"(?:{_DATE}|{_NAMED}),? ?(?:(?P<led>de|from)|(?P<two>entre|between))? ?\Z"
)
"""Where a day ends, the words that lead to two hours past it."""
COUNTED: Final = (
    r"(?:places|place(?! ?[^\W\d_])|pl|pers(?:onn?e?s?)?|ppl|participante?s?|people|seats?"
    r"|spots?|max|inscrite?s|inscriptions|registrations)"
)
"""What a number beside hours counts; « 30 place d’Armes » is an address."""
COUNTING: Final = rf" ?{COUNTED}(?![^\W_])(?! ?(?:limit|:)|(?<=max)\.? ?\d)"
"""After a number, what it counts; « jeudi 26 max 20 » counts twenty."""
MORE: Final = r" ?(?:-|a|to|et|and|ou|or) ?"
"""Between the two numbers of a range of places."""
EDGE: Final = re.compile(
    rf" ?(?:[,;\n)\0]|\Z)| (?:{PLACED}|(?:\d+{MORE})?\d+ ?{COUNTED})(?![^\W_])"
)
"""What two mere numbers that are hours may stand before: the place, or how many there are."""
_SUM: Final = re.compile(r"(?: \d{3})+ ?\$")
_ADDRESS: Final = re.compile(rf", ?{STREET}(?![^\W_])")
_REACH: Final = 40
_DAY: Final = 24
_WEEK: Final = timedelta(weeks=1)
_EARLY: Final = 7
"""Before this hour, « jeudi 3 à 16h » rather numbers its day."""
_AFTER_WORK: Final = ((5, 7), (6, 8))
"""Two hours so usual that they number no day by themselves: « mardi 5 à 7 »."""
_SOON_AFTER: Final = 5
"""Up to this hour, what begins at 12 ends in the afternoon."""
_LONG: Final = 9
"""From so many hours on, « jeudi 10 à 20h » does."""
SPANS: Final = ("-", " to ")
"""Between two hours; never between a day and its hour."""
_TO: Final = ("a", "to", "-")
_AND: Final = ("et", "and")


def begins(line: Line, start: int, hours: tuple[int, int], today: date) -> bool:
    """Whether figures before « à 11h » can be an hour too: they number no day nor thing."""
    first, _ = hours
    before = line.folded[max(0, start - _REACH) : start]
    if _IN_EIGHT.search(f"{before}{first}"):
        return False
    named = line.led(_WEEKDAY, start)
    weekday = WEEKDAYS[named[1]] if named else None
    if weekday is None and names_one(line, start):
        return False
    same = [day for day in numbered(today, first) if day.weekday() == weekday]
    return not same or other_day(line, start, hours, today) is not None


def are_usual(between: str, hours: tuple[int, int]) -> bool:
    """Whether two mere numbers are hours whatever day the first may number: « 5 à 7 », "3-5"."""
    return between in SPANS or hours in _AFTER_WORK


def is_count(line: Line, end: int, number: int) -> bool:
    """Whether a mere number past an hour counts what follows: « 14h, jusqu’à 25 chaises »."""
    too_late = number >= _DAY and not EDGE.match(line.folded, end)
    return too_late or _SUM.match(line.folded, end) is not None


def other_day(line: Line, start: int, hours: tuple[int, int], today: date) -> date | None:
    """Return a day farther than this week's that the first may number: « jeudi 17 à 19h »."""
    first, last = hours
    named = line.led(_WEEKDAY, start)
    early = first < _EARLY and hours not in _AFTER_WORK
    if named is None or early or not first < last < min(_DAY, first + _LONG):
        return None
    same = [day for day in numbered(today, first) if day.weekday() == WEEKDAYS[named[1]]]
    return same[0] if same and same[0] - today > _WEEK else None


def follow(hours: tuple[int, int]) -> bool:
    """Whether two hours can be a beginning and an end."""
    first, last = hours
    return first < last < _DAY or from_noon(hours)


def may_pair(hours: tuple[int, int]) -> bool:
    """Whether two mere numbers can be a beginning and an end, past noon too: "9 to 5"."""
    first, last = hours
    return follow(hours) or (DAYTIME <= first <= NOON and 0 < last < DAYTIME)


def from_noon(hours: tuple[int, int]) -> bool:
    """Whether two mere numbers begin at noon: "12 to 1"."""
    first, last = hours
    return first == NOON and 0 < last <= _SOON_AFTER


def weekday_before(line: Line, start: int) -> int:
    """Return where the day of the week right before begins."""
    named = line.led(_WEEKDAY, start)
    return named.start() if named else start


def numbers_day(line: Line, start: int, number: int, today: date) -> bool:
    """Whether figures number a day: « le 26 », « jeudi 19 » where it is that Thursday's."""
    if named := line.led(_WEEKDAY, start):
        same = [day.weekday() for day in numbered(today, number)]
        return number >= _DAY or WEEKDAYS[named[1]] in same
    return line.led(_THE, start) is not None


def follows_day(line: Line, extent: Extent, between: str, hours: tuple[int, int]) -> bool:
    """Whether two mere numbers are hours, right after a day: « 3 déc. de 9 à 11 ».

    « de 9 à 11 ans » are none.
    """
    dated = line.led(_DATED, extent.start)
    if dated is None or not may_pair(hours) or not EDGE.match(line.folded, extent.end):
        return False
    return between.strip() in (_AND if dated["two"] else _TO)


def follows_at(line: Line, extent: Extent) -> bool:
    """Whether « à » between a day and a mere number makes an hour of it: « jeudi à 9 »."""
    lead = line.led(AT, extent.start)
    over = EDGE.match(line.folded, extent.end) and not _ADDRESS.match(line.folded, extent.end)
    return bool(lead and over and ends_day(line, lead.start()))


def ends_day(line: Line, at: int) -> bool:
    """Whether a day was said right before."""
    return line.led(_DATED, at) is not None
