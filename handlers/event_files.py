"""An event as a file for one's calendar: sent in private, and again as the event changes."""

from __future__ import annotations

from bot.calendars import Dates
from bot.cards import Card, File, Sign, Text
from bot.context import Context
from bot.errors import Refusal
from bot.exchange import Reply
from bot.feature import Feature
from bot.files import slug
from bot.i18n import N_
from handlers._calendars import FILE
from handlers._dates import event_date
from handlers._event_cards import cancelled
from handlers._events import EVENTS, event_line
from storage import events, rsvps
from storage.announcements import Stage
from storage.events import Event
from storage.posts import Priority
from storage.rsvps import Answer

feature = Feature("event_files")


@feature.button(FILE)
def send(ctx: Context, number: int) -> Reply:
    """Send the file; pressing again soon after sends nothing more."""
    event = EVENTS.announced(ctx, number)
    if not _goes(ctx, event):
        raise Refusal(N_("Say yes first: {event}."), event=event_line(ctx.t, event))
    ctx.post(
        FILE,
        event.id,
        to=ctx.person.id,
        key=f"event:{event.id}:file:{event.sequence}:{ctx.now:%Y%m%d%H%M}",
        priority=Priority.ANSWER,
    )
    text = N_("The file for your calendar follows, in private. Open it there.")
    return Reply(Card(blocks=(Text(ctx.t(text)),), sign=Sign.NOTED))


@feature.view(FILE)
def file_card(ctx: Context, number: int) -> Card | None:
    """Give an event as it is now; nothing if it is no longer the reader's."""
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number)
    if event is None or not _goes(ctx, event):
        return None
    told = cancelled if event.stage is Stage.CANCELLED else event_line
    name = f"{slug(event.title, otherwise='maillon')}.ics"
    dates = Dates((event_date(ctx.db, event, ctx.t),))
    return Card(blocks=(Text(told(ctx.t, event)),), sign=Sign.EVENT, file=File(name, dates))


def _goes(ctx: Context, event: Event) -> bool:
    mine = rsvps.of(ctx.db, event=event, person=ctx.person.id)
    return mine is not None and mine.answer is Answer.YES
