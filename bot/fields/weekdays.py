"""Days of the week: alone, the last or the next one, or so many weeks away."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from bot.fields.calendar_words import SHORT_WEEKDAYS, WEEKDAYS
from bot.fields.day_parts import PART
from bot.fields.lexicon import word_set
from bot.fields.line import HIDDEN, Extent, Line
from bot.fields.mention import FREE, NUMBER, Mention, count, either

_DAY: Final = rf"(?P<day>{either(WEEKDAYS)})\b\.?"
_LED: Final = rf"{FREE}(?:(?:le|on|ce|this|de|the) )?"
_PART: Final = r"(?: (?:matin|soir|avant-midi|apres-midi|morning|afternoon|evening|night)\b)?"
_LAST: Final = r"derniere?|passee?|last"
_NEXT: Final = (
    r"prochaine?|next(?! (?:week|month|year)\b)|qui (?:s'en )?vient|suivante?|a venir|coming"
)
_THIS_WEEK: Final = r"(?:(?:de |d'ici )?cette semaine|(?:of )?this week)\b"
_NEXT_WEEK: Final = (
    r"(?:(?:de |dans )?(?:la )?semaine (?:prochaine|qui vient|suivante|d'apres)"
    r"|(?:of )?(?:the )?(?:next|following) week)\b"
)
_WEEKS: Final = rf"(?P<weeks>{NUMBER}) (?:semaines?|sem|weeks?)\b"
_NAMED: Final = re.compile(
    rf"{_LED}(?:(?P<before>last|past|next|prochain|coming|upcoming|following) )?{_DAY}"
    rf"(?: (?P<after>{_LAST}|{_NEXT})\b)?"
    rf"(?P<week> de la semaine (?:passee|derniere)| of last week| last week)?{_PART}"
)
_OF_WEEK: Final = (
    re.compile(rf"{_LED}{_DAY},? (?:(?P<this>{_THIS_WEEK})|{_NEXT_WEEK}){_PART}"),
    re.compile(rf"{FREE}(?:(?P<this>{_THIS_WEEK})|{_NEXT_WEEK}),? (?:le |on )?{_DAY}{_PART}"),
)
_IN_WEEKS: Final = (
    re.compile(rf"{_LED}{_DAY},? (?:dans|in) {_WEEKS}{_PART}"),
    re.compile(rf"{FREE}(?:dans|in) {_WEEKS},? (?:le |on )?{_DAY}{_PART}"),
)
_AFTER_IT: Final = (
    re.compile(rf"{_LED}{_DAY} en (?P<nights>huit|quinze|8|15)(?![^\W_]){_PART}"),
    re.compile(rf"{_LED}{_DAY} (?P<weeks>week)\b(?! ?\d){_PART}"),
    re.compile(rf"{FREE}(?<!once )(?<!twice ){_WEEKS} (?:from|on|after) (?:this )?{_DAY}{_PART}"),
)
_EVERY: Final = r"(?:every|each|toutes les|tous les|chaque) "
_WEEKS_BESIDE: Final = (
    re.compile(rf"{FREE}(?:{_EVERY})?{_WEEKS},? (?:this |le )?{_DAY}{_PART}"),
    re.compile(rf"{_LED}{_DAY},? {_EVERY}{_WEEKS}"),
)
_LASTING: Final = re.compile(
    r"(?<![^\W_])(?:de|d'|of|for|pendant|durant|pour|sur|during|over|dans|in) ?\Z"
)
"""Before so many weeks: they are how long something lasts, or led to by what is read apart."""
_REPEATED: Final = re.compile(
    r"(?<![^\W_])(?:chaque|tous les|toutes les|every|each|les|du|au|des) \Z"
)
_THE: Final = re.compile(
    rf"{FREE}(?:le|the) (\d{{1,2}})(?:er|st|nd|rd|th)?(?= ?(?:\Z|[,;.!{HIDDEN}](?!\d))"
    r"| (?:et|and|ou|or|au|to) (?:le |the )?\d| (?:au (?:matin|soir)|en soiree)(?![^\W_])"
    rf"| (?:(?:en|le|in the) |(?:dans )?l')?{PART}(?= ?(?:[,;\n\0]|\Z))"
    r"| (?:a|vers|at|around) \d{1,2} ?(?:h(?![^\W\d_])|:|[ap]\.?m))"
)
"""« Le 12 » at the end of a part of the line, or before an hour: the next day of that number."""
_MERE: Final = re.compile(rf"[ ,.{HIDDEN}]*(?P<it>(\d{{1,2}})(?:er|st|nd|rd|th)?)[ ,.?!{HIDDEN}]*")
_AT_HAND: Final = 62
"""Days among which every number that a day has is found."""
_AWAY: Final = word_set("semaine semaines sem week weeks huit quinze 8 15")
"""Without one of these no week is told: most lines have none."""
_FORTNIGHT: Final = ("quinze", "15")


def weekdays(line: Line, today: date) -> Iterator[Mention]:
    """Yield the days of the week that a line names."""
    words = {word.text for word in line.words}
    if words.isdisjoint(WEEKDAYS):
        return
    yield from _named(line, today)
    if not words.isdisjoint(_AWAY):
        yield from _away(line, today)


def _away(line: Line, today: date) -> Iterator[Mention]:
    """Yield those of another week than the one at hand."""
    for pattern in _OF_WEEK:
        for m in pattern.finditer(line.folded):
            days = _in_week(today, WEEKDAYS[m["day"]], 0 if m["this"] else 1)
            yield Mention(Extent(*m.span()), days, ahead=not m["this"])
    for pattern in _IN_WEEKS:
        for m in pattern.finditer(line.folded):
            if weeks := count(m["weeks"]):
                days = _in_weeks(today, WEEKDAYS[m["day"]], weeks)
                yield Mention(Extent(*m.span()), days, ahead=True)
    for pattern in _AFTER_IT:
        for m in pattern.finditer(line.folded):
            if weeks := _after(m):
                day = _coming(today, WEEKDAYS[m["day"]]) + timedelta(weeks=weeks)
                yield Mention(Extent(*m.span()), (day,), ahead=True)


def weeks_beside(line: Line, today: date) -> Iterator[Mention]:
    """Yield days named beside weeks, away or between two: « deux semaines jeudi » can be two days.

    Of what is past it would be the length: "repairs 2 weeks Friday".
    """
    for pattern in _WEEKS_BESIDE:
        for m in pattern.finditer(line.folded):
            weeks = count(m["weeks"])
            if weeks and not _LASTING.search(line.folded[: m.start()][-12:]):
                day = _coming(today, WEEKDAYS[m["day"]])
                days = (day, day + timedelta(weeks=weeks))
                yield Mention(Extent(*m.span()), days, ahead=True)


def numbered(today: date, number: int) -> list[date]:
    """Return the days of that number that are at hand, today first."""
    at_hand = (today + timedelta(days) for days in range(_AT_HAND))
    return [day for day in at_hand if day.day == number]


def numbered_past(today: date, number: int) -> list[date]:
    """Return the days of that number that are just gone, today first."""
    gone = (today - timedelta(days) for days in range(_AT_HAND))
    return [day for day in gone if day.day == number]


def next_numbered(line: Line, today: date) -> Iterator[Mention]:
    """Yield the next day of each number alone: « le 12 »."""
    for m in _THE.finditer(line.folded):
        yield Mention(Extent(*m.span()), tuple(numbered(today, int(m[1]))[:1]), ahead=True)


def mere_number(line: Line, today: date) -> Iterator[Mention]:
    """Yield the next day of the number that is all that an answer says: « 26 »."""
    m = _MERE.fullmatch(line.folded)
    if m and (days := numbered(today, int(m[2]))):
        yield Mention(Extent(*m.span("it")), tuple(days[:1]), ahead=True)


def _named(line: Line, today: date) -> Iterator[Mention]:
    for m in _NAMED.finditer(line.folded):
        before, name, after, week = m["before"], m["day"], m["after"] or "", m["week"]
        bare = not (before or after or week)
        if bare and (name in SHORT_WEEKDAYS or line.led(_REPEATED, m.start())):
            continue
        back = (today.weekday() - WEEKDAYS[name]) % 7
        ahead = before not in {None, "last", "past"} or bool(re.fullmatch(_NEXT, after))
        if week:
            back = today.weekday() + 7 - WEEKDAYS[name]
        elif not ahead and not bare:
            back = back or 7
        day = today + timedelta((7 - back) if ahead else -back)
        yield Mention(Extent(*m.span()), (day,), ahead=ahead, weekday=bare)


def _coming(today: date, weekday: int) -> date:
    """Return the next such day, today included."""
    return today + timedelta((weekday - today.weekday()) % 7)


def _in_week(today: date, weekday: int, weeks: int) -> tuple[date, ...]:
    """Return that day so many weeks on, whether weeks begin on Mondays or on Sundays."""
    of_monday = weekday - today.weekday()
    of_sunday = (weekday + 1) % 7 - (today.weekday() + 1) % 7
    return tuple(today + timedelta(days, weeks=weeks) for days in sorted({of_monday, of_sunday}))


def _in_weeks(today: date, weekday: int, weeks: int) -> tuple[date, ...]:
    """Return that day of the week so far away, and as long after the next such day."""
    of_week = today + timedelta(weekday - today.weekday(), weeks=weeks)
    return tuple(dict.fromkeys((of_week, _coming(today, weekday) + timedelta(weeks=weeks))))


def _after(m: re.Match[str]) -> int:
    """Return how many weeks after the next such day is meant."""
    said = m.groupdict()
    if nights := said.get("nights"):
        return 2 if nights in _FORTNIGHT else 1
    return 1 if said["weeks"] == "week" else count(said["weeks"])
