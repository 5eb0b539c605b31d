"""Calls for tenders that change: reworded, moved; who follows is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from bot.cards import Card, Text
from bot.context import Context
from bot.exchange import Opening
from bot.feature import Feature
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._announcement_cards import noted_card
from handlers._announcements import HOSTS, UNTOLD
from handlers._meanwhile import NOTHING
from handlers._seasons import require_season
from handlers._tender_deadlines import replan
from handlers._tender_forms import FORM, TENDER, Call, columns, held
from handlers._tender_posts import show, told_of_move
from handlers._tender_previews import preview_card
from handlers._tenders import TENDERS, standing, tender_line
from storage.tenders import Tender

feature = Feature("tender_changes")


@feature.button("tender.edit", roles=HOSTS)
def edit(ctx: Context, number: int) -> Opening:
    return Opening(FORM, held(ctx, standing(ctx, number)))


@feature.form(FORM, title=N_("Change the call"), roles=HOSTS)
def change(
    ctx: Context,
    call: Call,
    *,
    late: Annotated[str, Hidden()] = "",
    base: Annotated[Mapping[str, Any], Hidden()] = NOTHING,
    ref: Annotated[int, Hidden()] = 0,
    version: Annotated[int, Hidden()] = 0,
) -> Card:
    form = call.kept()
    untold = TENDERS.found(ctx, ref).stage in UNTOLD
    tender = TENDERS.prepared(ctx, ref) if untold else standing(ctx, ref)
    overtaken = TENDER.overtaken(ctx, tender, version, form, base)
    before, changes = tender.model_copy(), columns(ctx, tender, form, base)
    require_season(ctx, call.on, {late, base.get("on", "")})
    after = TENDER.change(ctx, tender, changes, overtaken)
    return preview_card(ctx, after) if untold else _spread(ctx, before, after)


def _spread(ctx: Context, before: Tender, tender: Tender) -> Card:
    """Tell of a new closing who follows, and what was written to who wrote it."""
    told, t = None, ctx.t
    if tender.moves != before.moves:
        replan(ctx, tender, before.moves)
        told = told_of_move(ctx, before, tender)
    ctx.refresh("tender", tender.id)
    show(ctx, tender)
    line = tender_line(ctx, tender)
    if tender.sequence == before.sequence:
        return Card(blocks=(Text(t(N_("Nothing to change: {tender}."), tender=line)),))
    text = t(N_("Call for tenders changed: {tender}."), tender=line)
    return noted_card(ctx, text, told=told)
