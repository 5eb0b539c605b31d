"""How long something lasts, which is no hour of the day: « durée 2h », « en 2 heures »."""

import re
from typing import Final

from bot.fields.hour_pairs import COUNTING
from bot.fields.line import Line
from bot.fields.mention import count, either
from bot.fields.number_words import UNITS

_PARTS: Final = {"demi": 30, "demie": 30, "half": 30, "quart": 15, "quarter": 15}
"""The minutes of a part of an hour: « 1 h et demie »."""
_LED: Final = re.compile(
    r"(?<![^\W_])(?:duree(?: de| d'environ)?|pendant|durant|dure|en|during|for|lasts?|lasting)"
    r"(?: ?:)? ?\Z"
)
_LENGTH: Final = (
    r"(?P<open>\()?(?:d'une |pour (?:une )?(?=duree))?"
    r"(?:duree(?: d'environ| de| d')?|pendant|durant|dure|for|lasts?|lasting)"
    rf"(?: ?:)? ?(?P<hours>\d{{1,2}}|an|{either(UNITS)}) ?h(?:eures?|rs?|ours?)?"
    rf"(?:(?: ?| et | and )(?P<minutes>[0-5]\d)(?:(?<=h\d\d)|(?: ?min(?:utes?)?)?(?!{COUNTING}))"
    rf"| (?:et|and)(?: a)? (?P<part>{either(_PARTS)}))?"
    r"(?![^\W_])"
    r"(?(open) ?\))"
)
_AFTER: Final = re.compile(rf"[,;]? ?{_LENGTH}")
_BEFORE: Final = re.compile(rf"(?<![^\W_]){_LENGTH}[,;]? ?\Z")
_LONGEST: Final = 12


def is_length(line: Line, start: int, hours: int) -> bool:
    """Whether so many hours are how long something lasts, by what leads to them."""
    return hours <= _LONGEST and line.led(_LED, start) is not None


def lasting(line: Line, end: int) -> tuple[int, int]:
    """Read how many minutes something lasts right after the hour that begins it, and the end."""
    m = _AFTER.match(line.folded, end)
    minutes = _minutes(m) if m else 0
    return (minutes, m.end()) if m and minutes else (0, end)


def lasted(line: Line, start: int) -> tuple[int, int]:
    """Read how many minutes something lasts right before the hour that ends it, and the start."""
    m = line.led(_BEFORE, start)
    minutes = _minutes(m) if m else 0
    return (minutes, m.start()) if m and minutes else (0, start)


def _minutes(m: re.Match[str]) -> int:
    hours = count(m["hours"])
    minutes = _PARTS[m["part"]] if m["part"] else int(m["minutes"] or 0)
    return hours * 60 + minutes if hours <= _LONGEST else 0
