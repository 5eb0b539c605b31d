"""News of events: what is near, what moved, what is cancelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Note, Sign, Text
from bot.context import Context
from bot.feature import Feature
from bot.i18n import N_
from handlers._after_stop import answered
from handlers._calendars import file_buttons
from handlers._event_cards import answers, cancelled, event_card, own_answer
from handlers._event_news import Former, moved_line
from handlers._event_reminders import UNDECIDED
from storage import events, posts
from storage.announcements import Stage
from storage.events import Event
from storage.rsvps import Answer

if TYPE_CHECKING:
    from bot.i18n import Translator

feature = Feature("event_news")

AN_HOUR: Final = timedelta(minutes=45)
"""With less left than that, « in one hour » is no longer true."""

UNSETTLED: Final = {
    None: N_("You have not decided yet."),
    Answer.MAYBE: N_("Can you say yes or no now?"),
}
"""What who has not decided is told, by what they answered."""


@feature.view("event.reminder")
def reminder_card(ctx: Context, number: int, which: str, moves: int) -> Card | None:
    """Remind of an event as it stands; nothing if it moved, or is no longer the reader's."""
    event = _ahead(ctx, number)
    due = event is not None and event.moves == moves and which in event.reminders
    if which == UNDECIDED:
        return _recall_card(ctx, number, moves, due=due)
    if event is None or not due or own_answer(ctx, event) is not Answer.YES:
        return None
    free = Button(ctx.t(N_("Give up my place")), "rsvp", (event.id, Answer.NO.value))
    return _told(ctx, event, _near(ctx, event), free)


@feature.view("event.moved")
def moved_card(  # noqa: PLR0917 - what a post keeps is given in its order
    ctx: Context, number: int, start: str, end: str, place: str, moves: int
) -> Card | None:
    """Tell a move; nothing if a newer one is told."""
    event = _ahead(ctx, number)
    if event is None or event.moves != moves:
        return None
    before = Former.told(moves, start, end, place)
    buttons = (*answers(ctx, event), *file_buttons(ctx, event))
    return _told(ctx, event, moved_line(ctx.t, before, event), *buttons)


@feature.view("event.cancelled")
def cancelled_card(ctx: Context, number: int) -> Card | None:
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number)
    if event is None or event.stage is not Stage.CANCELLED:
        return None
    return _told(ctx, event, cancelled(ctx.t, event), *file_buttons(ctx, event))


def _told(ctx: Context, event: Event, line: str, *buttons: Button) -> Card:
    return Card(blocks=(Text(line), *answered(ctx, event)), buttons=buttons, sign=Sign.EVENT)


def _ahead(ctx: Context, number: int) -> Event | None:
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number)
    announced = event is not None and event.stage is Stage.ANNOUNCED
    return event if event and announced and event.starts_at > ctx.now else None


def _recall_card(ctx: Context, number: int, moves: int, *, due: bool) -> Card | None:
    """Ask again who has not decided; what was sent shows the event from then on."""
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number)
    if event is None:
        return None
    card, said = event_card(ctx, event), own_answer(ctx, event)
    if due and said in UNSETTLED:
        asked = Note(ctx.t(UNSETTLED[said]))
        return replace(card, blocks=(*card.blocks, asked, *answered(ctx, event)))
    sent = posts.reached(
        ctx.db,
        cohort=ctx.cohort.id,
        person=ctx.person.id,
        view="event.reminder",
        args=(number, UNDECIDED, moves),
    )
    return card if sent else None


def _near(ctx: Context, event: Event) -> str:
    """Tell how near an event is, as things are when the reminder leaves."""
    t, what = ctx.t, _what(ctx.t, event)
    start = event.starts_at.astimezone(t.zone)
    if AN_HOUR <= event.starts_at - ctx.now <= timedelta(hours=1):
        return t(N_("In one hour: {what}."), what=what)
    if start.date() == t.today:
        return t(N_("Today at {time}: {what}."), time=t.hour(event.starts_at), what=what)
    if start.date() - t.today == timedelta(days=1):
        return t(N_("Tomorrow at {time}: {what}."), time=t.hour(event.starts_at), what=what)
    return t(N_("On {when}: {what}."), when=event.starts_at, what=what)


def _what(t: Translator, event: Event) -> str:
    title = event.called(t.language)
    return t(N_("{title}, {place}"), title=title, place=event.place) if event.place else title
