"""Contracts that are logged: correct, undo, restore them."""

from __future__ import annotations

from typing import Annotated, Any

from bot.cards import Card, Note
from bot.context import Context
from bot.exchange import Reply
from bot.feature import Feature
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._contract_forms import Sold, worded
from handlers._contracts import ENTRIES, KEPT, same_question
from handlers._entry_kinds import Seen
from handlers._lines import organization_name
from handlers._roles import SELLERS
from handlers._sales import Sale, Twin
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
    known = None if sale == Sale.of(before) else sale.twin(ctx, excluding=ref)
    if known is not None and twin == Twin.UNASKED:
        raise same_question(ctx, known)
    if known is not None and twin == Twin.SAME:
        ENTRIES.drop(ctx, before.entry)
        return ENTRIES.card(ctx, known, KEPT)
    facts = worded(before.entry, sold.amount, sold.mode, sold.purpose, sold.on)
    parties = {"institution_id": sold.institution, "partners": sale.partners}
    return _corrected(ctx, before, {**facts, **parties})


@feature.button("contract.restore.one", roles=SELLERS)
def keep_one(ctx: Context, number: int) -> Reply:
    """Leave a contract undone: the one that is logged already is the same."""
    contract = ENTRIES.undone(ctx, number)
    known = Sale.of(ENTRIES.read(ctx, contract)).twin(ctx, excluding=number)
    if known is None:
        return Reply(ENTRIES.undone_card(ctx, contract), replaces=True)
    return Reply(ENTRIES.card(ctx, known, KEPT), replaces=True)


@feature.button("contract.restore.both", roles=SELLERS)
def restore_both(ctx: Context, number: int) -> Reply:
    """Restore a contract beside one that looks the same."""
    return Reply(ENTRIES.restored_card(ctx, ENTRIES.undone(ctx, number)), replaces=True)


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
