"""The way to one's own calendar: its address where pages are served, else a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Link
from bot.i18n import N_
from storage import feeds, posts, rsvps
from storage.announcements import Stage
from storage.posts import State
from storage.rsvps import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.context import Context
    from storage.events import Event
    from storage.posts import Post

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
    if any(one.state is State.SENT for one in files(ctx, event)):
        return (Button(ctx.t(N_("Update my calendar")), FILE, (event.id,)),)
    if event.stage is Stage.CANCELLED:
        return ()
    return (Button(ctx.t(N_("Add to my calendar")), FILE, (event.id,)),)


def files(ctx: Context, event: Event) -> Sequence[Post]:
    """Return what the reader was sent of an event's file, or is about to be, oldest first."""
    mine = {"person": ctx.person.id, "cohort": ctx.cohort.id}
    return posts.theirs(ctx.db, **mine, view=FILE, args=(event.id,))
