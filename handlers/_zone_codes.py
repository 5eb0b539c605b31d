"""Hours told by a zone's abbreviation, as 2pm EST: asked about where the cohort's is another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot import wall
from bot.exchange import Question
from bot.fields.hours import By, Hours, HoursField
from bot.i18n import N_, Phrase
from bot.wall import Code

if TYPE_CHECKING:
    from bot.context import Context


def ours(ctx: Context, on: date, hours: Hours) -> Hours:
    """Return hours by the cohort's clocks. Raises Question where they go by another zone's."""
    zone = ZoneInfo(ctx.cohort.zone)
    starts = _our(on, hours.start, hours.starts, zone)
    ends = _our(on, hours.end, hours.ends, zone) if hours.end else None
    if isinstance(starts, Code) or isinstance(ends, Code):
        raise _elsewhere(ctx, on, hours, zone)
    return replace(hours, starts=starts, ends=ends)


def _our(on: date, at: time, by: By, zone: ZoneInfo) -> By:
    """Return which of two hours a zone's code means, where clocks go by it; else the code."""
    shown = [one.astimezone(zone) for one in wall.instants(on, at, zone)]
    same = [one for one in shown if isinstance(by, Code) and one.utcoffset() == by.ahead]
    return wall.offset(same[0]) if same else by


def _elsewhere(ctx: Context, on: date, hours: Hours, zone: ZoneInfo) -> Question:
    """Ask what the cohort's clocks show at hours that were told by others."""
    code = next(by for by in (hours.starts, hours.ends) if isinstance(by, Code))

    def there(at: time) -> datetime:
        return datetime.combine(on, at, timezone(code.ahead)).astimezone(zone)

    plain = Hours(hours.start, hours.end)
    moved = Hours(there(hours.start).time(), there(hours.end).time() if hours.end else None)
    same_day = all(there(at).date() == on for at in (hours.start, hours.end) if at)
    why = N_("On {day}, {city} does not go by {code}. When is it, in the cohort’s time?")
    told = {"day": on, "city": ctx.t.city(zone.key), "code": str(code)}
    readings = (moved, plain) if same_day else (plain,)
    options = tuple((Phrase("{hours}", {"hours": one}), HoursField().dump(one)) for one in readings)
    return Question("hours", Phrase(why, told), options)
