"""The days on which people work in Québec, in the seasons that the demo tells of."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

QUIET_MONTHS = frozenset({1, 7, 8})
YEAR_END = frozenset({(12, day) for day in range(24, 32)} | {(1, 1), (1, 2)})
FIXED = YEAR_END | {(6, 24), (7, 1)}
MOVABLE = frozenset(
    {
        date(2016, 9, 5),
        date(2016, 10, 10),
        date(2017, 4, 14),
        date(2017, 4, 17),
        date(2017, 5, 22),
        date(2017, 7, 3),
        date(2026, 10, 12),
    }
)


def working_days(first: date, last: date) -> list[date]:
    every = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return [day for day in every if works(day)]


def works(day: date) -> bool:
    holiday = (day.month, day.day) in FIXED or day in MOVABLE
    return day.isoweekday() in range(1, 6) and not holiday


def over_season(days: Sequence[date], count: int) -> list[date]:
    """So many days in order, fewer of them in the quiet months."""
    weighted = [day for day in days for _ in range(1 if day.month in QUIET_MONTHS else 2)]
    return [weighted[place * len(weighted) // count] for place in range(count)]


def office_hour(day: date, place: int, zone: str) -> datetime:
    """A moment of that day between 9 and 17 h; another place, another moment."""
    minutes = place * 97 % (8 * 60)
    return datetime.combine(day, time(9), ZoneInfo(zone)) + timedelta(minutes=minutes)
