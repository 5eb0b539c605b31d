"""Contracts: log, correct, undo, restore."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final

from bot.cards import Card, Note
from bot.context import Context
from bot.exchange import Question
from bot.feature import Feature
from bot.fields import (
    TODAY,
    Amount,
    Institution,
    Mode,
    Money,
    OnBehalf,
    Partners,
    PastDay,
    Purpose,
)
from bot.fields.field import Reading
from bot.fields.hidden import Hidden
from bot.i18n import N_, Phrase, Translator
from handlers._entries import SELLERS, Entries, Says
from handlers._lines import MODES, contract_line, organization_name, seller
from storage import contracts, organizations, thresholds
from storage.contracts import Contract, Tax

feature = Feature("contracts")


class Twin(StrEnum):
    """What was said of a contract that looks the same."""

    UNASKED = "unasked"
    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sale:
    """What a threshold is compared with."""

    cents: int
    mode: contracts.Mode
    on: date


def above_threshold(values: Mapping[str, Any], reading: Reading, t: Translator) -> str:
    """Recall the public call threshold, for information: exceptions exist in law."""
    buyer = reading.directory.get(values["institution"])
    sale = Sale(values["amount"].cents, values["mode"], values["on"])
    return _recalled(t, buyer.family if buyer else "", sale)


@feature.command(
    "contract",
    fr="contrat",
    help=N_("Log a contract"),
    roles=SELLERS,
    everyday=True,
    plain=True,
    examples=("2500 CHUS mutual agreement", "2500 CHUS gré à gré"),
    warn=above_threshold,
)
def add(
    ctx: Context,
    amount: Amount,
    institution: Institution,
    mode: Mode,
    *,
    purpose: Purpose = "",
    on: PastDay = TODAY,
    partners: Partners = (),
    on_behalf_of: OnBehalf = None,
    twin: Annotated[str, Hidden()] = Twin.UNASKED,
) -> Card:
    enterprise = seller(ctx, on_behalf_of)
    shares = [contracts.Partner(one.name, one.id) for one in partners]
    known = contracts.like(
        ctx.db,
        cohort=ctx.cohort.id,
        enterprise=enterprise,
        institution=institution,
        amount_cents=amount.cents,
        day=on,
        partners=[one.id for one in partners if one.id is not None],
    )
    if known is not None and twin == Twin.UNASKED:
        raise _same(ctx, known)
    if known is not None and twin == Twin.SAME:
        return ENTRIES.card(ctx, known, N_("One contract is kept: {entry}."))
    contract = contracts.add(
        ctx.db,
        cohort=ctx.cohort.id,
        enterprise=enterprise,
        institution=institution,
        amount_cents=amount.cents,
        currency=amount.currency,
        mode=mode,
        signed_on=on,
        now=ctx.now,
        by=ctx.person.id,
        approximate=amount.approximate,
        tax=Tax(amount.tax),
        purpose=purpose,
        partners=shares,
        on_behalf=on_behalf_of is not None,
        source=ctx.origin.platform,
    )
    return ENTRIES.card(ctx, contract, N_("Contract logged: {entry}. Thank you!"))


@feature.form("contract.change", title=N_("Correct a contract"), roles=SELLERS)
def change(
    ctx: Context,
    amount: Amount,
    institution: Institution,
    mode: Mode,
    *,
    purpose: Purpose = "",
    on: PastDay = TODAY,
    ref: Annotated[int, Hidden()] = 0,
) -> Card:
    before = ENTRIES.standing(ctx, ref)
    wanted = {
        "amount_cents": amount.cents,
        "currency": amount.currency,
        "approximate": amount.approximate,
        "tax": Tax(amount.tax),
        "institution_id": institution,
        "mode": mode,
        "purpose": purpose,
        "signed_on": on,
    }
    told, changes = ENTRIES.told(ctx, before), ENTRIES.changes(before, wanted)
    after = contracts.correct(
        ctx.db,
        cohort=ctx.cohort.id,
        contract=ref,
        changes=changes,
        by=ctx.person.id,
        now=ctx.now,
    )
    return ENTRIES.corrected_card(ctx, told, after)


def _notes(ctx: Context, contract: Contract) -> tuple[Note, ...]:
    """Say what else is worth knowing of a contract, neutrally."""
    t = ctx.t
    buyer = organizations.get(ctx.db, cohort=ctx.cohort.id, organization=contract.institution_id)
    family = buyer.family if buyer else ""
    shared = [
        one.name for one in contracts.partners(ctx.db, cohort=ctx.cohort.id, contract=contract.id)
    ]
    return tuple(
        Note(text)
        for text in (
            contract.on_behalf
            and t(
                N_("For {enterprise}."), enterprise=organization_name(ctx, contract.enterprise_id)
            ),
            shared
            and t(N_("With {partners}; the amount counts once."), partners=t.listing(shared)),
            contract.approximate and t(N_("Approximate amount: correct it when you know it.")),
            contract.tax is Tax.EXTRA and t(N_("Taxes extra.")),
            contract.tax is Tax.INCLUDED and t(N_("Taxes included.")),
            contract.collaboration and t(N_("Between enterprises: counted apart.")),
            _recalled(t, family, Sale(contract.amount_cents, contract.mode, contract.signed_on)),
        )
        if text
    )


def _recalled(t: Translator, family: str, sale: Sale) -> str:
    limit = thresholds.at(family, sale.on)
    if limit is None or sale.mode is contracts.Mode.PUBLIC or sale.cents < limit.amount_cents:
        return ""
    return t(
        "For information, public call for tenders threshold: {threshold} ({source}). "
        "Exceptions exist.",
        threshold=Money(limit.amount_cents),
        source=limit.source_fr if t.language == "fr" else limit.source_en,
    )


def _same(ctx: Context, contract: Contract) -> Question:
    why = Phrase(
        N_("A similar contract is already logged: {contract}. Is it the same?"),
        {"contract": contract_line(ctx, contract)},
    )
    return Question("twin", why, ((N_("Keep one"), Twin.SAME), (N_("Log both"), Twin.OTHER)))


def _kept(contract: Contract) -> dict[str, object]:
    """Return what the form of a contract holds at first, as drafts keep it."""
    money = Money(
        contract.amount_cents, contract.currency, contract.approximate, contract.tax.value
    )
    return {
        "amount": money.dump(),
        "institution": contract.institution_id,
        "mode": contract.mode.value,
        "purpose": contract.purpose,
        "on": contract.signed_on.isoformat(),
        "ref": contract.id,
    }


_LABELS: Final = {
    "amount_cents": N_("Amount"),
    "institution_id": N_("Institution"),
    "mode": N_("Award method"),
    "purpose": N_("Purpose"),
    "signed_on": N_("Date"),
}


def _value(ctx: Context, name: str, contract: Contract) -> str:
    match name:
        case "amount_cents":
            return Money(contract.amount_cents, contract.currency).shown(ctx.t)
        case "institution_id":
            return organization_name(ctx, contract.institution_id)
        case "mode":
            return ctx.t(MODES[contract.mode])
        case "purpose":
            return contract.purpose or "—"
        case _:
            return ctx.t.day(contract.signed_on)


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
    line=contract_line,
    notes=_notes,
    kept=_kept,
    labels=_LABELS,
    value=_value,
)
ENTRIES.join(feature)
