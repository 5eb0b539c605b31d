"""Who is told of an event, when, and what of it waits to be sent."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from storage import chats, consents, people, posts, recipients, rsvps
from storage.consents import Category
from storage.posts import Priority
from storage.recipients import EVERYBODY, Selection
from storage.rsvps import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.context import Context
    from storage.chats import Chat
    from storage.events import Event

CHANNELS: Final = "announcements"
"""The purpose of the chats where events are posted."""
MORNING: Final = time(9)
"""When people are reminded, in their own zone."""
LASTING: Final = timedelta(hours=2)
"""How long an event is held to last, where nothing is said of its end."""
DAYS: Final = {"J-7": 7, "J-1": 1}
UNDECIDED: Final = "J-7"
LAST: Final = ("J-1", "H-1")
KINDS: Final = (
    Category.TRAINING,
    Category.NETWORKING,
    Category.MATCHMAKING,
    Category.VISIT,
    Category.CONFERENCE,
    Category.AWARENESS,
)
"""What one can agree to hear of; an event of no kind is heard by who agreed to any."""


def invited(ctx: Context, event: Event) -> Iterator[tuple[int, Category]]:
    """Yield who agreed to hear of such an event, and by which category; never its author."""
    wanted = [one for one in KINDS if one.value == event.kind.value] or KINDS
    for person in chosen(ctx, event):
        given = consents.current(ctx.db, person=person, cohort=ctx.cohort.id, now=ctx.now)
        agreed = next((one for one in wanted if given[one]), None)
        if agreed is not None:
            yield person, agreed


def channels(ctx: Context, event: Event) -> Sequence[Chat]:
    """Return the chats where an event is posted: none when it is not for everybody."""
    if Selection.unpacked(event.audience) != EVERYBODY:
        return ()
    return chats.of_cohort(ctx.db, cohort=ctx.cohort.id, purpose=CHANNELS)


def chosen(ctx: Context, event: Event) -> list[int]:
    """Return whom an event is for, but its author."""
    selection = Selection.unpacked(event.audience)
    found = recipients.select(ctx.db, cohort=ctx.cohort.id, selection=selection)
    return [person for person in found if person != event.created_by]


def announce(ctx: Context, event: Event) -> None:
    """Tell the cohort's channels and whoever agreed; recall it later to who has not answered."""
    key, useful = f"event:{event.id}", event.starts_at - ctx.now
    if channels(ctx, event):
        ctx.announce("event", event.id, purpose=CHANNELS, key=key, useful=useful)
    for person, category in invited(ctx, event):
        ctx.post(
            "event",
            event.id,
            to=person,
            key=key,
            useful=useful,
            priority=Priority.BROADCAST,
            category=category,
            wanted=False,
        )
        recall(ctx, event, person, category)
    call_roll(ctx, event)


def call_roll(ctx: Context, event: Event) -> None:
    """Plan to ask the host who came, once it is over."""
    if event.created_by is not None:
        ctx.post(
            "event.attendance",
            event.id,
            event.moves,
            to=event.created_by,
            key=f"event:{event.id}:attendance:{event.moves}",
            due=event.ends_at or event.starts_at + LASTING,
            useful=timedelta(days=14),
        )


def recall(ctx: Context, event: Event, person: int, category: Category) -> None:
    """Plan to ask again who has not decided."""
    _plan(ctx, event, person, UNDECIDED, category)


def remind(ctx: Context, event: Event, persons: Iterable[int]) -> None:
    """Plan the last reminders of those who come."""
    for person in persons:
        for which in LAST:
            _plan(ctx, event, person, which, None)


def promote(ctx: Context, event: Event) -> None:
    """Give the free places to who waits, and tell them."""
    lucky = rsvps.promote(ctx.db, event=event, now=ctx.now)
    remind(ctx, event, lucky)
    for person in lucky:
        key = f"event:{event.id}:place:{ctx.now.timestamp():.6f}"
        ctx.post("event.place", event.id, to=person, key=key, useful=event.starts_at - ctx.now)


def replan(ctx: Context, event: Event, former: int) -> None:
    """Drop the reminders of a former move, and plan those of this one."""
    withdraw(ctx, event, former)
    remind(ctx, event, rsvps.who(ctx.db, event=event, answers=[Answer.YES]))
    for person, category in invited(ctx, event):
        recall(ctx, event, person, category)
    call_roll(ctx, event)


def withdraw(ctx: Context, event: Event, moves: int) -> None:
    """Drop what waits of an event's reminders, as they were planned after so many moves."""
    for which in (UNDECIDED, *LAST):
        args = (event.id, which, moves)
        posts.cancel(ctx.db, cohort=ctx.cohort.id, view="event.reminder", args=args)


def tell(ctx: Context, event: Event, view: str, *args: str | int, key: str) -> int:
    """Tell at once who said yes or maybe, or waits, but who does it; how many."""
    concerned = rsvps.who(ctx.db, event=event, answers=[Answer.YES, Answer.MAYBE, Answer.WAITING])
    others = [person for person in concerned if person != ctx.person.id]
    for person in others:
        ctx.post(view, event.id, *args, to=person, key=key)
    return len(others)


def due(event: Event, which: str, zone: ZoneInfo) -> datetime:
    """Return when a reminder is due for someone in that zone."""
    if which not in DAYS:
        return event.starts_at - timedelta(hours=1)
    day = event.starts_at.astimezone(zone).date() - timedelta(DAYS[which])
    return datetime.combine(day, MORNING, zone).astimezone(UTC)


def _plan(ctx: Context, event: Event, person: int, which: str, category: Category | None) -> None:
    reader = people.get(ctx.db, person=person)
    zone = ZoneInfo((reader and reader.zone) or ctx.cohort.zone)
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
        useful=event.starts_at - at,
        category=category,
        wanted=category is None,
    )
