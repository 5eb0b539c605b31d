"""Hours told by a zone's abbreviation, as 2pm EST: asked about where the cohort's is another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot import wall
from bot.exchange import Question
from bot.fields.hour_zones import By
from bot.fields.hours import Hours, HoursField
from bot.fields.midnight import day_of_end
from bot.i18n import N_, Phrase
from bot.wall import Code

if TYPE_CHECKING:
    from bot.context import Context


def ours(ctx: Context, on: date, hours: Hours) -> Hours:
    """Return hours by the cohort's clocks. Raises Question where they go by another zone's."""
    zone = ZoneInfo(ctx.cohort.zone)
    starts = _our(on, hours.start, hours.starts, zone)
    end = hours.end
    ends = _our(day_of_end(on, end), end, hours.ends, zone) if end else None
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
    plain = Hours(hours.start, hours.end)
    there = timezone(code.ahead)
    aware = Hours(plain.start.replace(tzinfo=there), plain.end and plain.end.replace(tzinfo=there))
    starts = datetime.combine(on, aware.start).astimezone(zone)
    ends = aware.end and datetime.combine(day_of_end(on, aware.end), aware.end).astimezone(zone)
    moved = Hours(starts.time(), ends.time() if ends else None)
    why = N_("On {day}, {city} does not go by {code}. When is it, in the cohort’s time?")
    told = {"day": on, "city": ctx.t.city(zone.key), "code": str(code)}
    if all(one.date() == on for one in (starts, ends) if one):
        options = [(Phrase("{hours}", {"hours": one}), one) for one in (moved, plain)]
    else:
        # The day was read apart from the hours: these keep by which clocks they go.
        options = [(_on_day(starts.date(), moved), aware), (_on_day(on, plain), plain)]
    dump = HoursField().dump
    return Question("hours", Phrase(why, told), tuple((label, dump(one)) for label, one in options))


def _on_day(day: date, hours: Hours) -> Phrase:
    return Phrase(N_("{day}, {hours}"), {"day": day, "hours": hours})
