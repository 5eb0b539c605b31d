"""Pause what nobody asked for, until a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated

from bot.answers import newcomer_card
from bot.cards import Button, Card, Note, Sign, Text, Weight
from bot.context import Visit
from bot.errors import out_of_use
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields.until import LONGEST, UntilField
from bot.i18n import N_
from handlers._categories import offer
from handlers._wishes import STILL, known, wishes_card
from storage import delays, preferences

if TYPE_CHECKING:
    from storage.people import Person

feature = Feature("pauses")


@feature.command(
    "pause",
    fr="pause",
    help=N_("Pause reminders"),
    roles=frozenset(),
    everyday=True,
    examples=("2 weeks", "2 semaines"),
)
def pause(visit: Visit, *, until: Annotated[date | None, UntilField()] = None) -> Card:
    if visit.person is None:
        return newcomer_card(visit.t)
    if until is None:
        return wishes_card(visit, visit.person)
    return _paused(visit, visit.person, until)


@feature.command("resume", fr="reprendre", help=N_("Resume reminders"), roles=frozenset())
def resume(visit: Visit) -> Card:
    """End a pause. What was stopped takes one more press: it needs to be agreed to."""
    if visit.person is None:
        return newcomer_card(visit.t)
    t, wishes = visit.t, preferences.of(visit.db, person=visit.person.id)
    paused = wishes.paused_until is not None and wishes.paused_until > visit.now
    preferences.resume(visit.db, person=visit.person.id, now=visit.now)
    delays.reconsider(visit.db, person=visit.person.id, now=visit.now)
    choose = Button(t(N_("Choose my messages")), "consent")
    resumed = Text(t(N_("Reminders resumed.")))
    if wishes.stopped_at is None:
        return Card(blocks=(resumed,), buttons=(choose,))
    stopped = t(N_("Broadcasts are stopped since {when}."), when=wishes.stopped_at)
    again = Button(t(N_("Resume broadcasts")), "stop.resume", (), Weight.PRIMARY)
    return Card(
        blocks=(
            *((resumed,) if paused else ()),
            Text(stopped),
            Note(offer(visit, visit.person)),
        ),
        buttons=(again, choose),
    )


@feature.button("pause.see", roles=frozenset())
def see(visit: Visit) -> Card:
    return wishes_card(visit, known(visit))


@feature.button("pause.for", roles=frozenset())
def pause_for(visit: Visit, days: int) -> Reply:
    if not 0 < days <= LONGEST.days:
        raise out_of_use()
    until = visit.t.today + timedelta(days=days)
    return Reply(_paused(visit, known(visit), until), replaces=True)


@feature.button("pause.until", roles=frozenset())
def pause_until(visit: Visit) -> Opening:
    return Opening("pause.day", {}, go=True)


@feature.form("pause.day", title=N_("Pause reminders"), roles=frozenset())
def pause_day(visit: Visit, until: Annotated[date, UntilField()]) -> Card:
    return _paused(visit, known(visit), until)


@feature.button("pause.end", roles=frozenset())
def end(visit: Visit) -> Reply:
    return Reply(resume(visit), replaces=True)


def _paused(visit: Visit, person: Person, until: date) -> Card:
    """Pause up to the first minute of that day, where the person lives."""
    t = visit.t
    instant = datetime.combine(until, time(), t.zone).astimezone(UTC)
    preferences.pause(visit.db, person=person.id, until=instant, now=visit.now)
    delays.reconsider(visit.db, person=person.id, now=visit.now)
    return Card(
        blocks=(Text(t(N_("Reminders paused until {date}."), date=until)), Note(t(STILL))),
        buttons=(Button(t(N_("Resume")), "pause.end"),),
        sign=Sign.NOTED,
    )
