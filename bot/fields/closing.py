"""When bids close: the day and the hour."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from bot.fields.call import LEADING
from bot.fields.choosing import quoted
from bot.fields.coming_day import ComingDayField
from bot.fields.field import Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.hour_doubts import Doubt, last_of
from bot.fields.hour_halves import are_halves, which_half
from bot.fields.hour_pairs import ends_day
from bot.fields.hour_words import OPENS
from bot.fields.hours import Hours, HoursField
from bot.fields.lexicon import word_set
from bot.fields.line import Extent, Line, words_of
from bot.fields.midnight import MIDNIGHT, Night, offered
from bot.i18n import N_, Phrase

_CLOSING: Final = ("clôture", "fermeture", "échéance", "date limite", "closing", "deadline")
"""What both the day and the hour of a closing are called."""
_BY: Final = (
    *("avant", "au plus tard", "date limite", "heure limite", "limite", "clôture", "fermeture"),
    *("fin", "ends", "ferme", "by", "before", "no later than", "deadline", "closes", "closing"),
    "due",
)
"""What bids come before is when they close."""
_LEADS: Final = LEADING | word_set(" ".join(_BY)) | word_set("d'ici on")
"""Words that say nothing but when bids close, before a day or an hour."""
_BEFORE: Final = re.compile(r"(?:\A|[,;\n])([^,;\n]*)\Z")
_AVANT: Final = re.compile(r"(?<![^\W_])avant (?=(?:midi|minuit)(?![^\W_-])(?!,? ?(?:a )?\d))")
"""« Vendredi avant midi » is when bids close; « vendredi avant-midi 11h » is of the morning."""


class ClosingHourField(HoursField):
    """The hour at which bids close."""

    key = "hours"
    label = N_("Closing time")
    about = _CLOSING
    is_range: ClassVar[bool] = False
    leads: tuple[str, ...] = (*HoursField.leads, *_BY)
    several: ClassVar[str] = N_("I see more than one time: {typed}. At what time does it close?")

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        before = (Extent(*m.span()) for m in _AVANT.finditer(line.folded))
        return super().find(line.hide(one for one in before if _is_led(line, one.start)), reading)

    def fewer(self, question: Unclear, options: tuple[Option, ...], typed: str) -> Unclear:
        few, typed = super().fewer(question, options, typed), typed.strip()
        match [self.load(one.value) for one in options if one.fills is None]:
            case [later, hours] if are_halves(hours, later):
                return replace(few, why=which_half(hours, later, typed), typed=typed)
            case _:
                return few

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        outcome = _led(super().settle(spans, rest, reading), rest)
        match outcome:
            case Found(extents=extents) | Unclear(extents=extents) if self._are_two(outcome):
                said = quoted(rest.whole, spans)
                why = Phrase(self.several, {"typed": said})
                typed = outcome.typed if isinstance(outcome, Unclear) else said.joined
                return Unclear(why, extents, self._each(spans, rest, reading), typed)
            case Unclear() if len(spans) > 1:
                return replace(outcome, options=self._each(spans, rest, reading))
            case _:
                return outcome

    def _are_two(self, outcome: Found[Hours] | Unclear) -> bool:
        """Whether what was read is a beginning and an end, which no closing has."""
        match outcome:
            case Found(value=hours):
                return hours.end is not None
            case Unclear(options=options):
                return any(len(self._hours(one)) > 1 for one in options)

    def _each(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> tuple[Option, ...]:
        """Offer each hour that was typed, and each that it can be."""
        options = [option for one in spans for option in self._apart(one, rest, reading)]
        return tuple({json.dumps(one.value): one for one in options}.values())

    def _apart(self, span: Span, rest: Rest, reading: Reading) -> Iterator[Option]:
        """Offer the hours of a span one by one, as they are read together; midnight by itself."""
        read = self.meant(self._settle_one(span, rest, reading))
        for option in read:
            yield from self._singly(option)
        for clock in span.value:
            if not read or clock.time == MIDNIGHT:
                alone = replace(span, value=(clock,))
                yield from self.meant(self._settle_one(alone, rest, reading))

    def _singly(self, option: Option) -> Iterator[Option]:
        """Offer each hour by itself, on the day that the option fills."""
        for hour in self._hours(option):
            hours = self.load([hour])
            match option.fills:
                case _ if hours.start == MIDNIGHT:
                    pass
                case {"date": str(day)}:
                    yield offered(Night(date.fromisoformat(day), hours), [hour])
                case _:
                    yield Option(Phrase("{hours}", {"hours": hours}), [hour])

    def _hours(self, option: Option) -> Sequence[str]:
        """Return the hours that an answer fills, by themselves or with others."""
        hours: Sequence[str] = option.filling(self.key)[self.key]
        return hours

    def _doubted(self, in_doubt: Doubt, span: Span, rest: Rest, reading: Reading) -> Outcome:
        """Take one hour: two of them close nothing."""
        return self._settle_one(last_of(span), rest, reading)

    def question(self) -> Phrase:
        return Phrase(N_("At what time does it close?"))


class ClosingDayField(ComingDayField):
    """The day on which bids close."""

    about = _CLOSING
    leads: tuple[str, ...] = (*ComingDayField.leads, *_BY)
    hours: ClassVar[HoursField] = ClosingHourField()

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        return _led(super().settle(spans, rest, reading), rest)


def _led(outcome: Outcome, rest: Rest) -> Outcome:
    """Take in the words that lead to a closing, where no title stands before them."""
    match outcome:
        case Found(extents=extents) | Unclear(extents=extents):
            return replace(outcome, extents=tuple(_with_lead(one, rest) for one in extents))
        case _:
            return outcome


def _with_lead(extent: Extent, rest: Rest) -> Extent:
    lead = rest.whole.led(_BEFORE, extent.start)
    if lead is None or not _LEADS.issuperset(words_of(lead[1])):
        return extent
    titled = words_of(rest.line.folded[: lead.start(1)])
    return extent if titled else Extent(lead.start(1), extent.end)


def _is_led(line: Line, start: int) -> bool:
    """Whether words come right after a day, or open a part of the line."""
    return ends_day(line, start) or line.led(OPENS, start) is not None
