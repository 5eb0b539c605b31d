"""Snooze: show a message again tomorrow morning, to whom it was sent."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from bot.cards import Card, Text
from bot.context import Visit
from bot.errors import out_of_use
from bot.feature import Feature
from bot.i18n import N_
from storage import posts, preferences
from storage.people import Person
from storage.preferences import QUIET_UNTIL

feature = Feature("snoozes")


@feature.button("snooze", roles=frozenset())
def snooze(visit: Visit, view: str, number: int, more: str = "") -> Card:
    """`number` and `more` are what the view shows; only what one was sent can come again."""
    args = (number, more) if more else (number,)
    if visit.person is None or not _received(visit, visit.person, view, args):
        raise out_of_use()
    due = _morning(visit, visit.person)
    key = f"snooze:{view}:{number}:{more}:{due.date()}"
    visit.post(view, *args, to=visit.person.id, key=key, due=due, local=True)
    text = visit.t(N_("I will show you this again on {when}."), when=due)
    return Card(blocks=(Text(text),))


def _received(visit: Visit, person: Person, view: str, args: tuple[str | int, ...]) -> bool:
    sent = posts.copies(visit.db, cohort=visit.place, view=view, args=args)
    return any(one.person_id == person.id for one in sent)


def _morning(visit: Visit, person: Person) -> datetime:
    """Return when the reader's quiet hours end tomorrow; at eight, where they have none."""
    wishes = preferences.of(visit.db, person=person.id)
    ends = wishes.quiet_until if wishes.quiet_from > wishes.quiet_until else QUIET_UNTIL
    day = visit.t.today + timedelta(days=1)
    return datetime.combine(day, time(ends), visit.t.zone).astimezone(UTC)
