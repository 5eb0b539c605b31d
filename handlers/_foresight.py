"""What the ration would do to a message, told before it is sent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.policy import A_WEEK, TOO_LATE, Drop
from bot.wishes import foreseen
from storage import rations
from storage.held import RATION
from storage.posts import Post
from storage.reach import out_of_reach

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta

    from bot.context import Context
    from storage.consents import Category

_KEPT: Final = 2
"""The most places that are kept for somebody's digests of one cohort: one issued, one to come."""


@dataclass(frozen=True, slots=True)
class Foresight:
    """What becomes of an unrequested message to those who agreed to it, if it is sent now.

    `digested` will find it in their digest; for the `late` it would come after its use.
    """

    agreed: int
    unreachable: int
    digested: int
    late: int

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
    return Foresight(len(agreed), len(away), kept[RATION], kept[TOO_LATE])


def _kept_back(
    ctx: Context, view: str, people: Mapping[int, Category], useful: timedelta
) -> Counter[str]:
    """Count why it would not be sent to some of those who can be reached."""
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

    verdicts = (foreseen(ctx.db, post=unrequested(one), person=one, now=ctx.now) for one in near)
    return Counter(one.why for one in verdicts if isinstance(one, Drop))
