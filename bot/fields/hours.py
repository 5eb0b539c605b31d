"""From what hour to what hour: 14h-16h30, « de 9 h à midi », 2-4:30pm."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import pairwise
from typing import Any, ClassVar, Final, TypeAlias

from bot.fields.choosing import quoted
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.hour_pairs import begins
from bot.fields.line import Extent, Line
from bot.i18n import N_, Phrase, Translator
from bot.wall import CODES, Code, Offset

_COUNTED: Final = r"places?|pl|pers(?:onn?e?s?)?|ppl|participante?s?|people|seats?|spots?|max"
_AT: Final = (
    rf"(\d{{1,2}})(?! ?(?:{_COUNTED})\b)"
    rf"(?: ?h(?:eures?)?(?: ?(\d{{2}})(?![\dh:]| ?(?:{_COUNTED})\b))?"
    r"|:(\d{2})(?: ?h(?![^\W_]))?)?"
    r"(?: ?([ap])\.?m\b\.?)?(?![\d/$]|[.,:]\d|[^\W_])"
)
_CLOCK: Final = re.compile(
    r"(?<![^\W_])(?<![\d/.:$-])(?:(?<!\d,)|(?=(?:[01]\d|2[0-3]) ?h|\d{1,2}(?::\d| ?[ap]\.?m\b)))"
    f"{_AT}"
)
"""Right after « 26, » an hour is one that no decimals can be: not « 2,5 h »."""
_UNTIL: Final = re.compile(rf" ?- ?{_AT}")
_NAMED: Final = re.compile(
    r"(?<![^\W_])(?<!apres[- ])(?<!du )(midi|noon|minuit|midnight)(?!-?[^\W\d_])(?!\d)"
)
"""« Repas du midi » and « midi-conférence » name no hour."""
_BY: Final = re.compile(
    r" ?(?:(?P<daylight>heure avancee|daylight(?: saving)? time|\((?:heure )?avancee\)"
    r"|\(daylight(?: saving)?(?: time)?\))"
    r"|(?P<standard>heure normale|standard time|\((?:heure )?normale\)|\(standard(?: time)?\))"
    rf"|\(?(?P<code>{'|'.join(CODES).lower()})\)?)(?![^\W_])"
)
_TAIL: Final = re.compile(
    r" ?, ?(?:(?P<daylight>heure avancee|daylight(?: saving)? time)"
    r"|(?P<standard>heure normale|standard time))(?= ?(?:\Z|[,;]))"
)
"""The same as a part of the line by itself: no place begins so."""
_PART: Final = re.compile(
    r" ?(?:(?P<a>du matin|in the morning)|(?P<p>de l'apres[- ]midi|du soir|in the afternoon"
    r"|in the evening)|(?P<night>de la nuit|at night))(?![^\W_])"
)
_HALVES: Final = {"midi": "p", "noon": "p", "minuit": "a", "midnight": "a"}
"""Which of the two twelves a name is."""
_LEAD: Final = re.compile(r"(?:^|(?<=[ ,;]))(?:de|des|from|entre|between|a|at|vers|@) ?\Z")
_FROM: Final = re.compile(r"(?:^|(?<=[ ,;]))(?:de|from|entre|between) ?\Z")
_TO: Final = re.compile(r" ?(?:-|to|a|au|jusqu'a|until|till|et|and) ?\Z")
_DAY_PART: Final = re.compile(
    r"(?<![^\W_])(?:(?P<a>matin|morning)|soir|apres[- ]midi|afternoon|evening|tonight)"
    r",? ?(?:(?:de|des|from|entre|between|a|at|vers|@) ?)?\Z"
)
_LATE: Final = 7
"""Before this hour of the night, « 2 h 30 » is rather the afternoon's."""
_NOON: Final = 12
_DAWN: Final = 6
"""After this hour, "at night" is before midnight."""


By: TypeAlias = Offset | Code | None
"""By which time an hour is told: which of two, or a zone's; none where that was not said."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Wall times of one day; `end` is none where only the beginning was said.

    `starts` and `ends` say by which time each is told, where that was said. A time that holds a
    zone goes by its clocks, on that day there.
    """

    start: time
    end: time | None = None
    starts: By = None
    ends: By = None

    def shown(self, t: Translator) -> str:
        start = t.clock(self.start, self.starts)
        return start if self.end is None else f"{start} – {t.clock(self.end, self.ends)}"


