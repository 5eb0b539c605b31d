"""The way to one's own calendar, where pages are served to the outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Link
from bot.i18n import N_
from storage import feeds

if TYPE_CHECKING:
    from bot.context import Context


def calendar_links(ctx: Context) -> tuple[Link, ...]:
    """Return the link to the person's calendar; it is a secret, for private answers alone."""
    address = ctx.registry.address
    if not address:
        return ()
    secret = feeds.secret(ctx.db, person=ctx.person.id)
    return (Link(ctx.t(N_("Follow in my calendar")), f"{address}/calendar/{secret}.ics"),)
