"""When somebody is written to, and where: the card of their wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Fields, Note
from bot.errors import out_of_use
from bot.fields.hour import OnTheHour
from bot.i18n import N_
from storage import chats, preferences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.context import Visit
    from storage.people import Person
    from storage.preferences import Preferences

STILL: Final = N_(
    "What you asked for still arrives: your follow-ups, news of what you said yes to, answers."
)


def known(visit: Visit) -> Person:
    """Return who asks. Raises Outdated for somebody that has gone."""
    if visit.person is None:
        raise out_of_use()
    return visit.person


def wishes_card(visit: Visit, person: Person) -> Card:
    """Show what is paused, quiet and preferred, and what can be changed."""
    t, wishes = visit.t, preferences.of(visit.db, person=person.id)
    places = _platforms(visit, person)
    return Card(
        title=t(N_("When you are written to")),
        blocks=(Fields(tuple(_rows(visit, wishes, places))), *_through(visit, wishes)),
        buttons=(
            *_pauses(visit, wishes),
            Button(t(N_("Set the quiet hours")), "quiet"),
            *((Button(t(N_("Remove the quiet hours")), "quiet.none"),) if _quiet(wishes) else ()),
            Button(t(N_("Change the time zone")), "zone"),
            *(_elsewhere(visit, one) for one in places[1:]),
            Button(t(N_("Choose my messages")), "consent"),
        ),
    )


def _rows(visit: Visit, wishes: Preferences, places: list[str]) -> Iterator[tuple[str, str]]:
    t, until = visit.t, wishes.paused_until
    sent = t(N_("sent"))
    if _paused(visit, wishes) and until is not None:
        sent = t(N_("paused until {date}"), date=t.date_of(until))
    yield t(N_("Reminders")), sent
    if wishes.stopped_at is not None:
        yield t(N_("Broadcasts")), t(N_("stopped since {when}"), when=wishes.stopped_at)
    hours = {"start": OnTheHour(wishes.quiet_from), "end": OnTheHour(wishes.quiet_until)}
    quiet = t(N_("{start} to {end}"), **hours) if _quiet(wishes) else t(N_("none"))
    yield t(N_("Quiet hours")), quiet
    yield t(N_("Time zone")), t.city(t.zone.key)
    if places:
        yield t(N_("Written to in")), places[0].capitalize()


def _through(visit: Visit, wishes: Preferences) -> tuple[Note, ...]:
    """Say what quiet hours let through."""
    text = N_(
        "What you asked for, such as a reminder, arrives even in quiet hours, where it would come "
        "too late after them."
    )
    return (Note(visit.t(text)),) if _quiet(wishes) else ()


def _pauses(visit: Visit, wishes: Preferences) -> tuple[Button, ...]:
    t = visit.t
    if _paused(visit, wishes):
        return (Button(t(N_("Resume")), "pause.end"),)
    return (
        Button(t(N_("Pause for 1 day")), "pause.for", (1,)),
        Button(t(N_("Pause for 1 week")), "pause.for", (7,)),
        Button(t(N_("Pause until a date")), "pause.until"),
    )


def _elsewhere(visit: Visit, platform: str) -> Button:
    label = visit.t(N_("Write to me in {platform}"), platform=platform.capitalize())
    return Button(label, "platform", (platform,))


def _paused(visit: Visit, wishes: Preferences) -> bool:
    return wishes.paused_until is not None and wishes.paused_until > visit.now


def _quiet(wishes: Preferences) -> bool:
    return wishes.quiet_from != wishes.quiet_until


def _platforms(visit: Visit, person: Person) -> list[str]:
    """Return where the person can be written to alone, the place that is used first."""
    return list(dict.fromkeys(one.platform for one in chats.direct(visit.db, person=person.id)))