@dataclass(frozen=True, slots=True)
class _Clock:
    """One hour that was typed; `marked`: it can be nothing else; `whole`: out of 24, as 06:30."""

    extent: Extent
    hour: int
    minute: int
    half: str
    marked: bool
    by: By = None
    whole: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it was said of which half of the day it is."""
        return bool(self.half or self.by or self.whole)

    @property
    def afternoon(self) -> int:
        return self.hour % _NOON + (_NOON if self.half == "p" else 0) if self.half else self.hour

    @property
    def time(self) -> time | None:
        fits = self.afternoon < 24 and self.minute < 60  # noqa: PLR2004 - a clock's
        fits = fits and not (self.half == "a" and self.hour > _NOON)
        return time(self.afternoon, self.minute) if fits else None


class HoursField(Field[Hours]):
    """Hours in the cohort's zone; the night's are asked about, and an end before its beginning."""

    key = "hours"
    label = N_("Hours")
    keys = ("heure", "heures", "horaire", "time", "hours", "when", "quand")
    several: ClassVar[str] = N_("I see more than one time: {typed}. From when to when is it?")

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        return [*_spans(line, reading.today)]

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if not spans:
            return None
        said = quoted(rest.whole, spans)
        extents = tuple(one.extent for one in spans)
        if len(spans) > 1:
            return Unclear(Phrase(self.several, {"typed": said}), extents, typed=said.joined)
        return _read(spans[0].value, extents, said.joined)

    def question(self) -> Phrase:
        return Phrase(N_("At what time? For example: 2:00 p.m. – 4:30 p.m."))

    def show(self, value: Hours, reading: Reading, t: Translator) -> str:
        return value.shown(t)

    def dump(self, value: Hours) -> list[str]:
        said = ((value.start, value.starts), (value.end, value.ends))
        return [_dumped(at, by) for at, by in said if at is not None]

    def load(self, kept: Any) -> Hours:  # noqa: ANN401 - JSON
        (start, starts), *last = map(_loaded, kept)
        end, ends = last[0] if last else (None, None)
        return Hours(start, end, starts, ends)


def _dumped(at: time, by: By) -> str:
    told = at.isoformat("minutes")
    return f"{told} {by}" if by else told


def _loaded(kept: str) -> tuple[time, By]:
    at, _, by = kept.partition(" ")
    return time.fromisoformat(at), _told(by)


def _told(by: str) -> By:
    if not by:
        return None
    return Code(by) if by in CODES else Offset(by)


def _read(clocks: tuple[_Clock, ...], extents: tuple[Extent, ...], typed: str) -> Outcome:
    times = [one.time for one in clocks if one.time is not None]
    if len(times) < len(clocks):
        none = N_("There is no such time as “{typed}”. At what time is it?")
        return Unclear(Phrase(none, {"typed": typed}), extents, typed=typed)
    first, last = clocks[0], clocks[-1]
    end, ends = (times[-1], last.by) if last is not first else (None, None)
    hours = Hours(times[0], end, first.by, ends)
    if hours.end is not None and hours.end <= hours.start:
        backwards = N_("“{typed}” ends before it begins. From when to when is it?")
        return Unclear(Phrase(backwards, {"typed": typed}), extents, typed=typed)
    if not any(one.is_sure for one in clocks) and (later := _later(hours)) is not None:
        return Unclear(_doubt(hours, later, typed), extents, _options(later, hours), typed)
    return Found(hours, extents)


def _later(hours: Hours) -> Hours | None:
    """Return hours of the night as the afternoon's, where they can be: not « 6 h 30 – 12 h »."""
    if hours.start.hour >= _LATE:
        return None
    start = hours.start.replace(hour=hours.start.hour + _NOON)
    end = hours.end and hours.end.replace(hour=hours.end.hour % _NOON + _NOON)
    return Hours(start, end) if end is None or end > start else None


def _doubt(hours: Hours, later: Hours, typed: str) -> Phrase:
    doubt = N_("“{typed}” can be before or after noon. When is it? For example: {early}, or {late}")
    early, late = Hours(hours.start), Hours(later.start)
    return Phrase(doubt, {"typed": typed, "early": early, "late": late})


