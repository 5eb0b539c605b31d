"""Wall clocks: an hour that comes twice on the day they go back, or never as they go forward."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time
    from zoneinfo import ZoneInfo


class Offset(StrEnum):
    """By which time a clock goes, where an hour comes twice."""

    DAYLIGHT = "daylight"
    STANDARD = "standard"


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
