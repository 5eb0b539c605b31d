"""How an event is told: the same words in every feature that shows one."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bot.context import Context
from bot.errors import Outdated
from bot.i18n import N_
from handlers._announcements import Announcements
from storage.announcements import Stage
from storage.events import Event
from storage.rsvps import Answer

if TYPE_CHECKING:
    from bot.i18n import Translator
    from storage.rsvps import Counts

ANSWERS: Final = {
    Answer.YES: N_("Yes"),
    Answer.MAYBE: N_("Maybe"),
    Answer.NO: N_("No"),
    Answer.WAITING: N_("Waiting list"),
}
OFFERED: Final = (Answer.YES, Answer.MAYBE, Answer.NO)


def when(t: Translator, start: datetime, end: datetime | None) -> str:
    """Tell a day and its hours in the reader's zone."""
    first, last = start.astimezone(t.zone), (end or start).astimezone(t.zone)
    if end is None:
        return t.moment(start)
    if last == datetime.combine(first.date() + timedelta(1), time(), t.zone):
        until = N_("{day} from {start} to midnight")
        return t(until, day=t.weekday(first.date()), start=t.hour(start))
    if first.date() != last.date():
        return t(N_("{start} until {end}"), start=t.unnamed.moment(start), end=end)
    return t(
        N_("{day} from {start} to {end}"),
        day=t.weekday(first.date()),
        start=t.unnamed.hour(start),
        end=t.hour(end),
    )


def event_line(t: Translator, event: Event) -> str:
    """Tell an event: title, day and hours, place."""
    title, told = event.called(t.language), when(t, event.starts_at, event.ends_at)
    if event.place:
        return t(N_("{title}, {when}, {place}"), title=title, when=told, place=event.place)
    return t(N_("{title}, {when}"), title=title, when=told)


def tally(t: Translator, event: Event, counts: Counts) -> str:
    """Tell briefly how many will be there, out of how many."""
    if event.capacity is None:
        return t.n("{n} person coming", "{n} people coming", counts.yes)
    return t(N_("{yes}/{capacity}"), yes=counts.yes, capacity=event.capacity)


def coming(t: Translator, event: Event, counts: Counts) -> str:
    """Tell how many will be there, and how many more can be."""
    if event.capacity is None:
        several = t.n("{n} person will be there.", "{n} people will be there.", counts.yes)
        return several if counts.yes else t(N_("Nobody has said yes yet."))
    taken, left = tally(t, event, counts), max(0, event.capacity - counts.yes)
    if left:
        return t.n("{taken}, {n} place left.", "{taken}, {n} places left.", left, taken=taken)
    if not (waiting := counts.waiting):
        return t(N_("{taken}, full."), taken=taken)
    return t.n("{taken}, full, {n} waiting.", "{taken}, full, {n} waiting.", waiting, taken=taken)


def is_full(event: Event, counts: Counts) -> bool:
    return event.capacity is not None and counts.yes >= event.capacity


def is_over(event: Event, now: datetime) -> bool:
    return (event.ends_at or event.starts_at) <= now


def standing(ctx: Context, number: int) -> Event:
    """Return an event that one can still answer. Raises Refusal, or Outdated."""
    event = EVENTS.standing(ctx, number)
    if is_over(event, ctx.now):
        raise Outdated(N_("This event took place on {when}."), when=event.starts_at)
    return event


EVENTS: Final = Announcements(
    key="event",
    record=Event,
    line=lambda ctx, event: event_line(ctx.t, event),
    missing=N_("There is no such event. See the next ones: /events"),
    settled={
        Stage.ANNOUNCED: N_("This event was announced already."),
        Stage.CANCELLED: N_("This event was cancelled on {when}."),
        Stage.DROPPED: N_("This event was given up on {when}."),
    },
    meanwhile=N_("{person} changed this event meanwhile: {changes}. Replace it with yours?"),
)
