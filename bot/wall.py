"""Wall clocks: an hour that comes twice on the day they go back, or never as they go forward."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date, time
    from zoneinfo import ZoneInfo


class Offset(StrEnum):
    """By which time a clock goes, where an hour comes twice."""

    DAYLIGHT = "daylight"
    STANDARD = "standard"


_NAMED: Final = {
    "HAT NDT": -2.5,
    "HNT NST": -3.5,
    "HAA ADT": -3.0,
    "HNA AST": -4.0,
    "HAE EDT": -4.0,
    "HNE EST": -5.0,
    "HAC CDT": -5.0,
    "HNC CST": -6.0,
    "HAR MDT": -6.0,
    "HNR MST": -7.0,
    "HAP PDT": -7.0,
    "HNP PST": -8.0,
}
"""How Canada's zones abbreviate their time (Government of Canada, TERMIUM Plus), and its hours."""
CODES: Final = {code: hours for codes, hours in _NAMED.items() for code in codes.split()}


@dataclass(frozen=True, slots=True)
class Code:
    """By which time an hour is told, as people abbreviate it: EST, HNE."""

    name: str

    def __str__(self) -> str:
        return self.name

    @property
    def ahead(self) -> timedelta:
        """How far its clocks are ahead of UTC."""
        return timedelta(hours=CODES[self.name])


def instants(on: date, at: time, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Return when clocks show that hour on that day: once, twice in order, or never."""
    local = datetime.combine(on, at, zone)
    found = dict.fromkeys(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    wanted = local.replace(tzinfo=None)
    return tuple(one for one in found if one.astimezone(zone).replace(tzinfo=None) == wanted)


def offset(local: datetime) -> Offset | None:
    """Say by which time a local hour is told; None where it comes but once that day."""
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return None
    return Offset.DAYLIGHT if local.dst() else Offset.STANDARD
