"""Days as people write them: what each mention in a line can mean."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.fields.calendar_words import (
    AGO,
    AHEAD,
    DAY_NAMES,
    DAYS_OF,
    MONTH_UNITS,
    MONTHS,
    VAGUE,
    VAGUE_AHEAD,
)
from bot.fields.lexicon import Lexicon, each
from bot.fields.line import Extent, Line
from bot.fields.mention import FREE, NUMBER, Mention, count, either
from bot.fields.weekdays import weekdays
from bot.i18n import Language

_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2100
_DECEMBER: Final = 12
_AT_HAND: Final = 28
_WEEK: Final = timedelta(weeks=1)


_MONTH: Final = rf"({either(MONTHS)})\b\.?"
_WEEKDAY: Final = rf"({either(DAY_NAMES)})\b\.?"
_LEAD: Final = r"(?:(?:date du|en date du|en date de|dated|le|the|on|du|of|au|des) ?(?:the )?)?"
_NAMED_DAY: Final = rf"(?:(?:(?:le|the|on) )?{_WEEKDAY},? (?:le )?)?"
_DAY: Final = r"(\d{1,2}|premier)(?: ?(?:er|re|e|st|nd|rd|th)\b)?"
_YEAR: Final = r"(?:,? ((?:19|20)\d\d)(?![\d.,]\d|\d| ?[$k]))?"
_ISO: Final = re.compile(rf"{FREE}{_LEAD}(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?![\d$])")
_BASIC: Final = re.compile(rf"{FREE}{_LEAD}(20\d\d)([01]\d)([0-3]\d)(?![\d$.,k])")
_SLASHED: Final = re.compile(
    rf"{FREE}{_NAMED_DAY}{_LEAD}(\d{{1,2}})([/.-])(\d{{1,2}})(?:\3(\d{{4}}|\d{{2}}))?(?![\d/%$-])"
)
_RANGE: Final = re.compile(
    rf"{FREE}{_LEAD}{_DAY} ?(?:-|au|a|et|to|and|&|ou|or) ?(?:le )?{_DAY} (?:de )?{_MONTH}{_YEAR}"
    rf"|{FREE}{_LEAD}{_MONTH} {_DAY} ?(?:-|to|and|&|or) ?{_DAY}{_YEAR}(?!\d)"
)
_DAY_MONTH: Final = re.compile(
    rf"{FREE}{_NAMED_DAY}{_LEAD}{_DAY}(?: |-|)(?:de |of )?{_MONTH}(?:-(\d{{4}})(?!\d)|{_YEAR})"
)
_MONTH_DAY: Final = re.compile(
    rf"{FREE}{_NAMED_DAY}{_LEAD}{_MONTH} (?:the )?{_DAY}{_YEAR}"
    r"(?![\d$%k]|\.\d|,\d(?!\d?(?::\d\d| ?h\b| ?h\d| ?[ap]\.?m\b))| \$"
    rf"| (?:de |of )?{_MONTH})"
)
_LED_BY_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?:er|e|st|nd|rd|th)?(?: de| of)? \Z")
_ELAPSED: Final = re.compile(
    rf"{FREE}(?:il y a|il ya|ya|y a|y'a|ca fait|voila) (?:environ )?({NUMBER}) "
    rf"({either(DAYS_OF)}|mois)\b"
    rf"|{FREE}({NUMBER}) ({either(DAYS_OF)}|months?) ago\b"
)
_COMING: Final = re.compile(
    rf"{FREE}(?:dans|in) ({NUMBER}) ({either(DAYS_OF)})\b"
    rf"|{FREE}({NUMBER}) ({either(DAYS_OF)}) from (?:now|today)\b"
)
_WORKING: Final = re.compile(
    rf"{FREE}(?:(dans|in|d'ici) |(?:il y a|ya|y a) )?({NUMBER}) "
    r"(?:jours? ouvr(?:ables?|es?)|(?:business|working) days?)(?: (?:ago|from now))?\b"
)
_DAY_ALONE: Final = re.compile(
    rf"{FREE}(?:le|the) (\d{{1,2}})(?:er|st|nd|rd|th)?(?= ?(?:\Z|[,;.!](?!\d)))"
)
_ABOUT_MONTH: Final = re.compile(
    rf"{FREE}(?:en|in|debut|mi|fin|early|mid|late|depuis|au debut de?|a la fin de?|during"
    r"|(?:the )?(?:beginning|start|middle|end) of)[ -]"
    rf"{_MONTH}(?: \d{{4}})?(?! ?\d)"
)
_PHRASES: Final = Lexicon[tuple[int | None, bool]](
    {text: (days, False) for text, days in AGO.items()}
    | {text: (days, True) for text, days in AHEAD.items()}
    | each((None, False), *VAGUE)
    | each((None, True), *VAGUE_AHEAD)
)
_FRACTIONS: Final = frozenset({"24/7", "7/7", "1/2", "1/3", "1/4", "2/3", "3/4", "50/50"})


def mentions(line: Line, language: Language, today: date) -> list[Mention]:
    """Return the mentions of days, the longest of each place, left to right."""
    found = sorted(
        [
            *_iso(line),
            *_slashed(line, language, today),
            *_ranges(line, today),
            *_worded(line, language, today),
            *weekdays(line, today),
            *_delays(line, today),
            *_working(line),
            *_phrases(line, today),
            *_alone(line, today),
        ],
        key=lambda one: (one.extent.start - one.extent.end, one.extent.start),
    )
    kept: list[Mention] = []
    for one in found:
        if not any(one.extent.overlaps(other.extent) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.extent)


def day_of(year: int, month: int, day: int) -> tuple[date, ...]:
    """Return that day, or nothing when the calendar does not have it."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return ()
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def to_come(one: Mention, today: date) -> date:
    """Read words that can mean one day as the next such day to come."""
    return coming(one, today)[0]


