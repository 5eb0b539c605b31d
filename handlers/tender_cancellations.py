"""Calls for tenders that are cancelled: who follows is told why."""

from __future__ import annotations

from typing import Annotated

from bot.cards import Card
from bot.context import Context
from bot.exchange import Opening
from bot.feature import Feature
from bot.fields import Reason
from bot.fields.hidden import Hidden
from bot.i18n import N_, Phrase
from handlers._announcement_cards import noted_card
from handlers._announcements import HOSTS
from handlers._consequences import Sure, require_sure
from handlers._tender_cards import cancelled
from handlers._tender_deadlines import withdraw
from handlers._tender_posts import tell
from handlers._tenders import TENDERS, standing, tender_line

feature = Feature("tender_cancellations")


@feature.button("tender.cancel", roles=HOSTS)
def ask_why(ctx: Context, number: int) -> Opening:
    return Opening("tender.cancelling", {"ref": standing(ctx, number).id}, go=True)


@feature.form("tender.cancelling", title=N_("Cancel the call"), roles=HOSTS)
def cancel(
    ctx: Context, reason: Reason, *, ref: Annotated[int, Hidden()] = 0, sure: Sure = False
) -> Card:
    tender = standing(ctx, ref)
    line = {"tender": tender_line(ctx, tender), "reason": reason}
    why = N_("Cancel the call? {tender}. Those concerned will read: “{reason}”")
    bare = N_(
        "Cancel the call? {tender}. Those concerned will read that it is cancelled, but not why."
    )
    shown = Phrase(why if reason else bare, line)
    require_sure(shown, N_("Cancel the call"), N_("Keep the call"), sure=sure)
    tender = TENDERS.cancel(ctx, tender, reason)
    withdraw(ctx, tender, tender.moves)
    told = tell(ctx, tender, "tender.cancelled", key=f"tender:{ref}:cancelled")
    return noted_card(ctx, cancelled(ctx, tender), told=told)
