"""A mere hour that answers where pairs are offered: « 17h » of 14h-16h and 14h-17h."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.fields.day_parts import NOON
from bot.fields.field import Span

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from datetime import time

    from bot.fields.clock import Clock
    from bot.fields.hours import Hours
    from bot.fields.line import Line

_FIRST: Final = re.compile(r"(?<![^\W_])(?:debut|commen[cs]|start|begin)")


def edges(line: Line, spans: Sequence[Span], offered: Sequence[Hours]) -> Sequence[Hours]:
    """Return the hours offered that a mere hour begins or ends.

    It may be of either half of the day, where it does not say of which; « à 17h » and « 17h,
    c’est le début » begin. None are meant where it tells more: a zone, that it is the end.
    """
    match [*spans]:
        case [Span(value=(one,)) as span] if one.time and not (one.by or one.of_two or one.is_last):
            ends = line.original(span.extent)[:1].isdecimal() and not _FIRST.search(line.folded)
            return _beside(_either(one, one.time), offered, ends=ends)
        case _:
            return ()


def _either(one: Clock, at: time) -> frozenset[time]:
    """Return the times that an hour may mean."""
    if one.is_sure or not 0 < at.hour < NOON:
        return frozenset({at})
    return frozenset({at, at.replace(hour=at.hour + NOON)})


def _beside(times: Container[time], offered: Sequence[Hours], *, ends: bool) -> Sequence[Hours]:
    """Return the hours that begin or end so; the ones that have no other hour, where there are."""
    told = [one for one in offered if one.start in times or (ends and one.end in times)]
    return [one for one in told if one.end is None] or told
