"""Days of the week that come with their number: « jeudi 26 », « mardi le 10 »."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from bot.fields.calendar_words import WEEKDAYS
from bot.fields.counting import is_followed
from bot.fields.field import Span
from bot.fields.hour_pairs import COUNTING
from bot.fields.line import Extent, Line
from bot.fields.mention import Mention, either
from bot.fields.place_words import STREET
from bot.fields.weekdays import numbered, numbered_past

_NUMBERED: Final = re.compile(
    rf"(?<![^\W_])(?:(?:ce|le|on|this|de|the) )?({either(WEEKDAYS)})\.?,? (?:le |the )?"
    r"(\d{1,2})(?:er|st|nd|rd|th)?"
    rf"(?! ?(?:h(?![^\W\d_])|[:-] ?\d)|[\d/.]|[^\W_]| {STREET}(?![^\W_])"
    rf"|{COUNTING})"
)
OTHERWISE: Final = re.compile(
    r",\d|\.\d| \d{3}(?!\d)| ?[km]?[$%€£°]| k(?![^\W_])|'"
    r"| (?:mille|cents?|thousand|hundred|grand(?! [^\W\d_])|cad|ca\$)(?![^\W_])"
    r"| (?:a|to) \d{1,2}(?!\d| ?(?:h(?![^\W\d_])|:|[ap]\.?m))"
)
"""After a number that is no day’s: « mardi 10 000 », « jeudi 5 à 7 », not « 16 grand ménage »."""
_OVER: Final = re.compile(r" ?(?:[,;:.!?\n)\0—–]|- |\Z)")
_LAST_HOUR: Final = 23
_LAST: Final = 31


def numbered_names(line: Line, today: date) -> Iterator[Mention]:
    """Yield the next such days; where name and number disagree, each day of that number."""
    for m in _NUMBERED.finditer(line.folded):
        yield Mention(Extent(*m.span()), _agreed(m, numbered(today, int(m[2]))), ahead=True)


def coming_names(line: Line, today: date) -> Iterator[Mention]:
    """Yield the next such days among other things that are counted."""
    for m in _dating(line):
        same = numbered(today, int(m[2]))
        if _fits(m, line, same):
            yield Mention(Extent(*m.span()), _agreed(m, same), ahead=True)


def past_names(line: Line, today: date) -> Iterator[Mention]:
    """Yield the last such days; one that is yet to come where it is the only one."""
    for m in _dating(line):
        past, coming = numbered_past(today, int(m[2])), numbered(today, int(m[2]))
        same = coming if _named(m, coming) and not _named(m, past) else past
        if _fits(m, line, same):
            yield Mention(Extent(*m.span()), _agreed(m, same), ahead=same is coming)


def with_numbers(spans: Sequence[Span], named: Iterable[Mention]) -> tuple[Span, ...]:
    """Take « jeudi 26 » for one day, unless it is a part of a date: « jeudi 26 novembre »."""
    whole = list(spans)
    for one in named:
        beside = [other for other in whole if other.extent.overlaps(one.extent)]
        if all(one.extent.holds(other.extent) for other in beside):
            whole = [other for other in whole if other not in beside]
            whole.append(Span(one.extent, one))
    return tuple(sorted(whole, key=lambda one: one.extent))


def _dating(line: Line) -> Iterator[re.Match[str]]:
    """Yield a name with a number that counts nothing, as far as can be told."""
    for m in _NUMBERED.finditer(line.folded):
        number = int(m[2])
        counts = is_followed(line, Extent(*m.span(2)), number)
        if 1 <= number <= _LAST and not (counts or OTHERWISE.match(line.folded, m.end())):
            yield m


def _fits(m: re.Match[str], line: Line, same: list[date]) -> bool:
    """Whether a number is its day’s; « jeudi 9 à 11h » rather says hours of another one."""
    over = _OVER.match(line.folded, m.end())
    return bool(_named(m, same) or over or int(m[2]) > _LAST_HOUR)


def _named(m: re.Match[str], days: list[date]) -> list[date]:
    return [day for day in days if day.weekday() == WEEKDAYS[m[1]]]


def _agreed(m: re.Match[str], same: list[date]) -> tuple[date, ...]:
    """Return the first day of the name; where none is, one is not taken for it: each is twice."""
    return tuple(_named(m, same)[:1] or (*same, *same))
