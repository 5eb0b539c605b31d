"""What is said of an event, to whom, and once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from handlers._event_news import Former
from handlers._event_reminders import UNDECIDED, call_roll, recall, remind
from handlers._invited import channels, invited
from handlers._moves import tell_move
from storage import rsvps
from storage.posts import Priority
from storage.rsvps import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.context import Context
    from bot.planning import Planner
    from storage.events import Event


LISTED: Final = "events"
"""The view of what is coming, with its reader's own answers."""


def announce(ctx: Context, event: Event) -> None:
    """Tell the cohort's channels and whoever agreed; recall it later to who has not answered."""
    key, useful = f"event:{event.id}", event.starts_at - ctx.now
    ctx.announce("event", event.id, rooms=channels(ctx, event), key=key, useful=useful)
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


def promote(ctx: Context, event: Event) -> int:
    """Give the free places to who waits, and tell them; how many."""
    lucky = rsvps.promote(ctx.db, event=event, now=ctx.now)
    remind(ctx, event, lucky)
    for person in lucky:
        key = f"event:{event.id}:place:{ctx.now.timestamp():.6f}"
        ctx.post("event.place", event.id, to=person, key=key, useful=event.starts_at - ctx.now)
        ctx.refresh(LISTED, reader=person)
    return len(lucky)


def welcome_back(ctx: Context, person: int) -> None:
    """Count who is back in the cohort in what they answered: with a place, or waiting for one."""
    _resettle(ctx, rsvps.give_way(ctx.db, cohort=ctx.cohort.id, person=person, now=ctx.now))


def let_go(ctx: Context, person: int) -> None:
    """Count without them who left the cohort; the places they had go to who waits."""
    _resettle(ctx, rsvps.answered(ctx.db, cohort=ctx.cohort.id, person=person, now=ctx.now))


def _resettle(ctx: Context, answered: Iterable[Event]) -> None:
    for event in answered:
        promote(ctx, event)
        refresh(ctx, event)


def refresh(
    planner: Planner, event: Event, reader: int | None = None, before: datetime | None = None
) -> None:
    """Bring every copy of an event up to date, what asked again included.

    Or one reader's; or, where `before` is given, those last written before then.
    """
    renew = partial(planner.refresh, cohort=event.cohort_id, reader=reader, before=before)
    renew("event", event.id)
    for moves in range(event.moves + 1):
        renew("event.reminder", event.id, UNDECIDED, moves)


def tell(ctx: Context, event: Event, view: str, *args: str | int, key: str) -> int:
    """Tell at once who said yes or maybe, or waits, but who does it; how many."""
    others = _concerned(ctx, event)
    for person in others:
        ctx.post(view, event.id, *args, to=person, key=key)
    return len(others)


def told_of_move(ctx: Context, before: Former, event: Event) -> int:
    """Tell new hours or a new place to whom they concern; how many are told."""
    now, concerned = Former.of(event), _concerned(ctx, event)
    return tell_move(ctx, "event", event, concerned, before=before.args, now=now.args)


def _concerned(ctx: Context, event: Event) -> list[int]:
    said = rsvps.who(ctx.db, event=event, answers=[Answer.YES, Answer.MAYBE, Answer.WAITING])
    return [person for person in said if person != ctx.person.id]
