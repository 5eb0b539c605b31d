"""Days in a line: past ones for what happened, days to come for a follow-up."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar, Final

from bot.cards import Control
from bot.fields.calendar import coming, day_of, mentions, to_come
from bot.fields.calendar_words import SHORT_WEEKDAYS, WEEKDAYS
from bot.fields.choosing import quoted
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.line import HIDDEN, Extent, Line
from bot.fields.lone_numbers import lone_numbers
from bot.fields.mention import Mention, either
from bot.fields.named_dates import coming_of_name, past_of_name
from bot.fields.number_words import in_figures
from bot.fields.numbered_days import coming_names, past_names, with_numbers
from bot.fields.plans import is_wish, is_wished, marker, may_be_planned
from bot.fields.weekdays import mere_number
from bot.i18n import N_, Phrase, Translator

TODAY: Final = date.min
"""A default that stands for the day of the reading."""

_WEEK: Final = timedelta(weeks=1)
_DECIDE: Final = N_("“{typed}” does not say which day. Which day was it?")
_SETTLE: Final = N_("“{typed}” does not say which day. Which day is it?")
_TWO: Final = N_("“{typed}” can be more than one day. Which day is it?")
_SEVERAL: Final = N_("I see more than one day: {typed}. Which day is it?")
_NONE: Final = N_("There is no such day as “{typed}”. Which day is it?")
_COMING: Final = N_("“{typed}” is still to come. Which day was it?")
_GONE: Final = N_("“{typed}” is past. Which day is it?")
_FULL: Final = frozenset(WEEKDAYS) - SHORT_WEEKDAYS
_OF_WEEKDAY: Final = re.compile(
    rf"{HIDDEN} ?(?P<it>du (?P<day>{either(_FULL)}))(?![^\W_]| (?:et|jusqu|au (?:{either(_FULL)})))"
)
"""Right after words that mean something: « les repas du vendredi » are a purpose."""
_REACH: Final = 40


class _Days(Field[date]):
    """What past and coming days have in common."""

    control = Control.DATE

    def repeats(self, span: Span, value: date) -> bool:
        said: Mention = span.value
        same = said.weekday and {one.weekday() for one in said.days} == {value.weekday()}
        return same or said.days == (value,)

    def options(self, reading: Reading) -> tuple[Option, ...]:
        return ()

    def show(self, value: date, reading: Reading, t: Translator) -> str:
        return t.day(value)

    def dump(self, value: date) -> str:
        return value.isoformat()

    def load(self, kept: Any) -> date:  # noqa: ANN401 - JSON
        return date.fromisoformat(kept)


class PastDayField(_Days):
    """A day gone by; a day to come is asked about."""

    key = "date"
    label = N_("Date")
    keys: tuple[str, ...] = ("date", "jour", "le", "day", "on", "signé", "signé le", "signed")
    leads: tuple[str, ...] = ("contrat", "contract")

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        named = [*past_names(line, reading.today)]
        spans = _unmarked(line, with_numbers(_spans(line, reading), named), reading.today)
        # Beside the day it was, one to come is what is said of it: « hier, inscrit pour mardi 24 ».
        coming = [one.extent for one in named if one.ahead]
        return tuple(one for one in spans if one.extent not in coming) or spans

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        spans = [one for one in spans if not is_wished(rest.line, one)]
        spans = spans or _of_weekday(rest, reading.today) or _of_number(rest, reading)
        if not spans:
            return _by_library(rest, reading, "past")
        spans = [_doubted(one, rest, reading.today) for one in spans]
        days = [day for one in spans for day in _past(one.value, reading.today)]
        asked = _doubt(spans, rest, _DECIDE, days, lambda day: day <= reading.today)
        asked = asked or _still_to_come(spans, rest, reading)
        return asked or Found(spans[0].value.days[0], _extents(spans))

    def question(self) -> Phrase:
        return Phrase(N_("Which day was it?"))


def _of_weekday(rest: Rest, today: date) -> Sequence[Span]:
    """Return what may be the last such day, or each week's: « appel du vendredi »."""
    for m in _OF_WEEKDAY.finditer(rest.line.folded):
        day = today - timedelta((today.weekday() - WEEKDAYS[m["day"]]) % 7)
        extent = Extent(*m.span("it"))
        return (Span(extent, Mention(extent, (day,), vague=True)),)
    return ()


def _of_number(rest: Rest, reading: Reading) -> Sequence[Span]:
    """Return the first day that its number alone tells, of what nobody has yet to do."""
    free = rest.line.hide(dated(rest.whole, reading))
    spans = [Span(one.extent, one) for one in lone_numbers(rest, free, reading.today)]
    return _unmarked(rest.whole, spans, reading.today)[:1]


def _doubted(span: Span, rest: Rest, today: date) -> Span:
    """Leave open a day that may be to come, or one of another name than was typed."""
    if may_be_planned(rest.line, span) or _may_be_next(span, rest.whole, today):
        return replace(span, value=replace(span.value, vague=True))
    return past_of_name(span, rest.whole, today)


def _may_be_next(span: Span, line: Line, today: date) -> bool:
    """Whether « ce vendredi » is no day gone by of this week: it may be the last, or the next."""
    said: Mention = span.value
    led = said.weekday and line.folded.startswith(("ce ", "this "), span.extent.start)
    return led and said.days[0] < today - timedelta(today.weekday())


