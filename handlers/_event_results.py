"""What a change made of an event, as who made it reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Card, Fields, Text
from bot.fields.occasion import LABELS
from bot.i18n import N_
from handlers._announcement_cards import noted_card
from handlers._event_news import Former, told_hours
from handlers._events import event_line

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Translator
    from storage.events import Event


def changed_card(ctx: Context, before: Former, event: Event, told: int | None, lucky: int) -> Card:
    """Show who made a change what it changed, how many are told, and how many got a place."""
    t, now = ctx.t, Former.of(event)
    pairs = (
        (N_("Kind of event"), t(LABELS[before.kind]), t(LABELS[now.kind])),
        (N_("Title"), before.title, now.title),
        (N_("Title in English"), before.title_en or "—", now.title_en or "—"),
        (N_("When"), *_both_hours(t, before, now)),
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
    return noted_card(ctx, said, Fields(rows), *_lucky(t, lucky), told=told)


def _lucky(t: Translator, count: int) -> tuple[Text, ...]:
    """Tell how many who waited have a place now."""
    line = t.n(
        "{n} person on the waiting list now has a place.",
        "{n} people on the waiting list now have a place.",
        count,
    )
    return (Text(line),) if count else ()


def _both_hours(t: Translator, before: Former, now: Former) -> tuple[str, str]:
    """Tell what the hours were and are; whose clock shows them is named once."""
    new = told_hours(t, now)
    return (new if before.hours == now.hours else told_hours(t.unnamed, before)), new


def _count(t: Translator, event: Former) -> str:
    return "—" if event.capacity is None else t.number(event.capacity)
