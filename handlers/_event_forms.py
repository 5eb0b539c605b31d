"""What the form of an event says: its instants, and what it holds at first."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.exchange import Question
from bot.fields.hours import Hours, HoursField
from bot.i18n import N_, Phrase

if TYPE_CHECKING:
    from bot.context import Context
    from storage.events import Event


def instants(ctx: Context, on: date, hours: Hours) -> tuple[datetime, datetime | None]:
    """Return when it begins and ends. Raises Question for hours gone by, or that no clock shows."""
    start = _instant(ctx, on, hours.start)
    end = _instant(ctx, on, hours.end) if hours.end else None
    if start <= ctx.now:
        raise Question("on", Phrase(N_("{when} is past. Which day is it?"), {"when": start}), ())
    return start, end


def kept(ctx: Context, event: Event) -> dict[str, Any]:
    """Return what the form of an event holds at first, as drafts keep it."""
    zone = ZoneInfo(ctx.cohort.zone)
    start, end = event.starts_at.astimezone(zone), event.ends_at
    hours = Hours(start.time(), end.astimezone(zone).time() if end else None)
    said = {
        "kind": event.kind.value,
        "title": event.title,
        "on": start.date().isoformat(),
        "hours": HoursField().dump(hours),
        "place": event.place,
        "capacity": event.capacity,
    }
    told = {"ref": event.id, "version": event.sequence}
    return {name: value for name, value in {**said, **told}.items() if value is not None}


def _instant(ctx: Context, on: date, at: time) -> datetime:
    zone = ZoneInfo(ctx.cohort.zone)
    instant = datetime.combine(on, at, zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != datetime.combine(on, at):
        jump = N_("The clocks change on {day}: no clock shows {time} that day. At what time is it?")
        raise Question("hours", Phrase(jump, {"day": on, "time": Hours(at)}), ())
    return instant
