"""How an event looks: as it is now, for whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Note, Sign, Text, Weight
from bot.context import Context
from bot.fields.occasion import LABELS
from bot.i18n import N_
from handlers._announcement_cards import untold
from handlers._announcements import HOSTS
from handlers._events import ANSWERS, OFFERED, coming, event_line, is_full, is_over
from storage import rsvps
from storage.announcements import Stage
from storage.rsvps import Answer

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
    counts, mine = rsvps.counts(ctx.db, event=event), own_answer(ctx, event)
    told = coming(t, event, counts)
    asked = t(N_("This event is over.")) if over else _question(t, event, counts, mine)
    offered = () if over else _offered(t, event, counts, mine)
    return Card(
        title=title,
        blocks=(
            Text(line),
            Text(f"{told} {asked}".strip()),
            *_mine(t, mine),
            *untold(ctx, "event", event.id),
        ),
        buttons=(*offered, *_hosting(ctx, event, counts)),
        sign=Sign.EVENT,
    )


def cancelled(t: Translator, event: Event) -> str:
    line = event_line(t, event)
    if event.reason:
        return t(N_("Event cancelled: {event}. {reason}"), event=line, reason=event.reason)
    return t(N_("Event cancelled: {event}."), event=line)


def answers(ctx: Context | Audience, event: Event) -> tuple[Button, ...]:
    """Return what the reader can answer: where no place is left, to wait for one."""
    return _offered(ctx.t, event, rsvps.counts(ctx.db, event=event), own_answer(ctx, event))


def own_answer(ctx: Context | Audience, event: Event) -> Answer | None:
    """Return what the one person who reads answered."""
    if not isinstance(ctx, Context):
        return None
    mine = rsvps.of(ctx.db, event=event, person=ctx.person.id)
    return mine.answer if mine else None


def _offered(
    t: Translator, event: Event, counts: Counts, mine: Answer | None
) -> tuple[Button, ...]:
    full = mine is not Answer.YES and is_full(event, counts)
    labels = {**ANSWERS, Answer.YES: N_("Wait for a place")} if full else ANSWERS
    offered = OFFERED[1:] if full and mine is Answer.WAITING else OFFERED
    return tuple(Button(t(labels[one]), "rsvp", (event.id, one.value)) for one in offered)


def _question(t: Translator, event: Event, counts: Counts, mine: Answer | None) -> str:
    """Ask whether the reader comes; where no place is left, whether they wait for one."""
    if mine is Answer.YES or not is_full(event, counts):
        return t(N_("Will you be there?"))
    return "" if mine is Answer.WAITING else t(N_("Do you want to wait for a place?"))


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


def _mine(t: Translator, mine: Answer | None) -> tuple[Note, ...]:
    if mine is None:
        return ()
    return (Note(t(N_("Your answer: {answer}"), answer=t(ANSWERS[mine]))),)
