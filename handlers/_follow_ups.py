"""Follow-ups: whom to remind of a contact, and when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from handlers._in_charge import in_charge
from handlers._mornings import morning, zone_of
from storage import posts

if TYPE_CHECKING:
    from bot.context import Context
    from storage.contacts import Contact

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
    for person in in_charge(ctx, contact):
        ctx.post(
            VIEW,
            *args,
            to=person.id,
            key=f"{VIEW}:{contact.id}:{day}:{ctx.now.timestamp():.6f}",
            due=morning(day, zone_of(ctx, person.id)),
            useful=timedelta(days=3),
            local=True,
        )
