"""What changed in an event: what it was beside what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.cards import Card, Fields, Text
from bot.fields.occasion import LABELS
from bot.i18n import N_
from handlers._announcement_cards import noted_card
from handlers._events import event_line, when

if TYPE_CHECKING:
    from bot.context import Context
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
    def args(self) -> tuple[str, str, str]:
        end = self.ends_at.isoformat() if self.ends_at else ""
        return self.starts_at.isoformat(), end, self.place or ""


def moved_line(t: Translator, before: Former, event: Event) -> str:
    """Tell new hours or a new place, the former ones beside."""
    line, old = event_line(t, event), _hours(t.unnamed, before)
    if (before.starts_at, before.ends_at) == (event.starts_at, event.ends_at):
        return t(N_("New place: {event} (was: {old})"), event=line, old=before.place or "—")
    alone, both = HOURS if t.date_of(before.starts_at) == t.date_of(event.starts_at) else DATE
    if before.place == event.place:
        return t(alone, event=line, old=old)
    return t(both, event=line, old=old, place=before.place or "—")


def changed_card(ctx: Context, before: Former, event: Event, told: int, lucky: int) -> Card:
    """Show who made a change what it changed, how many are told, and how many got a place."""
    t, now = ctx.t, Former.of(event)
    pairs = (
        (N_("Kind of event"), t(LABELS[before.kind]), t(LABELS[now.kind])),
        (N_("Title"), before.title, now.title),
        (N_("Title in English"), before.title_en or "—", now.title_en or "—"),
        (N_("When"), _hours(t.unnamed, before), _hours(t, now)),
        (N_("Place"), before.place or "—", now.place or "—"),
        (N_("Number of places"), _count(t, before), _count(t, now)),
    )
    rows = tuple(
        (t(label), t(N_("{old} → {new}"), old=old, new=new))
        for label, old, new in pairs
        if old != new
    )
    if not rows:
        return Card(
            blocks=(Text(t(N_("Nothing to change: {event}."), event=event_line(t, event))),)
        )
    said = t(N_("Event changed: {event}."), event=event_line(t, event))
    return noted_card(ctx, said, Fields(rows), *_lucky(t, lucky), told=told or None)


def _lucky(t: Translator, count: int) -> tuple[Text, ...]:
    """Tell how many who waited have a place now."""
    line = t.n(
        "{n} person on the waiting list now has a place.",
        "{n} people on the waiting list now have a place.",
        count,
    )
    return (Text(line),) if count else ()


def _hours(t: Translator, event: Former) -> str:
    return when(t, event.starts_at, event.ends_at)


def _count(t: Translator, event: Former) -> str:
    return "—" if event.capacity is None else t.number(event.capacity)
