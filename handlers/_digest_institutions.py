"""The digest of an institution's chat: figures alone, and no single contract's amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Text
from bot.i18n import N_
from handlers._digest_words import days, joined, kept_back, met, sales, since
from handlers._lines import organization_name
from storage import chats
from storage.weekly import Bought

if TYPE_CHECKING:
    from bot.readers import Audience
    from storage.digests import Digest


def share_card(ctx: Audience, digest: Digest) -> Card:
    """Tell an institution's chat what it bought: of the season, and of what waits, counts only."""
    t, bought = ctx.t, Bought(**digest.figures["week"])
    name = organization_name(ctx, chats.institution_of(digest.reader) or 0)
    span = days(t, digest.starts, digest.ends)
    this = sales(t, bought.week, amount=digest.figures["amount"])
    week = joined((this, met(t, bought.contacts)))
    sellers = t.n("{n} enterprise", "{n} enterprises", bought.sellers)
    season = f"{sales(t, bought.season, amount=False)}, {sellers}"
    declared = sales(t, bought.declared, amount=False)
    waiting = t(N_("Declared, to confirm: {told}"), told=declared) if bought.to_confirm else ""
    said = (week, since(t, ctx.cohort.starts, season), waiting)
    return Card(
        title=t(N_("{name}, {days}"), name=name, days=span),
        blocks=(
            Text("\n".join(line for line in said if line)),
            *kept_back(t, (bought.week, digest.figures["amount"])),
        ),
        buttons=(Button(t(N_("Confirm")), "confirm"),) if bought.to_confirm else (),
    )
