"""What an entry came of: the event that it was logged from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Note
from bot.i18n import N_
from storage import events

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Translator
    from storage.entries import Entry
    from storage.events import Event


def thanks_line(t: Translator, event: Event) -> str:
    """Name the event that led to something."""
    day, title = t.date_of(event.starts_at), event.called(t.language)
    return t(N_("Thanks to “{event}” ({day})."), event=title, day=day)


def thanks(ctx: Context, entry: Entry) -> tuple[Note, ...]:
    """Name the event that an entry came of, where it was logged from there."""
    number = entry.event_id
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number) if number else None
    return (Note(thanks_line(ctx.t, event)),) if event else ()
