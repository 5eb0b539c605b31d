"""What the form of an event says, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from bot.exchange import Question
from bot.fields.hours import HoursField
from bot.i18n import N_, Phrase
from handlers._edited import Edited
from handlers._events import EVENTS
from handlers._hours import hours_of, instants
from handlers._meanwhile import otherwise
from storage import rsvps
from storage.events import EventKind

if TYPE_CHECKING:
    from bot.context import Context
    from storage.events import Event

FORM: Final = "event.change"


@dataclass(frozen=True, slots=True)
class Said:
    """What the form of an event says, as drafts keep it."""

    kind: str
    title: str
    title_en: str
    on: str
    hours: list[str]
    place: str
    capacity: int | None

    @classmethod
    def of(cls, ctx: Context, event: Event) -> Said:
        """Return what the form holds at first."""
        zone = ZoneInfo(ctx.cohort.zone)
        start = event.starts_at.astimezone(zone)
        hours = hours_of(event.starts_at, event.ends_at, zone)
        return cls(
            kind=event.kind.value,
            title=event.title,
            title_en=event.title_en,
            on=start.date().isoformat(),
            hours=HoursField().dump(hours),
            place=event.place or "",
            capacity=event.capacity,
        )

    def kept(self, event: Event) -> dict[str, Any]:
        """Return what a draft holds while the event is being changed."""
        held = {name: value for name, value in asdict(self).items() if value not in ("", None)}
        return {**held, "base": asdict(self), "ref": event.id, "version": event.sequence}

    def columns(self, ctx: Context, event: Event, base: Mapping[str, Any]) -> dict[str, Any]:
        """Return the event's columns, changed in what the form says otherwise than at first.

        Raises Question for hours gone by, or that no clock shows.
        """
        now = Said.of(ctx, event)
        said = replace(now, **otherwise(asdict(self), base))
        start, end = event.starts_at, event.ends_at
        if (said.on, said.hours) != (now.on, now.hours):
            day, hours = date.fromisoformat(said.on), HoursField().load(said.hours)
            start, end = instants(ctx, day, hours)
        return {
            "kind": EventKind(said.kind),
            "title": said.title,
            "title_en": said.title_en,
            "starts_at": start,
            "ends_at": end,
            "place": said.place or None,
            "capacity": said.capacity,
        }


EVENT: Final = Edited(
    EVENTS,
    FORM,
    said=lambda ctx, event: asdict(Said.of(ctx, event)),
    called=lambda ctx, event: event.called(ctx.t.language),
)


def require_places(ctx: Context, event: Event, places: int | None, crowded: int) -> None:
    """Raise Question before an event has fewer places than people who said yes.

    `crowded`: the number of places that was kept in spite of it.
    """
    if places is None or places in {event.capacity, crowded}:
        return
    yes = rsvps.counts(ctx.db, event=event).yes
    if places >= yes:
        return
    why = N_("{yes} people said yes already. Keep this number of places: {n}?")
    keep = {"fill": {"capacity": places, "crowded": places}}
    raise Question(
        "capacity",
        Phrase(why, {"yes": yes, "n": places}),
        (
            (Phrase(N_("Keep {n}"), {"n": places}), keep),
            (Phrase(N_("Make it {yes} places"), {"yes": yes}), yes),
        ),
    )
