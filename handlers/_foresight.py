"""What the ration would do to a message, told before it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.policy import A_WEEK, TOO_LATE, Drop
from bot.wishes import foreseen, judged
from storage import posts, rations
from storage.held import RATION
from storage.posts import Post
from storage.reach import out_of_reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import timedelta

    from bot.context import Context
    from storage.consents import Category

_KEPT: Final = 2
"""The most places that are kept for somebody's digests of one cohort: one issued, one to come."""


@dataclass(frozen=True, slots=True)
class Foresight:
    """What becomes of an unrequested message to those who agreed to it, if it is sent now.

    `held` will find it in their digest; for the `late` it would come after its use.
    """

    agreed: int
    unreachable: int
    held: frozenset[int]
    late: int

    @property
    def digested(self) -> int:
        return len(self.held)

    @property
    def readers(self) -> int:
        """Who will read it: a message of its own, or their digest, tells them."""
        return self.agreed - self.unreachable - self.late


def foresight(
    ctx: Context, view: str, agreed: Mapping[int, Category], *, useful: timedelta
) -> Foresight:
    """Foresee it for those who agreed, each by a category."""
    away = out_of_reach(ctx.db, people=agreed)
    there = {person: category for person, category in agreed.items() if person not in away}
    kept = _kept_back(ctx, view, there, useful)
    held = frozenset(person for person, why in kept.items() if why == RATION)
    late = sum(why == TOO_LATE for why in kept.values())
    return Foresight(len(agreed), len(away), held, late)


def hold_back(ctx: Context, view: str, *args: int, people: Iterable[int]) -> None:
    """Leave to these people's digests at once what would be so as it is taken to be sent."""
    mine = partial(posts.theirs, ctx.db, cohort=ctx.cohort.id, view=view, args=args)
    for post in chain.from_iterable(mine(person=one) for one in people):
        match judged(ctx.db, post=post, now=ctx.now):
            case Drop(why):
                posts.withdraw(ctx.db, post=post.id, why=why)
            case _:
                pass


def _kept_back(
    ctx: Context, view: str, people: Mapping[int, Category], useful: timedelta
) -> dict[int, str]:
    """Say why it would not be sent to some of those who can be reached."""
    until = ctx.now + useful
    near = rations.pressed(ctx.db, people=people.keys(), now=ctx.now, many=A_WEEK - _KEPT)

    def unrequested(person: int) -> Post:
        return Post(
            person_id=person,
            cohort_id=ctx.cohort.id,
            view=view,
            key=view,
            category=people[person],
            wanted=False,
            due_at=ctx.now,
            expires_at=until,
        )

    verdicts = {
        one: foreseen(ctx.db, post=unrequested(one), person=one, now=ctx.now) for one in near
    }
    return {person: one.why for person, one in verdicts.items() if isinstance(one, Drop)}
