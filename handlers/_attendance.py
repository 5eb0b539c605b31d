"""The roll of an event: who was expected, who came, and what follows for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Choices, Text
from bot.errors import Outdated
from bot.i18n import N_
from handlers._events import EVENTS, event_line
from handlers._mornings import morning, zone_of
from storage import attendances, events, people, rsvps
from storage.people import Role
from storage.rsvps import Answer

if TYPE_CHECKING:
    from bot.context import Context
    from storage.events import Event

LATER: Final = (30, 90)
"""Days after which one asks what an event led to."""
_ROLL: Final = 0
"""What buttons carry: those that listed the other members carried 1."""


def begun(ctx: Context, number: int) -> Event:
    """Return an event that has begun. Raises Refusal, or Outdated."""
    event = EVENTS.standing(ctx, number)
    if event.starts_at > ctx.now:
        raise Outdated(N_("This event has not begun: {event}."), event=event_line(ctx.t, event))
    return event


def note(ctx: Context, event: Event, person: int, *, came: bool) -> None:
    attendances.note(ctx.db, event=event, person=person, came=came, by=ctx.person.id, now=ctx.now)


def expected(ctx: Context, event: Event) -> list[int]:
    """Return who said yes or maybe, or waited, and who came all the same."""
    said = rsvps.who(ctx.db, event=event, answers=[Answer.YES, Answer.MAYBE, Answer.WAITING])
    return list(dict.fromkeys([*said, *came(ctx, event)]))


def came(ctx: Context, event: Event) -> list[int]:
    return [person for person, there in attendances.of(ctx.db, event=event).items() if there]


def recount(ctx: Context, event: Event, outside: int) -> Event:
    """Keep how many came in all."""
    return events.count(ctx.db, event=event, came=len(came(ctx, event)), outside=outside)


def roll_card(ctx: Context, event: Event, listed: Sequence[int], page: int = 0) -> Card:
    """Show who came; choosing a name ticks it, or takes the tick away."""
    t, there = ctx.t, set(came(ctx, event))
    options = tuple(
        _option(ctx, person, there=person in there, carried=(event.id, person, _ROLL), page=page)
        for person in listed
    )
    more = Button(t(N_("More")), "attendance.page", (event.id, _ROLL))
    total = t.n("{n} person came.", "{n} people came.", event.people_reached)
    outside = t.n("{n} from outside.", "{n} from outside.", event.outside)
    return Card(
        title=t(N_("Attendance")),
        blocks=(
            Text(event_line(t, event)),
            Text(f"{total} {outside}"),
            *((Choices(t(N_("Tick who came")), options, more, page),) if options else ()),
        ),
        buttons=_ways(ctx, event),
    )


def thank(ctx: Context, event: Event, persons: Sequence[int]) -> int:
    """Thank those who came, and plan to ask the sellers what it led to; how many anew."""
    members = people.members(ctx.db, cohort=ctx.cohort.id, role=Role.MANAGER)
    sellers = {one.person.id for one in members}
    thanked = 0
    for person in persons:
        key = f"event:{event.id}:thanks"
        thanked += ctx.post("event.thanks", event.id, to=person, key=key)
        zone = zone_of(ctx, person)
        for days in LATER if person in sellers else ():
            day = event.starts_at.astimezone(zone).date() + timedelta(days)
            ctx.post(
                "event.outcome",
                event.id,
                days,
                to=person,
                key=f"event:{event.id}:outcome:{days}",
                due=morning(day, zone),
                useful=timedelta(days=7),
                local=True,
            )
    return thanked


def _ways(ctx: Context, event: Event) -> tuple[Button, ...]:
    t, one = ctx.t, (event.id,)
    return (
        Button(t(N_("Tick everybody")), "attendance.all", one),
        Button(t(N_("Add someone")), "attendance.add", one),
        Button(t(N_("Count outside guests")), "attendance.outside", one),
        Button(t(N_("Thank them")), "attendance.thank", one),
    )


def _option(
    ctx: Context, person: int, *, there: bool, carried: tuple[int, ...], page: int
) -> Button:
    """Return what ticks a name, or takes the tick away: the button says which."""
    known = people.get(ctx.db, person=person)
    name = known.name if known else "?"
    label = ctx.t(N_("{name}: came"), name=name) if there else name
    return Button(label, "attendance.tick", (*carried, int(not there), page))