def coming(one: Mention, today: date) -> tuple[date, ...]:
    """Read days without a year as the next ones to come."""
    if one.weekday:
        return tuple(day + _WEEK for day in one.days)
    if not one.yearless:
        return one.days
    return (*(_next(day, today) for day in one.days), *(d for d in one.at_hand if d >= today))


def _next(day: date, today: date) -> date:
    return day if day >= today else (*day_of(day.year + 1, day.month, day.day), day)[0]


def _iso(line: Line) -> Iterator[Mention]:
    for m in _ISO.finditer(line.folded):
        yield Mention(Extent(*m.span()), day_of(int(m[1]), int(m[3]), int(m[4])))
    for m in _BASIC.finditer(line.folded):
        days = day_of(int(m[1]), int(m[2]), int(m[3]))
        if days:
            yield Mention(Extent(*m.span()), days)


def _slashed(line: Line, language: Language, today: date) -> Iterator[Mention]:
    for m in _SLASHED.finditer(line.folded):
        first, mark, second, year = int(m[2]), m[3], int(m[4]), m[5]
        led = m[0][:1].isalpha()
        bare = f"{first}/{second}" in _FRACTIONS and not year and not led
        if bare or (mark != "/" and not year) or (not year and max(first, second) > 31):  # noqa: PLR2004 - days of a month
            continue
        at = _year(year, today)
        days = _in_order(at, first, second, language)
        yield Mention(Extent(*m.span()), days, yearless=not year)


def _in_order(year: int, first: int, second: int, language: Language) -> tuple[date, ...]:
    """Read day and month: French puts the day first, English has no settled order."""
    day_first, month_first = day_of(year, second, first), day_of(year, first, second)
    if language == "en":
        return tuple(dict.fromkeys((*month_first, *day_first)))
    # « 11/16 » is no French date: both parts are said, neither is taken.
    return day_first or (*month_first, *month_first)


