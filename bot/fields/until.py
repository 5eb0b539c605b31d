"""How long something lasts: « 2 semaines », « jusqu'au 5 janvier », "until Monday"."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.fields.calendar import coming
from bot.fields.calendar_words import DAYS_OF, MONTH_UNITS
from bot.fields.day import FutureDayField
from bot.fields.field import Found, Outcome, Reading, Rest, Span, Unclear, Unreadable
from bot.fields.lexicon import word_set
from bot.fields.line import Extent, Line
from bot.fields.mention import NUMBER, Mention, count
from bot.fields.weekdays import numbered
from bot.i18n import N_, Phrase

LONGEST: Final = timedelta(days=366)
_NUMBER: Final = re.compile(
    r"(?<![^\W_])(?:le|au|jusquau|the) (\d{1,2})(?: ?(?:er|st|nd|rd|th))?(?= ?(?:\Z|[,;.!](?!\d)))"
)

_UNITS: Final = "|".join(sorted((*DAYS_OF, *MONTH_UNITS), key=len, reverse=True))
_DURATION: Final = re.compile(rf"(?<![^\W_])(?:(\d{{1,3}}) ?|({NUMBER}) )({_UNITS})(?![^\W_])")
_LED: Final = re.compile(r"^au ", re.IGNORECASE)
"""What « jusqu’au » leaves before the day."""
_AROUND: Final = word_set(
    "jusqu jusque jusquau jusqua until till til a au aux le la les mes my the to pour pendant"
    " durant for de des du encore et and rappels reminders svp stp please merci thanks"
)
_TO: Final = re.compile(r" ?(?:-|jusqu|a (?!partir|compter)|au |to |until |till? )")
_FROM: Final = re.compile(r"(?<![^\W_])(?:de|du|from) ?\Z")
_UNSAID: Final = N_("“{typed}” does not say until when. Say for example: 2 weeks, or January 5")
_NO_DAY: Final = N_(
    "There is no such day as “{typed}”. Say until when, for example: 2 weeks, or January 5"
)
_SOON: Final = N_("“{typed}” is no later than today. Until which day?")
_FAR: Final = N_("“{typed}” is more than a year away. Until which day?")


class UntilField(FutureDayField):
    """The day on which something is over, within a year: the next one, where no year is said."""

    key = "until"
    label = N_("Until")
    recalls = False
    leads: tuple[str, ...] = ("pendant", "durant")
    keys: tuple[str, ...] = ("jusqu'à", "jusqu'au", "jusqua", "jusquau", "until", "till", "til")

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        whole = super().find(line, reading)
        named = line.hide(one.extent for one in whole if one.value.ahead)
        numbered = [Span(one.extent, one) for one in _numbered(named, reading.today)]
        days = [*(one for one in whole if not _inside(one, numbered)), *numbered]
        lasting = [Span(one.extent, one) for one in _durations(line, reading.today)]
        more = [one for one in lasting if not _inside(one, days)]
        return _joined(line, [*days, *more], reading)

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        outcome = super().settle(spans, rest, reading)
        typed = {"typed": rest.whole.typed.strip()}
        extents = outcome.extents if isinstance(outcome, Found | Unclear) else ()
        if _unread(rest.line.hide(extents)):
            return Unreadable(Phrase(_UNSAID, typed))
        match outcome:
            case Found(value=day) if why := _bound(day, reading.today):
                return Unreadable(Phrase(why, typed))
            case Unclear(typed=said) if why := _wrong(spans, reading.today):
                day = _LED.sub("", said)
                return replace(outcome, why=Phrase(why, {"typed": day}), options=())
            case _:
                return outcome

    def question(self) -> Phrase:
        return Phrase(N_("Until which day?"))


def _numbered(line: Line, today: date) -> Iterator[Mention]:
    """Read « jusqu'au 5 », which names no month, as the next day of that number."""
    for found in _NUMBER.finditer(line.folded):
        same = [day for day in numbered(today, int(found[1])) if day > today]
        yield Mention(Extent(*found.span()), tuple(same[:1]), ahead=True)


def _durations(line: Line, today: date) -> Iterator[Mention]:
    for found in _DURATION.finditer(line.folded):
        number = int(found[1]) if found[1] else count(found[2])
        if found[1] or number:
            end = _ending(today, number, found[3])
            yield Mention(Extent(*found.span()), (end,), ahead=True)


def _ending(today: date, number: int, unit: str) -> date:
    if unit not in MONTH_UNITS:
        return today + timedelta(days=number * DAYS_OF[unit])
    years, month = divmod(today.month - 1 + number, 12)
    year = today.year + years
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _joined(line: Line, spans: list[Span], reading: Reading) -> list[Span]:
    """Make one of two days of which a pause may end on either: « du 20 décembre au 5 janvier ».

    One that is past only says since when.
    """
    match sorted(spans, key=lambda one: one.extent):
        case [first, last] if _TO.match(line.folded, first.extent.end):
            pass
        case _:
            return spans
    begins, ends = (coming(one.value, reading.today) for one in (first, last))
    begun = not first.value.weekday and first.value.days[:1] <= (reading.today,)
    if len(begins) != 1 or len(ends) != 1 or not (begun or begins < ends):
        return spans
    lead = line.led(_FROM, first.extent.start)
    extent = Extent(lead.start() if lead else first.extent.start, last.extent.end)
    days = begins + ends if reading.today < begins[0] < ends[0] else ends
    return [Span(extent, Mention(extent, days, ahead=True))]


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(span.extent.overlaps(one.extent) for one in others)


def _bound(day: date, today: date) -> str:
    """Return what is wrong with an end that cannot be."""
    if day <= today:
        return _SOON
    return _FAR if day > today + LONGEST else ""


def _wrong(spans: Sequence[Span], today: date) -> str:
    """Return what is wrong with words that name no one day to come; nothing if one may be chosen.

    A day of the week is that of this week or the next one: what it names may be yet to come.
    """
    found: list[Mention] = [one.value for one in spans]
    days = [day for one in found for day in one.days]
    if any(not (one.days or one.vague) for one in found):
        return _NO_DAY
    if any(one.vague or one.weekday for one in found):
        return _UNSAID
    if max(days) <= today:
        return _SOON
    return _UNSAID if any(_bound(day, today) for day in days) else ""


def _unread(line: Line) -> bool:
    """Whether words are left that do not belong to the day."""
    return any(word.text not in _AROUND for word in line.words)
