"""Who answers for an entry: whoever logged it, else who took over from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import people
from storage.people import Role

if TYPE_CHECKING:
    from bot.context import Context
    from storage.entries import Entry
    from storage.people import Person


def in_charge(ctx: Context, entry: Entry) -> list[Person]:
    """Return whom to write to of an entry: its enterprise's managers, and who logged it.

    All of them, in case whoever logged it has left by the time that the message leaves.
    """
    managers = _managers(ctx, entry)
    known = {one.id for one in managers}
    writer = people.get(ctx.db, person=entry.logged_by) if entry.logged_by else None
    return managers if writer is None or writer.id in known else [*managers, writer]


def concerns(ctx: Context, entry: Entry) -> bool:
    """Whether the person is the one to tell now: who logged the entry, else who took over.

    Where nobody speaks for the enterprise any more, that is the coordinators.
    """
    managers = {one.id for one in _managers(ctx, entry)}
    coordinators = {one.id for one in people.coordinators(ctx.db, cohort=ctx.cohort.id)}
    stays = entry.logged_by in managers | coordinators
    return ctx.person.id in ({entry.logged_by} if stays else managers or coordinators)


def _managers(ctx: Context, entry: Entry) -> list[Person]:
    members = people.members(
        ctx.db, cohort=ctx.cohort.id, role=Role.MANAGER, organization=entry.enterprise_id
    )
    return [one.person for one in members]
