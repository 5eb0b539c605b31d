"""What changed in an event: what it was beside what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.i18n import N_
from handlers._events import event_line, when

if TYPE_CHECKING:
    from bot.i18n import Translator
    from storage.events import Event

DATE: Final = (
    N_("New date: {event} (was {old})"),
    N_("New date and place: {event} (was {old}, {place})"),
)
HOURS: Final = (
    N_("New hours: {event} (was {old})"),
    N_("New hours and place: {event} (was {old}, {place})"),
)
"""How a move begins that changes the hours alone; and the place too."""


@dataclass(frozen=True, slots=True)
class Former:
    """An event as it was."""

    moves: int
    starts_at: datetime
    ends_at: datetime | None
    place: str | None
    title: str = ""
    title_en: str = ""
    kind: str = ""
    capacity: int | None = None

    @classmethod
    def of(cls, event: Event) -> Former:
        return cls(
            moves=event.moves,
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            place=event.place,
            title=event.title,
            title_en=event.title_en,
            kind=event.kind.value,
            capacity=event.capacity,
        )

    @classmethod
    def told(cls, moves: int, start: str, end: str, place: str) -> Former:
        """Return what the news of a move holds of its former hours and place."""
        ends_at = datetime.fromisoformat(end) if end else None
        return cls(moves, datetime.fromisoformat(start), ends_at, place or None)

    @property
    def hours(self) -> tuple[datetime, datetime | None]:
        return self.starts_at, self.ends_at

    @property
    def args(self) -> tuple[str, str, str]:
        end = self.ends_at.isoformat() if self.ends_at else ""
        return self.starts_at.isoformat(), end, self.place or ""


def moved_line(t: Translator, before: Former, event: Event) -> str:
    """Tell new hours or a new place, the former ones beside."""
    line, old = event_line(t, event), told_hours(t.unnamed, before)
    if before.hours == Former.of(event).hours:
        return t(N_("New place: {event} (was: {old})"), event=line, old=before.place or "—")
    alone, both = HOURS if t.date_of(before.starts_at) == t.date_of(event.starts_at) else DATE
    if before.place == event.place:
        return t(alone, event=line, old=old)
    return t(both, event=line, old=old, place=before.place or "—")


def told_hours(t: Translator, event: Former) -> str:
    return when(t, event.starts_at, event.ends_at)
