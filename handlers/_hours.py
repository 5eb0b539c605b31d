"""Hours that were said, as instants: what a clock shows twice that day, or never, is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot import wall
from bot.exchange import Question
from bot.fields.hour_zones import By
from bot.fields.hours import Hours, HoursField
from bot.fields.midnight import day_of_end
from bot.i18n import N_, Phrase
from bot.wall import Offset
from handlers._zone_codes import ours

if TYPE_CHECKING:
    from bot.context import Context

LABELS: Final = {
    Offset.DAYLIGHT: N_("{time}, daylight time"),
    Offset.STANDARD: N_("{time}, standard time"),
}


def hours_of(start: datetime, end: datetime | None, zone: ZoneInfo) -> Hours:
    """Return what the clocks of a zone show, and which hour it is where that comes twice."""
    first, last = start.astimezone(zone), end.astimezone(zone) if end else None
    return Hours(
        first.time(),
        last.time() if last else None,
        wall.offset(first),
        wall.offset(last) if last else None,
    )


def instants(ctx: Context, on: date, hours: Hours) -> tuple[datetime, datetime | None]:
    """Return when it begins and ends.

    Raises Question for hours gone by, that no clock shows, or that the clocks show twice, and for
    another zone's.
    """
    hours = ours(ctx, on, hours)
    start = _beginning(ctx, on, hours)
    end = _ending(ctx, on, hours, hours.end, start) if hours.end else None
    if start <= ctx.now:
        raise Question("on", Phrase(N_("{when} is past. Which day is it?"), {"when": start}), ())
    return start, end


def _beginning(ctx: Context, on: date, hours: Hours) -> datetime:
    found = _shown(ctx, on, hours.start)
    if (one := _only(found, hours.starts)) is not None:
        return one
    readings = {by: Hours(hours.start, hours.end, by, hours.ends) for by in Offset}
    raise _twice(on, hours.start, readings)


def _ending(ctx: Context, on: date, hours: Hours, at: time, start: datetime) -> datetime:
    """Return when it ends: of two hours, what came before it began is not meant."""
    on = day_of_end(on, at)
    found = {by: one for by, one in _shown(ctx, on, at).items() if one > start}
    if (one := _only(found, hours.ends)) is not None:
        return one
    if not found or hours.ends:
        backwards = N_("“{typed}” ends before it begins. From when to when is it?")
        raise Question("hours", Phrase(backwards, {"typed": hours}), ())
    raise _twice(on, at, {by: Hours(hours.start, at, hours.starts, by) for by in Offset})


def _shown(ctx: Context, on: date, at: time) -> dict[By, datetime]:
    """Return when the clocks show that hour. Raises Question when they never do."""
    if at.tzinfo is not None:
        return {None: datetime.combine(on, at).astimezone(UTC)}
    zone = ZoneInfo(ctx.cohort.zone)
    found = wall.instants(on, at, zone)
    if not found:
        jump = N_("The clocks change on {day}: no clock shows {time} that day. At what time is it?")
        raise Question("hours", Phrase(jump, {"day": on, "time": Hours(at)}), ())
    return {wall.offset(one.astimezone(zone)): one for one in found}


def _only(found: dict[By, datetime], said: By) -> datetime | None:
    """Return the instant that is meant; None where that is yet to be said."""
    if len(found) == 1 and (said is None or None in found):
        return next(iter(found.values()))
    return found.get(said)


def _twice(on: date, at: time, readings: dict[Offset, Hours]) -> Question:
    """Ask which of the two hours is meant."""
    why = N_(
        "The clocks go back on {day}: {time} comes twice, "
        "first in daylight time, then in standard time. Which one is it?"
    )
    options = tuple(
        (Phrase(LABELS[by], {"time": Hours(at)}), HoursField().dump(hours))
        for by, hours in readings.items()
    )
    return Question("hours", Phrase(why, {"day": on, "time": Hours(at)}), options)
