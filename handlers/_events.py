"""How an event is told: the same words in every feature that shows one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Note, Sign, Text, Weight
from bot.context import Context
from bot.errors import Outdated, Refusal
from bot.fields.occasion import LABELS
from bot.i18n import N_
from storage import events, rsvps
from storage.events import Stage
from storage.people import Role
from storage.rsvps import Answer

if TYPE_CHECKING:
    from bot.i18n import Translator
    from bot.readers import Audience
    from storage.events import Event
    from storage.rsvps import Counts

ANSWERS: Final = {
    Answer.YES: N_("Yes"),
    Answer.MAYBE: N_("Maybe"),
    Answer.NO: N_("No"),
    Answer.WAITING: N_("Waiting list"),
}
HOSTS: Final = frozenset({Role.COORDINATOR})
"""Who may announce."""
OFFERED: Final = (Answer.YES, Answer.MAYBE, Answer.NO)


def when(t: Translator, start: datetime, end: datetime | None) -> str:
    """Tell a day and its hours in the reader's zone."""
    first, last = start.astimezone(t.zone), (end or start).astimezone(t.zone)
    if end is None:
        return t.moment(start)
    if first.date() != last.date():
        return t(N_("{start} until {end}"), start=start, end=end)
    return t(
        N_("{day} from {start} to {end}"),
        day=t.weekday(first.date()),
        start=t.time(first.time()),
        end=t.time(last.time()),
    )


def event_line(t: Translator, event: Event) -> str:
    """Tell an event: title, day and hours, place."""
    told = when(t, event.starts_at, event.ends_at)
    if event.place:
        return t(N_("{title}, {when}, {place}"), title=event.title, when=told, place=event.place)
    return t(N_("{title}, {when}"), title=event.title, when=told)


def tally(t: Translator, event: Event, counts: Counts) -> str:
    """Tell briefly how many will be there, out of how many."""
    if event.capacity is None:
        return t.n("{n} person coming", "{n} people coming", counts.yes)
    return t(N_("{yes}/{capacity}"), yes=counts.yes, capacity=event.capacity)


def coming(t: Translator, event: Event, counts: Counts) -> str:
    """Tell how many will be there, and how many more can be."""
    if event.capacity is None:
        return t.n("{n} person will be there.", "{n} people will be there.", counts.yes)
    taken, left = tally(t, event, counts), max(0, event.capacity - counts.yes)
    if left:
        return t.n("{taken}, {n} place left.", "{taken}, {n} places left.", left, taken=taken)
    waiting = counts.waiting
    return t.n("{taken}, full, {n} waiting.", "{taken}, full, {n} waiting.", waiting, taken=taken)


def found(ctx: Context, number: int) -> Event:
    """Return an event of the cohort that was announced. Raises Refusal."""
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number)
    if event is None or event.stage in {Stage.PREPARED, Stage.DROPPED}:
        raise Refusal(N_("There is no such event. See the next ones: /events"))
    return event


def is_over(event: Event, now: datetime) -> bool:
    return (event.ends_at or event.starts_at) <= now


def standing(ctx: Context, number: int) -> Event:
    """Return an event that one can still answer. Raises Refusal, or Outdated."""
    event = found(ctx, number)
    if event.stage is Stage.CANCELLED:
        raise Outdated(N_("This event was cancelled on {when}."), when=event.settled_at)
    if is_over(event, ctx.now):
        raise Outdated(N_("This event took place on {when}."), when=event.starts_at)
    return event


def event_card(ctx: Context | Audience, event: Event) -> Card:
    """Show an event as it is now, with the reader's own answer where one person reads."""
    t = ctx.t
    line = event_line(t, event)
    if event.stage is Stage.CANCELLED:
        return Card(blocks=(Text(cancelled(t, event)),), sign=Sign.EVENT)
    title, over = t(LABELS[event.kind]), is_over(event, ctx.now)
    counts = coming(t, event, rsvps.counts(ctx.db, event=event))
    asked = t(N_("This event is over.")) if over else t(N_("Will you be there?"))
    return Card(
        title=title,
        blocks=(Text(line), Text(f"{counts} {asked}"), *_mine(ctx, event)),
        buttons=(*(() if over else answers(t, event)), *_hosting(ctx, event)),
        sign=Sign.EVENT,
    )


def cancelled(t: Translator, event: Event) -> str:
    line = event_line(t, event)
    if event.reason:
        return t(N_("Event cancelled: {event}. {reason}"), event=line, reason=event.reason)
    return t(N_("Event cancelled: {event}."), event=line)


def answers(t: Translator, event: Event) -> tuple[Button, ...]:
    return tuple(Button(t(ANSWERS[one]), "rsvp", (event.id, one.value)) for one in OFFERED)


def _hosting(ctx: Context | Audience, event: Event) -> tuple[Button, ...]:
    """Return what a coordinator can do besides."""
    if not ctx.roles & HOSTS:
        return ()
    if event.starts_at <= ctx.now:
        return (Button(ctx.t(N_("Tick who came")), "attendance", (event.id,)),)
    return (
        Button(ctx.t(N_("Change")), "event.edit", (event.id,)),
        Button(ctx.t(N_("Cancel the event")), "event.cancel", (event.id,), Weight.DANGER),
    )


def _mine(ctx: Context | Audience, event: Event) -> tuple[Note, ...]:
    if not isinstance(ctx, Context):
        return ()
    said = rsvps.of(ctx.db, event=event, person=ctx.person.id)
    if said is None:
        return ()
    return (Note(ctx.t(N_("Your answer: {answer}"), answer=ctx.t(ANSWERS[said.answer]))),)
