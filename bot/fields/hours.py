"""From what hour to what hour: 14h-16h30, « de 9 h à midi », 2-4:30pm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import chain
from typing import Any, ClassVar, Final

from bot.fields import half_doubts
from bot.fields.choosing import quoted
from bot.fields.clock import Clock
from bot.fields.clocks import begun, clocks_in, mere_hours
from bot.fields.field import Field, Found, Json, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.hour_answers import completed, is_vague, part_in
from bot.fields.hour_doubts import Doubt, doubt, last_of
from bot.fields.hour_edges import edges, of_part
from bot.fields.hour_halves import ending_later, half_later, which_half
from bot.fields.hour_pairs import weekday_before
from bot.fields.hour_places import ways
from bot.fields.hour_zones import By, at_kept, kept_at
from bot.fields.line import Extent, Line
from bot.fields.midnight import MIDNIGHT, Night, day_in, nights, offered, which
from bot.i18n import N_, Phrase, Translator

_WEEK: Final = 7
_NUMBER_OR_HOUR: Final = N_(
    "“{typed}” has more than one reading. When is it? For example: {pair}, or {single}"
)
_ENDS: Final = N_("“{typed}” is when it ends. At what time does it begin?")


@dataclass(frozen=True, slots=True)
class Hours:
    """Wall times of one day; `end` is none where only the beginning was said, 0:00 the day's end.

    `starts` and `ends` say by which time each is told, where that was said. A time that holds a
    zone goes by its clocks, on that day there.
    """

    start: time
    end: time | None = None
    starts: By = None
    ends: By = None

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it begins, or where it begins: no day is said whole."""
        if self.end is None:
            return False
        return self.start == MIDNIGHT if self.end == MIDNIGHT else self.end <= self.start

    def shown(self, t: Translator) -> str:
        start = t.clock(self.start, self.starts)
        return start if self.end is None else f"{start} – {t.clock(self.end, self.ends)}"


