"""Which of the days that were offered some words mean: « vendredi », « la veille », « le 4 »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.fields.calendar import coming
from bot.fields.calendar_words import DAY_NAMES
from bot.fields.field import Reading, Span
from bot.fields.lexicon import word_set
from bot.fields.line import Extent, Line, words_of
from bot.fields.mention import Mention

_EARLIER: Final = re.compile(
    r"(?<![^\W_])(?:(?:la )?veille(?: au soir)?|the (?:night|evening|day) before|the eve)(?![^\W_])"
)
_LATER: Final = re.compile(
    r"(?<![^\W_])(?:(?:le )?lendemain|(?:le )?soir[ -]meme|(?:le|ce) meme soir|ce soir[ -]la"
    r"|(?:the )?(?:next|following) day|the day after|(?:that|the same) (?:night|evening))(?![^\W_])"
)
_EVENING: Final = re.compile(r"(?:^|.*[^\w])(?:soir|evening|night)\Z", re.DOTALL)
_AFTERWARDS: Final = re.compile(r" (?:au soir|(?:in the )?evening|at night|night|soir)(?![^\W_])")
_NIGHT: Final = r"(?:(?:dans|in|during|on) )?(?:la |the )?(?:nuit|night)"
_FROM: Final = r"(?:d[eu]|of|from|entre|between)(?: le| the)?"
_BETWEEN: Final = re.compile(rf"(?<![^\W_])(?:{_NIGHT}(?: {_FROM})?|{_FROM}) ?\Z")
_THEN: Final = re.compile(r" ?(?:-|a|au|to|et|and)(?: le| the)? ?\Z")
_NUMBERS: Final = re.compile(
    rf"(?<![^\W_])(?:{_NIGHT} )?{_FROM} (\d{{1,2}})(?:er|st|nd|rd|th)?"
    r" ?(?:-|a|au|to|et|and)(?: le| the)? (\d{1,2})(?:er|st|nd|rd|th)?(?![^\W_])"
    r"(?! (?:de )?[^\W\d_])"
)
_NUMBER: Final = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?")
_SMALL: Final = word_set("le the on this ce de soir evening night au")
_DAY: Final = timedelta(1)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A day that words mean, and where they stand."""

    day: date
    extent: Extent


def chosen(
    line: Line, spans: Sequence[Span], offered: Sequence[date], reading: Reading
) -> Chosen | None:
    """Return the day that words mean, of those offered: an evening or a night leads to the next."""
    days = sorted(offered)
    return (
        _relative(line, days)
        or _numbered(line, days)
        or _between(line, spans, days, reading)
        or _named(line, spans, days, reading)
    )


def _relative(line: Line, days: Sequence[date]) -> Chosen | None:
    if len(days) > 1 and (m := _EARLIER.search(line.folded)):
        return Chosen(days[0], Extent(*m.span()))
    m = _LATER.search(line.folded)
    return Chosen(days[-1], Extent(*m.span())) if m else None


def _numbered(line: Line, days: Sequence[date]) -> Chosen | None:
    m = _NUMBERS.search(line.folded)
    if m is None:
        return None
    numbers = (int(m[1]), int(m[2]))
    return _first(
        [one for one in days if numbers == ((one - _DAY).day, one.day)], Extent(*m.span())
    )


def _between(
    line: Line, spans: Sequence[Span], days: Sequence[date], reading: Reading
) -> Chosen | None:
    """Read « de jeudi à vendredi », « du 3 au 4 décembre »."""
    match spans:
        case [Span(value=Mention(days=(first, last)), extent=extent)] if last - first == _DAY:
            found = [one for one in days if one == last]
        case [first, last] if _THEN.match(line.folded[first.extent.end : last.extent.start]):
            extent = Extent(first.extent.start, last.extent.end)
            before = [one for one in days if _means(line, first, one - _DAY, reading)]
            found = [one for one in before if _means(line, last, one, reading)]
        case _:
            return None
    lead = line.led(_BETWEEN, extent.start)
    return _first(found, Extent(lead.start() if lead else extent.start, extent.end))


def _named(
    line: Line, spans: Sequence[Span], days: Sequence[date], reading: Reading
) -> Chosen | None:
    if len(spans) != 1:
        return None
    span, end = spans[0], spans[0].extent.end
    after = _AFTERWARDS.match(line.folded, end)
    evening = after or _EVENING.match(line.folded[span.extent.start : end])
    away = _DAY if evening else timedelta(0)
    found = [one for one in days if _means(line, span, one - away, reading)]
    return _first(found, Extent(span.extent.start, after.end() if after else end))


def _means(line: Line, span: Span, day: date, reading: Reading) -> bool:
    """Whether words may mean a day: a number or a name alone is that of the days at hand."""
    words = words_of(line.original(span.extent))
    numbers = [int(m[1]) for one in words if (m := _NUMBER.fullmatch(one))]
    names = [DAY_NAMES[one] for one in words if one in DAY_NAMES]
    bare = all(one in DAY_NAMES or one in _SMALL or _NUMBER.fullmatch(one) for one in words)
    if not bare or len(numbers) > 1 or not (numbers or names):
        return day in coming(span.value, reading.today)
    return numbers in ([], [day.day]) and names in ([], [day.weekday()])


def _first(found: Sequence[date], extent: Extent) -> Chosen | None:
    return Chosen(found[0], extent) if found else None
