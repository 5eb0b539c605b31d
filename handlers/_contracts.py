"""How a contract is shown, and what is asked of one that may be a double."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Text
from bot.exchange import Question
from bot.fields import Money
from bot.i18n import N_, Phrase
from handlers._contract_forms import kept
from handlers._contract_notes import notes
from handlers._entries import Entries
from handlers._entry_kinds import Says, Seen
from handlers._lines import MODES, contract_line, name_of
from handlers._sales import Sale, Twin
from handlers._settling import overtake, revive
from storage import contracts, organizations
from storage.contracts import Contract, Tax

if TYPE_CHECKING:
    from bot.context import Context

ALIKE: Final = N_("A similar contract is already logged: {contract}. Is it the same?")
KEPT: Final = N_("One contract is kept: {entry}.")
TAXES: Final = {Tax.EXTRA: N_("extra"), Tax.INCLUDED: N_("included")}


def same_question(ctx: Context, contract: Contract) -> Question:
    """Ask whether a contract is the one that is already logged."""
    why = Phrase(ALIKE, {"contract": ENTRIES.one_line(ctx, contract)})
    return Question("twin", why, ((N_("Keep one"), Twin.SAME), (N_("Log both"), Twin.OTHER)))


def _read(ctx: Context, contract: Contract) -> Seen[Contract]:
    cohort = ctx.cohort.id
    buyer = organizations.get(ctx.db, cohort=cohort, organization=contract.institution_id)
    partners = contracts.partners(ctx.db, cohort=cohort, contract=contract.id)
    return Seen(contract, buyer, tuple(partners))


def _line(ctx: Context, seen: Seen[Contract]) -> str:
    return contract_line(ctx, seen.entry, name_of(ctx.t, seen.buyer))


def _doubt(ctx: Context, contract: Contract) -> Card | None:
    """Ask before a contract stands again beside one that may be the same."""
    known = Sale.of(_read(ctx, contract)).twin(ctx, excluding=contract.id)
    if known is None:
        return None
    text = ctx.t(ALIKE, contract=ENTRIES.one_line(ctx, known))
    return Card(
        blocks=(Text(text),),
        buttons=(
            Button(ctx.t("Keep one"), "contract.restore.one", (contract.id,)),
            Button(ctx.t("Log both"), "contract.restore.both", (contract.id,)),
        ),
    )


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
    ),
    read=_read,
    line=_line,
    notes=notes,
    kept=kept,
    labels=_LABELS,
    value=_value,
    doubt=_doubt,
    revive=revive,
    overtake=overtake,
)
