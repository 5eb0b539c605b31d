"""By which time an hour is told, and kept: « heure normale », « HNE », "(EST)"."""

import re
from datetime import time
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


def kept_at(at: time, by: By) -> str:
    """Return an hour as it is kept, with the time by which it is told."""
    told = at.isoformat("minutes")
    return f"{told} {by}" if by else told


def at_kept(kept: str) -> tuple[time, By]:
    """Return the hour that was kept."""
    at, _, by = kept.partition(" ")
    return time.fromisoformat(at), _told(by)


def _told(by: str) -> By:
    if not by:
        return None
    return Code(by) if by in CODES else Offset(by)
