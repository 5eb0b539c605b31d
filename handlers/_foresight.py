"""What the ration would do to a message, told before it is sent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from bot.policy import A_WEEK, Drop
from bot.wishes import foreseen
from storage import rations
from storage.posts import Post

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import timedelta

    from bot.context import Context
    from storage.consents import Category

_KEPT: Final = 2
"""The most places that are kept for somebody's digests of one cohort: one issued, one to come."""


def kept_back(
    ctx: Context, view: str, people: Collection[int], category: Category, *, useful: timedelta
) -> Counter[str]:
    """Count why an unrequested message would not be sent to some of those who agreed to it."""
    until = ctx.now + useful
    near = rations.pressed(ctx.db, people=people, now=ctx.now, many=A_WEEK - _KEPT)

    def unrequested(person: int) -> Post:
        return Post(
            person_id=person,
            cohort_id=ctx.cohort.id,
            view=view,
            key=view,
            category=category,
            wanted=False,
            due_at=ctx.now,
            expires_at=until,
        )

    verdicts = (foreseen(ctx.db, post=unrequested(one), person=one, now=ctx.now) for one in near)
    return Counter(one.why for one in verdicts if isinstance(one, Drop))