def _options(*readings: Hours) -> tuple[Option, ...]:
    dump = HoursField().dump
    return tuple(Option(Phrase("{hours}", {"hours": one}), dump(one)) for one in readings)


def _spans(line: Line, today: date) -> Iterator[Span]:
    """Yield each hour, or pair of hours, with the small word that leads to it."""
    clocks = sorted(_clocks(line), key=lambda one: one.extent)
    paired: set[_Clock] = set()
    for first, last in pairwise(clocks):
        if first not in paired and _joined(line, first, last, today):
            paired |= {first, last}
            yield Span(_led(line, first.extent.start, last.extent.end), _alike(first, last))
    for one in clocks:
        if one.marked and one not in paired:
            yield Span(_led(line, one.extent.start, one.extent.end), (one,))


def _clocks(line: Line) -> Iterator[_Clock]:
    for name in _NAMED.finditer(line.folded):
        yield _Clock(Extent(*name.span()), _NOON, 0, _HALVES[name[1]], marked=True)
    at = 0
    while m := _CLOCK.search(line.folded, at):
        yield (first := _clock(line, m))
        at = first.extent.end
        if until := _UNTIL.match(line.folded, at):
            yield (last := _clock(line, until))
            at = last.extent.end


def _clock(line: Line, m: re.Match[str]) -> _Clock:
    marked = bool(m[2] or m[3] or m[4] or "h" in m[0])
    half, by, end = m[4] or "", None, m.end()
    if marked:
        half, end = (half, end) if half else _half(line, int(m[1]), end)
        half = half or _led_half(line, m.start(1))
        by, end = _by(line, end)
    extent, minute = Extent(m.start(1), end), int(m[2] or m[3] or 0)
    return _Clock(extent, int(m[1]), minute, half, marked, by, whole=m[1].startswith("0"))


def _half(line: Line, hour: int, start: int) -> tuple[str, int]:
    """Read of which half of the day an hour is, right after it: « 6 h 30 du matin »."""
    m = _PART.match(line.folded, start)
    if m is None or not m.lastgroup:
        return "", start
    late = "p" if _DAWN < hour < _NOON else "a"
    return (late if m.lastgroup == "night" else m.lastgroup), m.end()


def _led_half(line: Line, start: int) -> str:
    """Read of which half of the day an hour is, right before it: « jeudi soir 7h »."""
    m = _DAY_PART.search(line.folded[:start])
    return "" if m is None else "a" if m["a"] else "p"


def _by(line: Line, start: int) -> tuple[By, int]:
    """Read by which time an hour is told, right after it: « 1 h 30 heure normale », 2pm EST."""
    m = _BY.match(line.folded, start) or _TAIL.match(line.folded, start)
    if m is None or not m.lastgroup:
        return None, start
    if m.lastgroup != "code":
        return Offset(m.lastgroup), m.end()
    # « 14 h est » goes on with a verb: codes are in capitals.
    code = line.original(Extent(*m.span("code")))
    return (Code(code), m.end()) if code in CODES else (None, start)


def _joined(line: Line, first: _Clock, last: _Clock, today: date) -> bool:
    """Whether two hours are a beginning and an end: « le 12 à 14h » is a day and an hour."""
    between = line.folded[first.extent.end : last.extent.start]
    if not _TO.match(between) or not (first.marked or last.marked):
        return False
    if first.marked or between in {"-", " to "}:
        return True
    start = first.extent.start
    led = bool(_FROM.search(line.folded[:start]))
    return led or (between == " a " and begins(line, start, (first.hour, last.hour), today))


def _led(line: Line, start: int, end: int) -> Extent:
    lead = _LEAD.search(line.folded[:start])
    return Extent(lead.start() if lead else start, end)


def _alike(first: _Clock, last: _Clock) -> tuple[_Clock, _Clock]:
    """Read 2-4:30pm as the afternoon, 11-1pm as from morning on."""
    if last.half and not first.half and first.hour <= _NOON:
        half = last.half if first.hour % _NOON <= last.hour % _NOON else "a"
        first = replace(first, half=half)
    elif first.half and not last.half and 0 < last.hour <= _NOON:
        half = first.half if first.hour % _NOON <= last.hour % _NOON else "p"
        last = replace(last, half=half)
    return first, last
