"""Calendar files: what a person goes to, as calendars everywhere read it (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT: Final = "-//Maillon//Maillon//FR"
RENEWED: Final = timedelta(hours=1)
"""How often a calendar may come back for what changed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a calendar. `uid` never changes; `sequence` grows with each change."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime | None = None
    place: str = ""
    note: str = ""
    sequence: int = 0
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """What a calendar file holds."""

    entries: tuple[Entry, ...]


def calendar(name: str, entries: Iterable[Entry], *, now: datetime) -> bytes:
    """Write a calendar file; its instants are in UTC, and each calendar shows its own zone.

    One with a name is a calendar of its own, that others come back to; without, it adds to theirs.
    """
    from icalendar import Calendar  # noqa: PLC0415 - loaded when a calendar is asked for

    written = Calendar()
    written.add("prodid", PRODUCT)
    written.add("version", "2.0")
    written.add("method", "PUBLISH")
    if name:
        written.add("x-wr-calname", name)
        written.add("refresh-interval", RENEWED, parameters={"value": "DURATION"})
    for entry in entries:
        written.add_component(_event(entry, now))
    file: bytes = written.to_ical()
    return file


def _event(entry: Entry, now: datetime) -> Event:
    from icalendar import Event  # noqa: PLC0415 - loaded when a calendar is asked for

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("dtstart", entry.starts_at)
    if entry.ends_at is not None:
        event.add("dtend", entry.ends_at)
    event.add("summary", entry.title)
    if entry.place:
        event.add("location", entry.place)
    if entry.note:
        event.add("description", entry.note)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    return event
