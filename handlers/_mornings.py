"""When people are told of a day: on its morning, in their own zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from storage import people

if TYPE_CHECKING:
    from bot.context import Context

MORNING: Final = time(9)


def morning(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, MORNING, zone).astimezone(UTC)


def zone_of(ctx: Context, person: int) -> ZoneInfo:
    """Return a person's zone, else the cohort's."""
    reader = people.get(ctx.db, person=person)
    return ZoneInfo((reader and reader.zone) or ctx.cohort.zone)
