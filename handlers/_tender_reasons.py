"""Why a call is not for an enterprise: asked of each one, told to coordinators in totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Note, Text
from bot.i18n import N_
from handlers._announcements import HOSTS
from handlers._tenders import tender_line
from storage import followings
from storage.followings import Why

if TYPE_CHECKING:
    from bot.context import Context
    from bot.readers import Audience
    from storage.tenders import Tender

REASONS: Final = {
    Why.DELAY: N_("Too little time"),
    Why.SIZE: N_("Too big or too small"),
    Why.GUARANTEE: N_("Guarantee required"),
    Why.TRADE: N_("Not our trade"),
    Why.OTHER: N_("Another reason"),
}


def why_card(ctx: Context, tender: Tender) -> Card:
    """Ask why a call is not for an enterprise."""
    text = ctx.t(N_("Why is it not for you? {tender}."), tender=tender_line(ctx, tender))
    options = tuple(
        Button(ctx.t(label), "tender.why", (tender.id, why.value)) for why, label in REASONS.items()
    )
    return Card(blocks=(Text(text),), buttons=options)


def totals(ctx: Context | Audience, tender: Tender) -> tuple[Note, ...]:
    """Tell coordinators how many follow, and why the others do not."""
    if not ctx.roles & HOSTS:
        return ()
    t, counts = ctx.t, followings.counts(ctx.db, tender=tender)
    following = sum(counts[one] for one in followings.FOLLOWED)
    reasons = followings.reasons(ctx.db, tender=tender)
    said = [
        t(N_("{reason} ({count})"), reason=t(REASONS[why]), count=reasons[why])
        for why in Why
        if reasons[why]
    ]
    return (Note(" · ".join([t.n("{n} person follows", "{n} people follow", following), *said])),)
