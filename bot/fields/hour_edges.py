"""An hour, or a part of the day, where pairs are offered: « 17h » of 14h-16h and 14h-17h."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.fields.day_parts import DAYTIME, HOURS, NOON
from bot.fields.field import Span
from bot.fields.hour_words import BEGIN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from bot.fields.clock import Clock
    from bot.fields.hours import Hours
    from bot.fields.line import Line

_FROM: Final = re.compile(r"(?<![^\W_])(?:des?|from|entre|between) ?\Z")
_PARTS: Final = {
    "morning": range(NOON),
    "afternoon": range(NOON, HOURS),
    "evening": range(17, HOURS),
}
"""When what is of each part of the day begins; "pm" is called the afternoon."""


def edges(line: Line, spans: Sequence[Span], offered: Sequence[Hours]) -> Sequence[Hours]:
    """Return the hours offered that a mere hour begins or ends.

    Where it does not say of which half of the day it is, those of the other half are meant too.
    « de 17h » and « 17h, c’est le début » begin. None are meant where it tells more: a zone, that
    it is the end.
    """
    match [*spans]:
        case [Span(value=(one,))] if one.time and not (one.by or one.is_last):
            ends = not (line.led(_FROM, one.extent.start) or BEGIN.search(line.folded))
            told = _beside(one.time, offered, ends=ends)
            alone = [hours for hours in told if hours.end is None]
            if alone and (one.is_sure or not 0 < one.time.hour < DAYTIME):
                return alone
            return _of_both(one, alone or told, offered, ends=ends)
        case _:
            return ()


def of_part(part: str, offered: Sequence[Hours]) -> Sequence[Hours]:
    """Return the one pair offered that is of a part of the day, where others are of another.

    Where hours by themselves are offered in both, the part may be theirs.
    """
    pairs = [hours for hours in offered if hours.end is not None]
    told = [hours for hours in pairs if hours.start.hour in _PARTS.get(part, ())]
    is_sure = len(told) == 1 < len(pairs) and len(offered) <= len(pairs) + 1
    return told if is_sure else ()


def _of_both(
    one: Clock, told: Sequence[Hours], offered: Sequence[Hours], *, ends: bool
) -> Sequence[Hours]:
    """Add the pairs of the other half of the day, where an hour leaves it open."""
    at = one.time
    if not told or at is None or one.is_sure or not 0 < at.hour < NOON:
        return told
    later = at.replace(hour=at.hour + NOON)
    meant = (*told, *_beside(later, offered, ends=ends))
    return [hours for hours in offered if hours in meant]


def _beside(at: time, offered: Sequence[Hours], *, ends: bool) -> Sequence[Hours]:
    return [one for one in offered if at == one.start or (ends and at == one.end)]
