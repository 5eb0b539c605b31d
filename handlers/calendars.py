"""What a person said yes to, for their own calendar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.calendars import Entry
from bot.cards import Card, Sign, Text
from bot.context import Context
from bot.feature import Feature
from bot.fields.occasion import LABELS
from bot.i18n import N_
from handlers._calendars import calendar_links
from storage import cohorts, feeds, rsvps
from storage.announcements import Stage
from storage.events import Event

if TYPE_CHECKING:
    from bot.i18n import Translator
    from storage.db import Session

feature = Feature("calendars")


@feature.dates
def accepted(db: Session, person: int, t: Translator) -> Iterator[Entry]:
    """Yield the events that the person accepted, in every cohort they are still in."""
    for event in rsvps.accepted(db, person=person):
        yield _entry(db, event, t)


@feature.button("calendar.renew")
def renew(ctx: Context) -> Card:
    """Give another address to who fears that theirs is known to others."""
    feeds.renew(ctx.db, person=ctx.person.id)
    text = N_("Your calendar has a new address; the former one shows nothing any more.")
    return Card(blocks=(Text(ctx.t(text)),), links=calendar_links(ctx), sign=Sign.NOTED)


def _entry(db: Session, event: Event, t: Translator) -> Entry:
    cohort = cohorts.get(db, cohort=event.cohort_id)
    slug = cohort.slug if cohort else ""
    return Entry(
        uid=f"event-{event.id}@{slug}.maillon",
        title=event.title,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        place=event.place or "",
        note=t(LABELS[event.kind]),
        sequence=event.sequence,
        cancelled=event.stage is Stage.CANCELLED,
    )
