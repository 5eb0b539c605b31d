"""By which time an hour is told: « heure normale », « HNE », "(EST)", « heure de l’Est »."""

import re
from datetime import time
from typing import Final, TypeAlias

from bot.fields.line import Extent, Line
from bot.wall import CODES, Code, Offset, Region

By: TypeAlias = Offset | Code | Region | None
"""By which time an hour is told: which of two, or a zone's; none where that was not said."""

_BY: Final = re.compile(
    r" ?(?:(?P<daylight>heure avancee|daylight(?: saving)? time|\((?:heure )?avancee\)"
    r"|\(daylight(?: saving)?(?: time)?\))"
    r"|(?P<standard>heure normale|standard time|\((?:heure )?normale\)|\(standard(?: time)?\))"
    rf"|\(?(?P<code>{'|'.join(CODES).lower()})\)?)(?![^\W_])"
)
_ZONES: Final = (
    (Region.EASTERN, "est", "eastern", "E", "E"),
    (Region.CENTRAL, "centre", "central", "C", "C"),
    (Region.MOUNTAIN, "rocheuses", "mountain", "R", "M"),
    (Region.PACIFIC, "pacifique", "pacific", "P", "P"),
    (Region.ATLANTIC, "atlantique", "atlantic", "A", "A"),
    (Region.NEWFOUNDLAND, "terre-neuve", "newfoundland", "T", "N"),
)
_FR: Final = {name: (zone, letter) for zone, name, _, letter, _ in _ZONES}
_EN: Final = {name: (zone, letter) for zone, _, name, _, letter in _ZONES}
"""Canada's zones by name: « heure normale de l’Est » is HNE, "Eastern daylight time" EDT."""
_NAMED: Final = re.compile(
    r" ?,? ?\(?(?:"
    rf"heure (?:(?P<heure>normale|avancee) )?(?:de l'|de |du |des )(?P<fr>{'|'.join(_FR)})"
    rf"|(?P<en>{'|'.join(_EN)}) (?:(?P<time>standard|daylight)(?: saving)? )?time"
    r")\)?(?![^\W_])"
)
_TAIL: Final = re.compile(
    r" ?, ?(?:(?P<daylight>heure avancee|daylight(?: saving)? time)"
    r"|(?P<standard>heure normale|standard time))(?= ?(?:\Z|[,;]))"
)
"""The same as a part of the line by itself: no place begins so."""


def told_by(line: Line, start: int) -> tuple[By, int]:
    """Read by which time an hour is told, right after it: « 1 h 30 heure normale », 2pm EST."""
    if named := _NAMED.match(line.folded, start):
        return _zone(named), named.end()
    m = _BY.match(line.folded, start) or _TAIL.match(line.folded, start)
    if m is None or not m.lastgroup:
        return None, start
    if m.lastgroup != "code":
        return Offset(m.lastgroup), m.end()
    # « 14 h est » goes on with a verb: codes are in capitals.
    code = line.original(Extent(*m.span("code")))
    return (Code(code), m.end()) if code in CODES else (None, start)


def _zone(named: re.Match[str]) -> Code | Region:
    """Read a zone by its name, of which one time may be said."""
    zone, letter = _FR[named["fr"]] if named["fr"] else _EN[named["en"]]
    which = (named["heure"] or named["time"] or "")[:1].upper()
    if not which:
        return zone
    return Code(f"H{which}{letter}" if named["fr"] else f"{letter}{which}T")


def dumped(at: time, by: By) -> str:
    told = at.isoformat("minutes")
    return f"{told} {by}" if by else told


def loaded(kept: str) -> tuple[time, By]:
    at, _, by = kept.partition(" ")
    return time.fromisoformat(at), _by(by)


def _by(told: str) -> By:
    if not told:
        return None
    if told in CODES:
        return Code(told)
    return Region(told) if told in {*Region} else Offset(told)
