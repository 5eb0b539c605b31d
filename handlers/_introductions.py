"""Who is introduced to whom: what each is told of the other, who agreed by asking or offering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Fields
from storage import people

if TYPE_CHECKING:
    from bot.context import Context


def let_reach(ctx: Context) -> None:
    """Keep how the person is reached where they write from, to be given to another."""
    people.set_handle(
        ctx.db,
        platform=ctx.origin.platform,
        workspace=ctx.origin.workspace,
        user_id=ctx.origin.user,
        handle=ctx.origin.handle or None,
    )


def ways_to(ctx: Context, person: int) -> tuple[Fields, ...]:
    """Tell where somebody is written to: their account there, else their name."""
    other = people.get(ctx.db, person=person)
    name = other.name if other else "?"
    accounts = people.accounts(ctx.db, person=person)
    rows = tuple((one.platform.capitalize(), one.handle or name) for one in accounts)
    return (Fields(rows),) if rows else ()
