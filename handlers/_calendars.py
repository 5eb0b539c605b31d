"""The way to one's own calendar: its address where pages are served, else a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Link
from bot.i18n import N_
from storage import feeds, posts, rsvps
from storage.announcements import Stage
from storage.rsvps import Answer

if TYPE_CHECKING:
    from bot.context import Context
    from storage.events import Event

FILE: Final = "event.file"


def calendar_links(ctx: Context) -> tuple[Link, ...]:
    """Return the link to the person's calendar; it is a secret, for private answers alone."""
    address = ctx.registry.address
    if not address:
        return ()
    secret = feeds.secret(ctx.db, person=ctx.person.id)
    return (Link(ctx.t(N_("Follow in my calendar")), f"{address}/calendar/{secret}.ics"),)


def file_buttons(ctx: Context, event: Event) -> tuple[Button, ...]:
    """Return what sends an event as a file, to who goes, where no address brings it by itself.

    One that is cancelled matters to who has its file already.
    """
    mine = rsvps.of(ctx.db, event=event, person=ctx.person.id)
    if ctx.registry.address or mine is None or mine.answer is not Answer.YES:
        return ()
    if _sent(ctx, event):
        return (Button(ctx.t(N_("Update my calendar")), FILE, (event.id,)),)
    if event.stage is Stage.CANCELLED:
        return ()
    return (Button(ctx.t(N_("Add to my calendar")), FILE, (event.id,)),)


def _sent(ctx: Context, event: Event) -> bool:
    """Whether the reader was sent the file of an event, as it was then."""
    copies = posts.copies(ctx.db, cohort=ctx.cohort.id, view=FILE, args=(event.id,))
    return any(one.person_id == ctx.person.id for one in copies)
