"""Contracts that are logged: correct, undo, restore them."""

from __future__ import annotations

from typing import Annotated, Any

from bot.cards import Card, Note
from bot.context import Context
from bot.feature import Feature
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._contract_forms import Sold, worded
from handlers._contracts import ENTRIES
from handlers._entry_kinds import Seen
from handlers._lines import organization_name
from handlers._roles import SELLERS
from handlers._sales import Sale
from handlers._twins import Twin, the_same
from storage import contracts
from storage.contracts import Contract

feature = Feature("corrections")
ENTRIES.join(feature)


@feature.form("contract.change", title=N_("Correct a contract"), roles=SELLERS)
def change(
    ctx: Context,
    sold: Sold,
    *,
    ref: Annotated[int, Hidden()] = 0,
    twin: Annotated[str, Hidden()] = Twin.UNASKED,
) -> Card:
    before = ENTRIES.read(ctx, ENTRIES.standing(ctx, ref))
    sale = sold.by(before.entry.enterprise_id, before.partners)
    sale.check(ctx)
    twins = None if sale == Sale.of(before) else sale.twin(ctx, excluding=ref)
    known = the_same(ctx, ENTRIES, twins, twin)
    if known is not None:
        ENTRIES.drop(ctx, before.entry)
        return ENTRIES.kept_card(ctx, known)
    facts = worded(before.entry, sold.amount, sold.mode, sold.purpose, sold.on)
    parties = {"institution_id": sold.institution, "partners": sale.partners}
    return _corrected(ctx, before, {**facts, **parties})


def _corrected(ctx: Context, before: Seen[Contract], wanted: dict[str, Any]) -> Card:
    told, was_confirmed = ENTRIES.told(ctx, before), before.entry.confirmed_at is not None
    after = contracts.correct(
        ctx.db,
        cohort=ctx.cohort.id,
        contract=before.entry.id,
        changes=wanted,
        by=ctx.person.id,
        now=ctx.now,
    )
    ENTRIES.overtake(ctx, after)
    notes = _unsettled(ctx, after) if was_confirmed else ()
    return ENTRIES.corrected_card(ctx, told, after, *notes)


def _unsettled(ctx: Context, contract: Contract) -> tuple[Note, ...]:
    """Say that a contract which was confirmed is to be again."""
    if contract.confirmed_at is not None or contract.collaboration:
        return ()
    buyer = organization_name(ctx, contract.institution_id)
    return (Note(ctx.t(N_("To be confirmed again by {institution}."), institution=buyer)),)
