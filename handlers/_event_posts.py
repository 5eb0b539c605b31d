"""What is said of an event, to whom, and once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers._event_reminders import UNDECIDED, call_roll, recall, remind
from handlers._invited import channels, invited
from storage import events, posts, rsvps
from storage.posts import Priority
from storage.rsvps import Answer

if TYPE_CHECKING:
    from bot.context import Context
    from handlers._event_news import Former
    from storage.events import Event


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


def promote(ctx: Context, event: Event) -> None:
    """Give the free places to who waits, and tell them."""
    lucky = rsvps.promote(ctx.db, event=event, now=ctx.now)
    remind(ctx, event, lucky)
    for person in lucky:
        key = f"event:{event.id}:place:{ctx.now.timestamp():.6f}"
        ctx.post("event.place", event.id, to=person, key=key, useful=event.starts_at - ctx.now)


def resettle(ctx: Context, person: int) -> None:
    """Count anew the events that someone answered who left the cohort, or is back in it."""
    answered = rsvps.mine(ctx.db, cohort=ctx.cohort.id, person=person)
    for event in events.upcoming(ctx.db, cohort=ctx.cohort.id, now=ctx.now):
        if event.id in answered:
            promote(ctx, event)
            refresh(ctx, event)


def refresh(ctx: Context, event: Event) -> None:
    """Bring every copy of an event up to date, what asked about it again included."""
    ctx.refresh("event", event.id)
    for moves in range(event.moves + 1):
        ctx.refresh("event.reminder", event.id, UNDECIDED, moves)


def tell(ctx: Context, event: Event, view: str, *args: str | int, key: str) -> int:
    """Tell at once who said yes or maybe, or waits, but who does it; how many."""
    others = _concerned(ctx, event)
    for person in others:
        ctx.post(view, event.id, *args, to=person, key=key)
    return len(others)


def tell_move(ctx: Context, before: Former, event: Event) -> int:
    """Tell new hours or a new place, beside those that each one knew; how many are told."""
    others, known = _concerned(ctx, event), _untold(ctx, event)
    key = f"event:{event.id}:moved:{event.moves}"
    for person in others:
        former = known.get(person, before.args)
        ctx.post("event.moved", event.id, *former, event.moves, to=person, key=key)
    return len(others)


def _concerned(ctx: Context, event: Event) -> list[int]:
    said = rsvps.who(ctx.db, event=event, answers=[Answer.YES, Answer.MAYBE, Answer.WAITING])
    return [person for person in said if person != ctx.person.id]


def _untold(ctx: Context, event: Event) -> dict[int, tuple[str, str, str]]:
    """Drop the news of former moves that has not left; what those it was for still know."""
    known = {}
    for post in posts.waiting(ctx.db, cohort=ctx.cohort.id, view="event.moved"):
        number, start, end, place, _ = post.args
        if number == event.id and post.person_id is not None:
            known[post.person_id] = (start, end, place)
            posts.withdraw(ctx.db, post=post.id, why="moved again")
    return known
