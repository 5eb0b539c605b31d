"""How long something lasts, which is no hour of the day: « durée 2h », « en 2 heures »."""

import re
from typing import Final

from bot.fields.line import Line

_LED: Final = re.compile(
    r"(?<![^\W_])(?:duree(?: de| d'environ)?|pendant|durant|dure|en|during|for|lasts?|lasting)"
    r"(?: ?:)? ?\Z"
)
_LASTS: Final = re.compile(
    r"[,;]? ?(?P<open>\()?(?:d'une )?(?:duree(?: de)?|pendant|durant|dure|for|lasts?|lasting)"
    r"(?: ?:)? ?(?P<hours>\d{1,2}) ?h(?:eures?|rs?|ours?)?(?: ?(?P<minutes>[0-5]\d))?(?![^\W_])"
    r"(?(open) ?\))"
)
_LONGEST: Final = 12


def is_length(line: Line, start: int, hours: int) -> bool:
    """Whether so many hours are how long something lasts, by what leads to them."""
    return hours <= _LONGEST and line.led(_LED, start) is not None


def lasting(line: Line, end: int) -> tuple[int, int]:
    """Read how many minutes something lasts right after the hour that begins it, and the end."""
    m = _LASTS.match(line.folded, end)
    if m is None or int(m["hours"]) > _LONGEST:
        return 0, end
    return int(m["hours"]) * 60 + int(m["minutes"] or 0), m.end()
