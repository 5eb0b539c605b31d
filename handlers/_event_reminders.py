"""When people are reminded of an event, each in their own zone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from handlers._invited import invited
from handlers._mornings import morning, zone_of
from storage import posts, rsvps
from storage.consents import Category
from storage.rsvps import Answer

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.context import Context
    from storage.events import Event

LASTING: Final = timedelta(hours=2)
"""How long an event is held to last, where nothing is said of its end."""
DAYS: Final = {"J-7": 7, "J-1": 1}
UNDECIDED: Final = "J-7"
HOUR_BEFORE: Final = "H-1"
LAST: Final = ("J-1", HOUR_BEFORE)
ROLL: Final = "event.attendance"


def call_roll(ctx: Context, event: Event) -> None:
    """Plan to ask the host who came, once it is over."""
    if event.created_by is not None:
        ctx.post(
            ROLL,
            event.id,
            event.moves,
            to=event.created_by,
            key=f"event:{event.id}:attendance:{event.moves}",
            due=event.ends_at or event.starts_at + LASTING,
            useful=timedelta(days=14),
        )


def recall(ctx: Context, event: Event, person: int, category: Category | None = None) -> None:
    """Plan to ask again who has not decided; no category is needed of who said maybe."""
    _plan(ctx, event, person, UNDECIDED, category)


def remind(ctx: Context, event: Event, persons: Iterable[int]) -> None:
    """Plan the last reminders of those who come."""
    for person in persons:
        for which in LAST:
            _plan(ctx, event, person, which, None)


def remind_of(ctx: Context, event: Event, person: int, said: Answer) -> None:
    """Plan what follows from an answer."""
    if said is Answer.YES:
        remind(ctx, event, [person])
    if said is Answer.MAYBE:
        recall(ctx, event, person)


def replan(ctx: Context, event: Event, former: int) -> None:
    """Drop the reminders of a former move, and plan those of this one."""
    withdraw(ctx, event, former)
    plan_again(ctx, event)
    call_roll(ctx, event)


def plan_again(ctx: Context, event: Event) -> None:
    """Plan what is not planned yet of an event's reminders."""
    remind(ctx, event, rsvps.who(ctx.db, event=event, answers=[Answer.YES]))
    for person in rsvps.who(ctx.db, event=event, answers=[Answer.MAYBE]):
        recall(ctx, event, person)
    for person, category in invited(ctx, event):
        recall(ctx, event, person, category)


def withdraw(ctx: Context, event: Event, moves: int) -> None:
    """Drop what waits of an event's reminders, as they were planned after so many moves."""
    for which in (UNDECIDED, *LAST):
        args = (event.id, which, moves)
        posts.cancel(ctx.db, cohort=ctx.cohort.id, view="event.reminder", args=args)


def due(event: Event, which: str, zone: ZoneInfo) -> datetime:
    """Return when a reminder is due for someone in that zone."""
    if which not in DAYS:
        return event.starts_at - timedelta(hours=1)
    return morning(event.starts_at.astimezone(zone).date() - timedelta(DAYS[which]), zone)


def _plan(ctx: Context, event: Event, person: int, which: str, category: Category | None) -> None:
    zone = zone_of(ctx, person)
    at = due(event, which, zone)
    if at <= ctx.now or which not in event.reminders:
        return
    ctx.post(
        "event.reminder",
        event.id,
        which,
        event.moves,
        to=person,
        key=f"event:{event.id}:{which}:{event.moves}",
        due=at,
        useful=_until(event, which, zone) - at,
        category=category,
        wanted=category is None,
        local=which in DAYS,
    )


def _until(event: Event, which: str, zone: ZoneInfo) -> datetime:
    """Return when one is told too late: the next one to the same people says the same, nearer."""
    later = LAST[LAST.index(which) + 1 :] if which in LAST else ()
    following = [due(event, one, zone) for one in later if one in event.reminders]
    return min((*following, event.starts_at))
