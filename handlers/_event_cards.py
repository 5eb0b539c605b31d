"""How an event looks: as it is now, for whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Note, Sign, Text, Weight
from bot.context import Context
from bot.fields.occasion import LABELS
from bot.i18n import N_
from handlers._announcements import HOSTS
from handlers._events import ANSWERS, OFFERED, coming, event_line, is_over
from handlers._zones import away
from storage import rsvps
from storage.announcements import Stage

if TYPE_CHECKING:
    from bot.i18n import Translator
    from bot.readers import Audience
    from storage.events import Event
    from storage.rsvps import Counts


def event_card(ctx: Context | Audience, event: Event) -> Card:
    """Show an event as it is now, with the reader's own answer where one person reads."""
    t = ctx.t
    line = event_line(t, event)
    if event.stage is Stage.CANCELLED:
        return Card(blocks=(Text(cancelled(t, event)),), sign=Sign.EVENT)
    title, over = t(LABELS[event.kind]), is_over(event, ctx.now)
    counts = rsvps.counts(ctx.db, event=event)
    told = coming(t, event, counts)
    asked = t(N_("This event is over.")) if over else t(N_("Will you be there?"))
    return Card(
        title=title,
        blocks=(Text(line), Text(f"{told} {asked}"), *away(ctx), *_mine(ctx, event)),
        buttons=(*(() if over else answers(t, event)), *_hosting(ctx, event, counts)),
        sign=Sign.EVENT,
    )


def cancelled(t: Translator, event: Event) -> str:
    line = event_line(t, event)
    if event.reason:
        return t(N_("Event cancelled: {event}. {reason}"), event=line, reason=event.reason)
    return t(N_("Event cancelled: {event}."), event=line)


def answers(t: Translator, event: Event) -> tuple[Button, ...]:
    return tuple(Button(t(ANSWERS[one]), "rsvp", (event.id, one.value)) for one in OFFERED)


def _hosting(ctx: Context | Audience, event: Event, counts: Counts) -> tuple[Button, ...]:
    """Return what a coordinator can do besides."""
    if not ctx.roles & HOSTS:
        return ()
    write = Button(ctx.t(N_("Write to those coming")), "broadcast.coming", (event.id,))
    writing = (write,) if counts.yes else ()
    if event.starts_at <= ctx.now:
        return (Button(ctx.t(N_("Tick who came")), "attendance", (event.id,)), *writing)
    return (
        *writing,
        Button(ctx.t(N_("Change")), "event.edit", (event.id,)),
        Button(ctx.t(N_("Reminders")), "event.reminders", (event.id,)),
        Button(ctx.t(N_("Cancel the event")), "event.cancel", (event.id,), Weight.DANGER),
    )


def _mine(ctx: Context | Audience, event: Event) -> tuple[Note, ...]:
    if not isinstance(ctx, Context):
        return ()
    said = rsvps.of(ctx.db, event=event, person=ctx.person.id)
    if said is None:
        return ()
    return (Note(ctx.t(N_("Your answer: {answer}"), answer=ctx.t(ANSWERS[said.answer]))),)
