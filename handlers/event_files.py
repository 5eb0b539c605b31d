"""An event as a file for one's calendar: sent in private, and again as the event changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.calendars import Dates
from bot.cards import Card, File, Sign, Text
from bot.context import Context
from bot.errors import Refusal
from bot.exchange import Reply
from bot.feature import Feature
from bot.files import slug
from bot.i18n import N_
from handlers._calendars import FILE, files
from handlers._dates import event_date
from handlers._event_cards import cancelled
from handlers._events import EVENTS, event_line
from storage import events, rsvps
from storage.announcements import Stage
from storage.events import Event
from storage.posts import UNSENT, Post, Priority
from storage.rsvps import Answer

feature = Feature("event_files")

SOON: Final = timedelta(minutes=1)


@feature.button(FILE)
def send(ctx: Context, number: int) -> Reply:
    """Send the file; pressing again while it comes, or soon after, sends nothing more."""
    event = EVENTS.announced(ctx, number)
    if not _goes(ctx, event):
        raise Refusal(N_("Say yes first: {event}."), event=event_line(ctx.t, event))
    version = f"event:{event.id}:file:{event.sequence}:"
    last = next(reversed(files(ctx, event)), None)
    if last is None or not (last.key.startswith(version) and _fresh(last, ctx.now)):
        key = f"{version}{last.id if last else 0}"
        ctx.post(FILE, event.id, to=ctx.person.id, key=key, priority=Priority.ANSWER)
    text = N_("The file for your calendar follows, in private. Open it there.")
    return Reply(Card(blocks=(Text(ctx.t(text)),), sign=Sign.NOTED))


@feature.view(FILE)
def file_card(ctx: Context, number: int) -> Card | None:
    """Give an event as it is now; nothing if it is no longer the reader's."""
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number)
    if event is None or not _goes(ctx, event):
        return None
    told = cancelled if event.stage is Stage.CANCELLED else event_line
    name = f"{slug(event.called(ctx.t.language), otherwise='maillon')}.ics"
    dates = Dates((event_date(ctx.db, event, ctx.t),))
    return Card(blocks=(Text(told(ctx.t, event)),), sign=Sign.EVENT, file=File(name, dates))


def _fresh(last: Post, now: datetime) -> bool:
    """Whether that one is on its way, or has just arrived."""
    return last.state in UNSENT or (last.sent_at is not None and now - last.sent_at < SOON)


def _goes(ctx: Context, event: Event) -> bool:
    mine = rsvps.of(ctx.db, event=event, person=ctx.person.id)
    return mine is not None and mine.answer is Answer.YES