class HoursField(Field[Hours]):
    """Hours in the cohort's zone; the night's are asked about, and an end before its beginning."""

    key = "hours"
    label = N_("Hours")
    keys = ("heure", "heures", "horaire", "time", "hours", "when", "quand")
    leads: tuple[str, ...] = (
        *("début", "commence", "à partir"),
        *("starts", "it starts", "starting", "start", "the start"),
        *("begins", "it begins", "beginning", "the beginning"),
    )
    is_range: ClassVar[bool] = True
    """Whether it has a beginning, which its end alone does not tell."""
    several: ClassVar[str] = N_("I see more than one time: {typed}. From when to when is it?")

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        return [*clocks_in(line, reading.today, pairs=self.is_range)]

    def claim(self, line: Line, reading: Reading) -> Sequence[Span]:
        return self.find(line, reading) or [*mere_hours(line, reading.today)]

    def anew(self, words: str, before: Any) -> str:  # noqa: ANN401 - JSON
        """Keep the hour of which only the half of the day is said, or the end of a beginning."""
        match before:
            case {"unread": str(said)}:
                return "" if is_vague(words, said) else completed(words, said)
            case _:
                return words

    def among(
        self, line: Line, offered: Sequence[Hours], reading: Reading
    ) -> tuple[Sequence[Hours], Extent] | None:
        spans = self.find(line, reading)
        if spans:
            meant, extent = edges(line, spans, offered), spans[0].extent
        elif told := part_in(line):
            meant, extent = of_part(told[0], offered), told[1]
        else:
            return None
        return (meant, extent) if meant else None

    def fewer(self, question: Unclear, options: tuple[Option, ...], typed: str) -> Unclear:
        few = super().fewer(question, options, typed)
        if question.why.source != _NUMBER_OR_HOUR:
            return few
        return replace(few, why=_number_or_hour(question.typed, options[0], options[-1]))

    def again(self, line: Line, value: Hours, reading: Reading) -> Sequence[Extent]:
        outcome = self.settle(self.find(line, reading), Rest(line, line), reading)
        match outcome:
            case Found(value=Hours() as said) if said in {value, replace(value, end=None)}:
                return outcome.extents
            case _:
                return ()

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if not spans:
            return None
        said = quoted(rest.whole, spans)
        extents = tuple(one.extent for one in spans)
        if len(spans) > 1:
            return Unclear(Phrase(self.several, {"typed": said}), extents, typed=said.joined)
        if in_doubt := doubt(spans[0], rest, reading):
            return self._doubted(in_doubt, spans[0], rest, reading)
        return self._settle_one(spans[0], rest, reading)

    def _settle_one(self, span: Span, rest: Rest, reading: Reading) -> Outcome:
        """Decide what an hour, or two, mean by themselves."""
        known = rest.given.get(self.key)
        if self.is_range and isinstance(known, Hours):
            span = begun(span, known.start, known.starts)
        clocks, typed = span.value, rest.whole.original(span.extent).strip()
        if self.is_range and clocks[-1].is_last and clocks[-1].time is not None:
            return Unclear(Phrase(_ENDS, {"typed": typed}), (span.extent,), typed=typed)
        if clocks[-1].places is not None:
            return self._which_places(span, rest, reading)
        if half_doubts.is_doubtful(span):
            return self._which_half(span, rest, reading)
        if clocks[0].numbers is not None:
            return self._which_day(span, clocks[0].numbers, rest, reading)
        outcome = _read(clocks, (span.extent,), typed)
        if (other := clocks[-1].otherwise) is not None:
            lasting = _read((clocks[0], other), (span.extent,), typed)
            options = self.meant(lasting)
            if isinstance(outcome, Unclear) and outcome.options in ((), options):
                return replace(outcome, options=options)
            return self._which_end(span, (outcome, lasting), typed)
        if isinstance(outcome, Found) and clocks[0].of_two:
            return self._which_night(outcome, typed, rest, reading)
        return outcome

    def _doubted(self, in_doubt: Doubt, span: Span, rest: Rest, reading: Reading) -> Outcome:
        """Ask whether the first is an hour: until then the title or the place keeps it."""
        last = last_of(span)
        both = self._settle_one(span, rest, reading)
        pairs, singles = self.meant(both), self.meant(self._settle_one(last, rest, reading))
        if not pairs or not singles:
            return both
        typed = rest.whole.original(in_doubt.words)
        why = _number_or_hour(typed, pairs[0], singles[0])
        pairs = tuple(self._filling(one, in_doubt.paired) for one in pairs)
        return Unclear(why, (last.extent,), (*pairs, *singles), typed)

    def meant(self, outcome: Outcome) -> tuple[Option, ...]:
        """Offer each reading of hours."""
        match outcome:
            case Found(value=Hours() as hours):
                return _options(hours)
            case Unclear(options=options):
                return options
            case _:
                return ()

    def _which_end(self, span: Span, read: Sequence[Outcome], typed: str) -> Unclear:
        """Ask whether it ends when that is said, or when it has lasted for so long."""
        options = tuple(chain.from_iterable(map(self.meant, read)))
        why = _number_or_hour(typed, options[0], options[-1])
        return Unclear(why, (span.extent,), options, typed)

    def _which_night(
        self, found: Found[Hours], typed: str, rest: Rest, reading: Reading
    ) -> Unclear:
        """Ask which midnight is meant, once the day is known."""
        day = day_in(rest.given)
        if day is None:
            return Unclear(self.question(), found.extents, typed=typed)
        beside = nights(found.value, day, reading)
        options = tuple(offered(one, self.dump(found.value)) for one in beside)
        return Unclear(which(beside), found.extents, options, typed)

    def _which_day(self, span: Span, numbered: date, rest: Rest, reading: Reading) -> Outcome:
        """Ask whether a number is the next day's hour or a later day: « jeudi 17 à 19h »."""
        extents, day = (span.extent,), day_in(rest.given)
        start = weekday_before(rest.whole, span.value[0].extent.start)
        typed = rest.whole.original(Extent(start, span.extent.end)).strip()
        if day is None:
            return Unclear(self.question(), extents, typed=typed)
        both = _read(span.value, extents, typed)
        pairs, singles = self.meant(both), self.meant(_read(span.value[-1:], extents, typed))
        if not (pairs and singles and _is_next(day, numbered, reading)):
            return both
        pairs, singles = self._offered(pairs, day), self._offered(singles, numbered)
        why = _number_or_hour(typed, pairs[0], singles[0])
        return Unclear(why, extents, (*pairs, *singles), typed)

    def _offered(self, readings: Sequence[Option], day: date) -> tuple[Option, ...]:
        """Offer hours with the day that they are of."""
        return tuple(offered(Night(day, self.load(one.value)), one.value) for one in readings)

    def _which_places(self, span: Span, rest: Rest, reading: Reading) -> Outcome:
        """Ask whether minutes are some, or the first number of places: « 14h20 à 25 places »."""
        timed, whole = ways(span, rest.whole)
        options = tuple(
            self._filling(option, {"capacity": one.capacity})
            for one in (timed, whole)
            for option in self.meant(self._settle_one(one.hours, rest, reading))
        )
        if not options:
            return self._settle_one(timed.hours, rest, reading)
        typed = rest.whole.original(span.extent).strip()
        why = _number_or_hour(typed, options[0], options[-1])
        return Unclear(why, (span.extent,), options, typed)

    def _filling(self, option: Option, others: Mapping[str, Json]) -> Option:
        """Let an option answer for others too."""
        return replace(option, value={"fill": {**others, **option.filling(self.key)}})

    def _which_half(self, span: Span, rest: Rest, reading: Reading) -> Outcome:
        """Ask of which half of the day an hour is, once the day is known."""
        typed, extents = half_doubts.words(span, rest.whole), (span.extent,)
        read = [(one, _read(one.clocks, extents, typed)) for one in half_doubts.halved(span)]
        found = [(one, told.value) for one, told in read if isinstance(told, Found)]
        if len(found) < len(read) and not any(one.later for one, _ in found):
            return Found(found[0][1], extents) if found else read[0][1]
        if (day := day_in(rest.given)) is None:
            return Unclear(self.question(), extents, typed=typed)
        told = [(one.on(day), hours) for one, hours in found]
        ahead = [one for one in told if not half_doubts.is_over(one[0], one[1].start, reading)]
        each = {Night(on, hours): self.dump(hours) for on, hours in ahead or told[:1]}
        options = tuple(offered(night, dumped) for night, dumped in each.items())
        return Unclear(half_doubts.which(typed, [*each]), extents, options, typed)

    def question(self) -> Phrase:
        return Phrase(N_("At what time? For example: 2:00 p.m. – 4:30 p.m."))

    def show(self, value: Hours, reading: Reading, t: Translator) -> str:
        return value.shown(t)

    def dump(self, value: Hours) -> list[str]:
        said = ((value.start, value.starts), (value.end, value.ends))
        return [kept_at(at, by) for at, by in said if at is not None]

    def load(self, kept: Any) -> Hours:  # noqa: ANN401 - JSON
        (start, starts), *last = map(at_kept, kept)
        end, ends = last[0] if last else (None, None)
        return Hours(start, end, starts, ends)


