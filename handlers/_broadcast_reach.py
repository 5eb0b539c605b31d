"""Whom a broadcast reaches: who agreed to hear of it, and who said yes to what it is news of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from handlers._answerers import chosen_event, recent
from handlers._foresight import foresight, hold_back
from storage import consents, recipients, rsvps
from storage.broadcasts import VIEW
from storage.posts import Priority
from storage.reach import out_of_reach
from storage.recipients import Selection
from storage.rsvps import Answer

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.context import Context
    from storage.broadcasts import Broadcast
    from storage.events import Event

USEFUL: Final = timedelta(days=8)
"""What the ration held back is shown in the digest, up to a week later, and a day is left to read
it; what waited for the end of a pause of a week still arrives."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a broadcast is for, but its author, and what stands between it and them.

    To `coming`, those of the willing who said yes to its event, it is news that they asked for.
    Who can be written to nowhere is `unreachable`, willing or not: what they would agree to is not
    known of those without an account. Nothing is planned for them, so a report counts them at once.
    `held` will find it in their digest, `late` are away for too long: see `foreseen`.
    """

    willing: tuple[int, ...]
    coming: frozenset[int]
    unreachable: int
    opted_out: int
    held: frozenset[int] = frozenset()
    late: int = 0

    @property
    def digested(self) -> int:
        return len(self.held)

    @property
    def selected(self) -> int:
        return len(self.willing) + self.unreachable + self.opted_out

    @property
    def recipients(self) -> int:
        """Who will read it: a message of its own, or their digest, tells them."""
        return len(self.willing) - self.late

    @property
    def sent(self) -> int:
        return self.recipients - self.digested


def reach(ctx: Context, broadcast: Broadcast) -> Reach:
    selection = Selection.unpacked(broadcast.audience)
    chosen = recipients.select(ctx.db, cohort=ctx.cohort.id, selection=selection)
    others = [person for person in chosen if person != broadcast.created_by]
    away = out_of_reach(ctx.db, people=others)
    there = [person for person in others if person not in away]
    coming = _coming(ctx, selection).intersection(there)
    agreed = agreeing(ctx, broadcast, there)
    willing = [one for one in there if one in coming or one in agreed]
    asking = {one: broadcast.category for one in willing if one not in coming}
    seen = foresight(ctx, VIEW, asking, useful=USEFUL)
    return Reach(
        willing=tuple(willing),
        coming=coming,
        unreachable=len(away),
        opted_out=len(there) - len(willing),
        held=seen.held,
        late=seen.late,
    )


def tell(ctx: Context, broadcast: Broadcast, whom: Reach) -> None:
    """Plan a copy for each who is willing; the report counts at once those left to digests."""
    for person in whom.willing:
        ctx.post(
            VIEW,
            broadcast.id,
            to=person,
            key=f"broadcast:{broadcast.id}",
            useful=USEFUL,
            priority=Priority.BROADCAST,
            category=broadcast.category,
            wanted=person in whom.coming,
        )
    hold_back(ctx, VIEW, broadcast.id, people=whom.held)


def subject(ctx: Context, broadcast: Broadcast) -> Event | None:
    """Return the event that it is news of, to those who said yes to it."""
    selection = Selection.unpacked(broadcast.audience)
    return chosen_event(ctx, selection) if Answer.YES in selection.answers else None


def agreeing(ctx: Context, broadcast: Broadcast, people: Sequence[int]) -> Collection[int]:
    """Return those of these people who agreed to hear of what it is about."""
    return consents.agreeing(
        ctx.db,
        cohort=ctx.cohort.id,
        people=people,
        categories=(broadcast.category,),
        now=ctx.now,
    )


def _coming(ctx: Context, selection: Selection) -> frozenset[int]:
    """Return who said yes to the event, while it is recent enough to be news of it."""
    event = chosen_event(ctx, selection)
    if event is None or event.id not in {one.id for one in recent(ctx)}:
        return frozenset()
    return frozenset(rsvps.who(ctx.db, event=event, answers=[Answer.YES]))
