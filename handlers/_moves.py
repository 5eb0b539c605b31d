"""News of a move: told once, beside what each reader knew, however often it moved meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import posts
from storage.posts import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.context import Context
    from storage.events import Event
    from storage.tenders import Tender

Known = tuple[str, ...]
"""What somebody knows of where things stand, as the news of a move holds it."""


def tell_move(
    ctx: Context,
    kind: str,
    moved: Event | Tender,
    readers: Iterable[int],
    *,
    before: Known,
    now: Known,
) -> int:
    """Tell a move to those for whom it changes something; how many.

    The view's arguments are the number, what the reader knew, and how many moves there were.
    """
    view, known = f"{kind}.moved", _untold(ctx, f"{kind}.moved", moved.id, now)
    changed = {person: known.get(person, before) for person in readers}
    told = {person: former for person, former in changed.items() if former != now}
    key = f"{kind}:{moved.id}:moved:{moved.moves}"
    for person, former in told.items():
        ctx.post(view, moved.id, *former, moved.moves, to=person, key=key)
    return len(told)


def _untold(ctx: Context, view: str, number: int, now: Known) -> dict[int, Known]:
    """Drop the news of former moves that has not left; what those it was for still know.

    A move that is taken back while its news is being sent may be known: that is told.
    """
    known = {}
    for post in posts.unsent(ctx.db, cohort=ctx.cohort.id, view=view):
        moved, *former, _ = post.args
        if moved == number and post.person_id is not None:
            if post.state is State.WAITING or tuple(former) != now:
                known[post.person_id] = tuple(former)
            posts.cancel(ctx.db, cohort=ctx.cohort.id, view=view, args=post.args)
    return known
