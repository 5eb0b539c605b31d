"""By which time an hour is told: « heure normale », « HNE », "(EST)"."""

import re
from typing import Final, TypeAlias

from bot.fields.line import Extent, Line
from bot.wall import CODES, Code, Offset

By: TypeAlias = Offset | Code | None
"""By which time an hour is told: which of two, or a zone's; none where that was not said."""

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


def told_by(line: Line, start: int) -> tuple[By, int]:
    """Read by which time an hour is told, right after it: « 1 h 30 heure normale », 2pm EST."""
    m = _BY.match(line.folded, start) or _TAIL.match(line.folded, start)
    if m is None or not m.lastgroup:
        return None, start
    if m.lastgroup != "code":
        return Offset(m.lastgroup), m.end()
    # « 14 h est » goes on with a verb: codes are in capitals.
    code = line.original(Extent(*m.span("code")))
    return (Code(code), m.end()) if code in CODES else (None, start)
