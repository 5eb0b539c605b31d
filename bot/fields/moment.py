"""A day and an hour, in the reader's zone."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.fields.day import FutureDayField
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.line import Extent, Line
from bot.i18n import N_, Phrase, Translator

_CLOCK: Final = re.compile(
    r"(?<![\d/.,$-])(?:(?:a|at|vers|de|from) )?(\d{1,2})(?: ?h(?: ?(\d{2}))?|:(\d{2}))?"
    r"(?: ?([ap])\.?m\b\.?)?(?![\d/$])"
)
_NAMED: Final[dict[str, time]] = {"midi": time(12), "noon": time(12), "minuit": time(0)}
_NOON: Final = re.compile(r"(?<![^\W_])(?:(?:a|at) )?(midi|noon|minuit)(?![^\W_])")
_DAY: Final = FutureDayField()


class MomentField(Field[datetime]):
    """An instant to come, aware and in UTC; a day without an hour is asked about."""

    key = "moment"
    label = N_("Date and time")
    keys = ("quand", "date", "heure", "when", "time")

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        return [*_DAY.find(line, reading), *(Span(extent, at) for extent, at in _clock(line))]

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        days = [one for one in spans if not isinstance(one.value, time)]
        hours = [one for one in spans if isinstance(one.value, time)]
        found = _DAY.settle(days, rest, reading)
        if not isinstance(found, Found):
            return found
        extents = (*found.extents, *(one.extent for one in hours))
        if len(hours) != 1:
            return Unclear(Phrase(N_("At what time?")), extents)
        local = datetime.combine(found.value, hours[0].value, ZoneInfo(reading.zone))
        return Found(local.astimezone(UTC), extents)

    def question(self) -> Phrase:
        return Phrase(N_("On which day, and at what time?"))

    def options(self, reading: Reading) -> tuple[Option, ...]:
        return ()

    def show(self, value: datetime, reading: Reading, t: Translator) -> str:
        return t.moment(value)

    def dump(self, value: datetime) -> str:
        return value.isoformat()

    def load(self, kept: Any) -> datetime:  # noqa: ANN401 - JSON
        return datetime.fromisoformat(kept)


def _clock(line: Line) -> list[tuple[Extent, time]]:
    found = [(Extent(*m.span()), _NAMED[m[1]]) for m in _NOON.finditer(line.folded)]
    for m in _CLOCK.finditer(line.folded):
        hour, minute, half = int(m[1]), int(m[2] or m[3] or 0), m[4]
        said = half or m[3] or "h" in m[0][m.end(1) - m.start() :]
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        if said and hour < 24 and minute < 60:  # noqa: PLR2004 - a clock's
            found.append((Extent(*m.span()), time(hour, minute)))
    return sorted(found)
