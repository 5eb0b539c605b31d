"""How a contract is told, corrected and restored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.fields import Money
from bot.i18n import N_
from handlers._contract_forms import kept
from handlers._contract_notes import notes
from handlers._entries import Entries
from handlers._entry_kinds import Says, Seen
from handlers._lines import MODES, contract_line, name_of
from handlers._sales import Sale
from handlers._settling import overtake, revive
from storage import contracts, organizations
from storage.contracts import Contract, Tax

if TYPE_CHECKING:
    from bot.context import Context

TAXES: Final = {Tax.EXTRA: N_("extra"), Tax.INCLUDED: N_("included")}


def _read(ctx: Context, contract: Contract) -> Seen[Contract]:
    cohort = ctx.cohort.id
    buyer = organizations.get(ctx.db, cohort=cohort, organization=contract.institution_id)
    partners = contracts.partners(ctx.db, cohort=cohort, contract=contract.id)
    return Seen(contract, buyer, tuple(partners))


def _line(ctx: Context, seen: Seen[Contract]) -> str:
    return contract_line(ctx, seen.entry, name_of(ctx.t, seen.buyer))


def _twin(ctx: Context, contract: Contract) -> Contract | None:
    return Sale.of(_read(ctx, contract)).twin(ctx, excluding=contract.id)


_LABELS: Final = {
    "amount_cents": N_("Amount"),
    "approximate": N_("Approximate amount"),
    "tax": N_("Taxes"),
    "institution_id": N_("Institution"),
    "mode": N_("Award method"),
    "purpose": N_("Purpose"),
    "signed_on": N_("Date"),
    "partners": N_("Partners"),
}


def _value(ctx: Context, name: str, seen: Seen[Contract]) -> str:
    t, one = ctx.t, seen.entry
    match name:
        case "amount_cents":
            return Money(one.amount_cents, one.currency).shown(t)
        case "approximate":
            return t(N_("yes")) if one.approximate else t(N_("no"))
        case "tax":
            return t(TAXES[one.tax]) if one.tax in TAXES else "—"
        case "institution_id":
            return name_of(ctx.t, seen.buyer)
        case "mode":
            return t(MODES[one.mode])
        case "partners":
            return t.listing(partner.name for partner in seen.partners) or "—"
        case "purpose":
            return one.purpose or "—"
        case _:
            return t.day(one.signed_on)


ENTRIES: Final = Entries(
    key="contract",
    record=Contract,
    says=Says(
        shown=N_("Contract: {entry}."),
        corrected=N_("Contract corrected: {entry}."),
        unchanged=N_("Nothing to change: {entry}."),
        restored=N_("Contract restored: {entry}."),
        standing=N_("This contract is already logged: {entry}."),
        alike=N_("A similar contract is already logged: {entry}. Is it the same?"),
        one_kept=N_("One contract is kept: {entry}."),
    ),
    read=_read,
    line=_line,
    notes=notes,
    kept=kept,
    labels=_LABELS,
    value=_value,
    twin=_twin,
    revive=revive,
    overtake=overtake,
)