def _year(text: str | None, today: date) -> int:
    if not text:
        return today.year
    return int(text) if len(text) > 2 else 2000 + int(text)  # noqa: PLR2004 - « 26 » is 2026


def _worded(line: Line, language: Language, today: date) -> Iterator[Mention]:
    for m in _DAY_MONTH.finditer(line.folded):
        yield _calendar(m, (m[1], m[2], m[3], m[4] or m[5]), today)
    for m in _MONTH_DAY.finditer(line.folded):
        if line.led(_LED_BY_DAY, m.start(2)):
            continue
        said = _calendar(m, (m[1], m[3], m[2], m[4]), today)
        short = language == "fr" and m[2] == "mar" and not (m[1] or m[4])
        yield replace(said, at_hand=(*_tuesdays(m, today),)) if short else said


def _tuesdays(m: re.Match[str], today: date) -> Iterator[date]:
    """Yield the Tuesdays of that number at hand: « mar 24 » can be one, or in March."""
    for days in range(-_AT_HAND, _AT_HAND):
        day = today + timedelta(days)
        if day.day == _number(m[3]) and day.weekday() == DAY_NAMES["mar"]:
            yield day


def _calendar(
    m: re.Match[str], parts: tuple[str | None, str, str, str | None], today: date
) -> Mention:
    weekday, day, month, year = parts
    days = day_of(_year(year, today), MONTHS[month], _number(day))
    if weekday and year and days and days[0].weekday() != DAY_NAMES[weekday]:
        days = (*days, *days)
    return Mention(Extent(*m.span()), days, yearless=not year)


def _number(day: str) -> int:
    return 1 if day == "premier" else int(day)


def _ranges(line: Line, today: date) -> Iterator[Mention]:
    for m in _RANGE.finditer(line.folded):
        first, last, month, year = (m[1], m[2], m[3], m[4]) if m[1] else (m[6], m[7], m[5], m[8])
        at = _year(year, today)
        days = tuple(d for one in (first, last) for d in day_of(at, MONTHS[month], _number(one)))
        yield Mention(Extent(*m.span()), days, yearless=not year)


def _delays(line: Line, today: date) -> Iterator[Mention]:
    for m in _ELAPSED.finditer(line.folded):
        number, unit = count(m[1] or m[3]), m[2] or m[4]
        if unit in MONTH_UNITS:
            yield Mention(Extent(*m.span()), (), vague=True)
        elif number:
            yield Mention(Extent(*m.span()), _away(today, -number * DAYS_OF[unit]))
    for m in _COMING.finditer(line.folded):
        number, unit = count(m[1] or m[3]), m[2] or m[4]
        if number:
            yield Mention(Extent(*m.span()), _away(today, number * DAYS_OF[unit]), ahead=True)


def _working(line: Line) -> Iterator[Mention]:
    """Leave open what is counted in working days: no holidays are known here."""
    for m in _WORKING.finditer(line.folded):
        if count(m[2]):
            yield Mention(Extent(*m.span()), (), ahead=bool(m[1]), vague=True)


def _away(today: date, days: int) -> tuple[date, ...]:
    return (today + timedelta(days),)


def _phrases(line: Line, today: date) -> Iterator[Mention]:
    for extent, (days, ahead) in _PHRASES.find(line):
        if days is None:
            yield Mention(extent, (), ahead=ahead, vague=True)
        else:
            yield Mention(extent, _away(today, days if ahead else -days), ahead=ahead)
    for m in _ABOUT_MONTH.finditer(line.folded):
        yield Mention(Extent(*m.span()), (), vague=True)


def _alone(line: Line, today: date) -> Iterator[Mention]:
    """Read « le 12 » at the end: of this month when it is past."""
    for m in _DAY_ALONE.finditer(line.folded):
        days = day_of(today.year, today.month, int(m[1]))
        if days and days[0] <= today:
            yield Mention(Extent(*m.span()), days)
        else:
            yield Mention(Extent(*m.span()), (), vague=True)