def _unmarked(line: Line, spans: Sequence[Span], today: date) -> tuple[Span, ...]:
    """Leave out what a word makes a thing to do: « rappeler », « veut nous voir en janvier »."""
    return tuple(one for one in spans if not (marker(line, one) or is_wish(line, one, today)))


class FutureDayField(_Days):
    """A day to come, or today."""

    key = "date"
    label = N_("Date")
    recalls: ClassVar[bool] = True
    """Whether a day without a year may be meant for the one just past: it is asked about."""
    keys: tuple[str, ...] = ("date", "jour", "day", "on")
    leads: tuple[str, ...] = ("d'ici", "on vise", "si possible", "if possible")

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        return with_numbers(_spans(line, reading), coming_names(line, reading.today))

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if not spans:
            return _by_library(rest, reading, "future")
        spans = [coming_of_name(one, rest.whole, reading.today) for one in spans]
        days = [day for one in spans for day in coming(one.value, reading.today)]
        asked = _doubt(spans, rest, _SETTLE, days, lambda day: day >= reading.today)
        if asked is not None:
            return asked
        day = to_come(spans[0].value, reading.today)
        if day < reading.today:
            return _open(_GONE, spans, rest)
        if self.recalls and _just_gone(spans[0].value, day, reading.today):
            return _open(_GONE, spans, rest, (day,))
        return Found(day, _extents(spans))

    def question(self) -> Phrase:
        return Phrase(N_("Which day will it be?"))

    def proposed(self, reading: Reading) -> date:
        """Point at next week: a calendar opens there, and not among days gone by."""
        return reading.today + _WEEK


def dated(line: Line, reading: Reading) -> tuple[Extent, ...]:
    """Return where days are told, each with its number: « pour mardi 24 »."""
    return _extents(with_numbers(_spans(line, reading), past_names(line, reading.today)))


def _spans(line: Line, reading: Reading) -> tuple[Span, ...]:
    found = mentions(line, reading.language, reading.today)
    return tuple(Span(one.extent, one) for one in found)


def only_number(line: Line, reading: Reading) -> list[Span]:
    """Return the day of an answer that is a mere number."""
    return [Span(one.extent, one) for one in mere_number(line, reading.today)]


def _extents(spans: Sequence[Span]) -> tuple[Extent, ...]:
    return tuple(one.extent for one in spans)


def _doubt(
    spans: Sequence[Span],
    rest: Rest,
    vague: str,
    meant: Iterable[date],
    fits: Callable[[date], bool],
) -> Unclear | None:
    """Ask when the words leave the day open, in these ones, or name a day that is none.

    Of the days that may be meant, those that fit are offered.
    """
    found: list[Mention] = [one.value for one in spans]
    days = tuple(dict.fromkeys(meant))
    if any(one.vague for one in found):
        why = vague
    elif any(not one.days or (one.is_denied and len(days) == 1) for one in found):
        why = _NONE
    elif len(days) > 1 or any(len(one.days) > 1 for one in found):
        why = _TWO
    else:
        return None
    return _open(why, spans, rest, [*filter(fits, days)])


def _still_to_come(spans: Sequence[Span], rest: Rest, reading: Reading) -> Unclear | None:
    one: Mention = spans[0].value
    day = one.days[0]
    if day <= reading.today:
        return None
    earlier = day_of(day.year - 1, day.month, day.day) if one.yearless else ()
    return _open(_COMING, spans, rest, earlier)


def _open(why: str, spans: Sequence[Span], rest: Rest, days: Sequence[date] = ()) -> Unclear:
    """Ask which day is meant, one button for each that may be."""
    said = quoted(rest.whole, spans)
    several = Phrase(_SEVERAL, {"typed": said})
    asked = several if len(said.texts) > 1 else Phrase(why, {"typed": said.joined})
    return Unclear(asked, _extents(spans), _choices(days), said.joined)


def _choices(days: Sequence[date]) -> tuple[Option, ...]:
    return tuple(Option(Phrase("{day}", {"day": day}), day.isoformat()) for day in days)


def _just_gone(one: Mention, coming: date, today: date) -> bool:
    """Whether a day without a year is rather the one just past than next year's."""
    past = one.yearless and one.days[0] < today
    return past and coming - today > today - one.days[0]


def _past(one: Mention, today: date) -> tuple[date, ...]:
    """Leave out the days to come of words that plainly speak of them."""
    gone = (day for day in one.at_hand if day <= today)
    return (*(day for day in one.days if day <= today or not one.ahead), *gone)


def _by_library(rest: Rest, reading: Reading, prefer: str) -> Outcome:
    """Let dateparser read what the grammar does not know, where only a day can be meant.

    It knows few numbers in letters, and takes a part of those it does not know.
    """
    said = " ".join(rest.whole.original(one) for one in rest.line.stretches()).strip()
    if not rest.asked or not re.search(r"[^\W\d_]{3}", said) or len(said) > _REACH:
        return None
    text = in_figures(said)
    if text is None:
        return None
    import dateparser  # noqa: PLC0415 - slow to load, and seldom needed

    moment = dateparser.parse(
        text,
        languages=["fr", "en"] if reading.language == "fr" else ["en", "fr"],
        settings={
            "STRICT_PARSING": True,
            "PREFER_DATES_FROM": prefer,
            "RELATIVE_BASE": reading.now.replace(tzinfo=None),
        },
    )
    if moment is None:
        return None
    day = moment.date()
    fits = day <= reading.today if prefer == "past" else day >= reading.today
    return Found(day, tuple(rest.line.stretches())) if fits else None
