"""The other half of the day that hours may be of: « 2h » is 2 h or 14 h, « 9 à 5 » ends at 17 h."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.fields.day_parts import DAYTIME, NOON
from bot.fields.midnight import MIDNIGHT
from bot.i18n import N_, Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from bot.fields.clock import Clock
    from bot.fields.hours import Hours

_LATE_BARE: Final = 9
"""Before this one a number alone may be the evening's: « jeudi à 7 », not « 7 h »."""


def half_later(hours: Hours, clocks: Sequence[Clock]) -> Hours | None:
    """Return hours of the night as the afternoon's, where they can be: not « 6 h 30 – 12 h »."""
    told = clocks[:1] if hours.end == MIDNIGHT else clocks
    late = _LATE_BARE if all(one.bare for one in told) else DAYTIME
    if any(one.is_sure for one in told):
        return None
    if hours.start.hour >= (NOON if hours.end == MIDNIGHT else late):
        return None
    start = _later(hours.start)
    if hours.end is None or hours.end == MIDNIGHT:
        return replace(hours, start=start)
    end = _later(hours.end)
    return replace(hours, start=start, end=end) if end > start else None


def ending_later(hours: Hours, last: Clock) -> Hours | None:
    """Return hours that end before they begin as the day's, where the end is the afternoon's."""
    end = hours.end
    if last.is_sure or end is None or not 0 < end.hour < NOON or hours.start.hour < DAYTIME:
        return None
    later = replace(hours, end=_later(end))
    return None if later.is_backwards else later


def are_halves(hours: Hours, later: Hours) -> bool:
    """Whether one hour is offered in both halves of the day."""
    return hours.start != later.start == _later(hours.start) and hours.end == later.end is None


def which_half(hours: Hours, later: Hours, typed: str) -> Phrase:
    """Ask of which half of the day hours are."""
    doubt = N_("“{typed}” can be before or after noon. When is it? For example: {early}, or {late}")
    early, late = (replace(one, end=None, ends=None) for one in (hours, later))
    return Phrase(doubt, {"typed": typed, "early": early, "late": late})


def _later(at: time) -> time:
    return at.replace(hour=at.hour % NOON + NOON)