def _is_next(day: date, numbered: date, reading: Reading) -> bool:
    """Whether a day is the next one of the name that a later day has too."""
    return day.weekday() == numbered.weekday() and (day - reading.today).days <= _WEEK


def _number_or_hour(typed: str, pair: Option, single: Option) -> Phrase:
    return Phrase(_NUMBER_OR_HOUR, {"typed": typed, "pair": pair.label, "single": single.label})


def _read(clocks: tuple[Clock, ...], extents: tuple[Extent, ...], typed: str) -> Outcome:
    times = [one.time for one in clocks if one.time is not None]
    if len(times) < len(clocks):
        none = N_("There is no such time as “{typed}”. At what time is it?")
        return Unclear(Phrase(none, {"typed": typed}), extents, typed=typed)
    first, last = clocks[0], clocks[-1]
    end, ends = (times[-1], last.by) if last is not first else (None, None)
    hours = Hours(times[0], end, first.by, ends)
    if hours.is_backwards:
        if later := ending_later(hours, last):
            likely = Phrase(N_("Is “{typed}” {hours}?"), {"typed": typed, "hours": later})
            return Unclear(likely, extents, _options(later), typed)
        backwards = N_("“{typed}” ends before it begins. From when to when is it?")
        return Unclear(Phrase(backwards, {"typed": typed}), extents, typed=typed)
    if later := half_later(hours, clocks):
        return Unclear(which_half(hours, later, typed), extents, _options(later, hours), typed)
    return Found(hours, extents)


def _options(*readings: Hours) -> tuple[Option, ...]:
    dump = HoursField().dump
    return tuple(Option(Phrase("{hours}", {"hours": one}), dump(one)) for one in readings)
