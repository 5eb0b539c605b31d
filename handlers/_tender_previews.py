"""A call for tenders before it is announced: seen as everybody will, and changed until right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards import Block, Card, Fields, Note, Text
from bot.i18n import LANGUAGES, N_
from handlers._announcement_cards import besides, missed, unsent_card
from handlers._audiences import audience_line
from handlers._foresight import foresight
from handlers._lines import MODES
from handlers._tender_cards import notice
from handlers._tender_posts import agreeing, channels
from handlers._tenders import TENDERS, buyer_line
from storage.consents import Category
from storage.organizations import Kind
from storage.recipients import Selection

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Language
    from storage.tenders import Tender


def preview_card(ctx: Context, tender: Tender) -> Card:
    """Show a call in both languages as it will be read, and who will read it."""
    agreed = dict.fromkeys(agreeing(ctx, tender), Category.TENDERS)
    whom = foresight(ctx, "tender", agreed, useful=tender.closes_at - ctx.now)
    told: tuple[Block, ...] = (
        *(Text(_told(ctx, tender, tongue)) for tongue in LANGUAGES),
        Fields(((ctx.t(N_("Award method")), ctx.t(MODES[tender.mode])),)),
        Note(audience_line(ctx, _audience(tender))),
        *besides(ctx, len(channels(ctx, tender))),
        *missed(ctx, whom),
    )
    return unsent_card(
        ctx,
        TENDERS,
        tender,
        told,
        people=whom.readers,
        digested=whom.digested,
        links=notice(ctx.t, tender),
    )


def _audience(tender: Tender) -> Selection:
    return Selection(
        kinds=(Kind.ENTERPRISE,), sectors=tuple(tender.sectors), regions=tuple(tender.regions)
    )


def _told(ctx: Context, tender: Tender, tongue: Language) -> str:
    there = replace(ctx, t=ctx.t.into(tongue))
    closing = there.t(N_("Closing: {when}"), when=tender.closes_at)
    return "\n".join((tender.title, buyer_line(there, tender), closing))
