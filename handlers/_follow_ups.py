"""Follow-ups: whom to remind of a contact, and when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from handlers._mornings import morning, zone_of
from storage import people, posts
from storage.people import Role

if TYPE_CHECKING:
    from bot.context import Context
    from storage.contacts import Contact
    from storage.people import Person

VIEW: Final = "contact.follow_up"


def remind(ctx: Context, contact: Contact) -> None:
    """Plan to recall the follow-up on its morning, once per day chosen.

    The enterprise's other managers have it too, in case whoever logged the contact has left by
    then. What waits is planned anew: a follow-up that was withdrawn while its contact was undone
    is due again.
    """
    day = contact.follow_up_on
    if day is None:
        return
    cohort, args = ctx.cohort.id, (contact.id, day.isoformat())
    if posts.copies(ctx.db, cohort=cohort, view=VIEW, args=args):
        return
    posts.cancel(ctx.db, cohort=cohort, view=VIEW, args=args)
    for person in _readers(ctx, contact):
        ctx.post(
            VIEW,
            *args,
            to=person.id,
            key=f"{VIEW}:{contact.id}:{day}:{ctx.now.timestamp():.6f}",
            due=morning(day, zone_of(ctx, person.id)),
            useful=timedelta(days=3),
        )


def concerns(ctx: Context, contact: Contact) -> bool:
    """Whether the person is the one to remind now: who logged the contact, else who took over."""
    managers = {one.id for one in _managers(ctx, contact)}
    coordinators = {one.id for one in people.coordinators(ctx.db, cohort=ctx.cohort.id)}
    stays = contact.logged_by in managers | coordinators
    return ctx.person.id == contact.logged_by if stays else ctx.person.id in managers


def _readers(ctx: Context, contact: Contact) -> list[Person]:
    managers = _managers(ctx, contact)
    known = {one.id for one in managers}
    writer = people.get(ctx.db, person=contact.logged_by) if contact.logged_by else None
    return managers if writer is None or writer.id in known else [*managers, writer]


def _managers(ctx: Context, contact: Contact) -> list[Person]:
    members = people.members(
        ctx.db, cohort=ctx.cohort.id, role=Role.MANAGER, organization=contact.enterprise_id
    )
    return [one.person for one in members]
