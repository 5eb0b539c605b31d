"""What a person said yes to or follows, for their own calendar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.cards import Card, Sign, Text
from bot.context import Context
from bot.feature import Feature
from bot.i18n import N_
from handlers._calendars import calendar_links
from handlers._dates import closing_date, event_date
from storage import feeds, followings, rsvps

if TYPE_CHECKING:
    from bot.calendars import Entry
    from bot.i18n import Translator
    from storage.db import Session

feature = Feature("calendars")


@feature.dates
def accepted(db: Session, person: int, t: Translator) -> Iterator[Entry]:
    """Yield the events that the person accepted, in every cohort they are still in."""
    for event in rsvps.accepted(db, person=person):
        yield event_date(db, event, t)


@feature.dates
def followed(db: Session, person: int, t: Translator) -> Iterator[Entry]:
    """Yield the closings of the calls for tenders that the person follows."""
    for tender in followings.followed(db, person=person):
        yield closing_date(db, tender, t)


@feature.button("calendar.renew")
def renew(ctx: Context) -> Card:
    """Give another address to who fears that theirs is known to others."""
    feeds.renew(ctx.db, person=ctx.person.id)
    text = N_("Your calendar has a new address; the former one shows nothing any more.")
    return Card(blocks=(Text(ctx.t(text)),), links=calendar_links(ctx), sign=Sign.NOTED)
