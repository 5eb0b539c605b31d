"""Contracts: log what was sold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from bot.cards import Card
from bot.context import Context
from bot.feature import Feature
from bot.fields import OnBehalf
from bot.fields.field import Reading
from bot.fields.hidden import Hidden
from bot.i18n import N_, Translator
from handlers._contract_forms import Sold
from handlers._contract_notes import recalled
from handlers._contracts import ENTRIES
from handlers._roles import SELLERS
from handlers._sellers import own, seller
from handlers._twins import Twin, the_same
from storage import contracts
from storage.contracts import Tax

feature = Feature("contracts")


def above_threshold(values: Mapping[str, Any], reading: Reading, t: Translator) -> str:
    """Recall the public call threshold, for information: exceptions exist in law."""
    buyer = reading.directory.get(values["institution"])
    family = buyer.family if buyer else ""
    return recalled(t, family, values["mode"], values["amount"].cents, values["on"])


@feature.command(
    "contract",
    fr="contrat",
    help=N_("Log a contract"),
    roles=SELLERS,
    everyday=True,
    plain=True,
    foremost=True,
    interrupts=frozenset({"amount", "institution"}),
    examples=("2500 CHUS mutual agreement", "2500 CHUS gré à gré"),
    warn=above_threshold,
)
def add(
    ctx: Context,
    sold: Sold,
    *,
    on_behalf_of: OnBehalf = None,
    twin: Annotated[str, Hidden()] = Twin.UNASKED,
    event: Annotated[int, Hidden()] = 0,
) -> Card:
    enterprise, amount = seller(ctx, on_behalf_of), sold.amount
    sale = sold.by(enterprise)
    sale.check(ctx)
    known = the_same(ctx, ENTRIES, sale.twin(ctx), twin)
    if known is not None:
        return ENTRIES.kept_card(ctx, known)
    contract = contracts.add(
        ctx.db,
        cohort=ctx.cohort.id,
        enterprise=enterprise,
        institution=sold.institution,
        amount_cents=amount.cents,
        currency=amount.currency,
        mode=sold.mode,
        signed_on=sold.on,
        now=ctx.now,
        by=ctx.person.id,
        approximate=amount.approximate,
        tax=Tax(amount.tax),
        purpose=sold.purpose,
        partners=sale.partners,
        on_behalf=enterprise not in own(ctx),
        source=ctx.origin.platform,
        event=event or None,
    )
    return ENTRIES.card(ctx, contract, N_("Contract logged: {entry}. Thank you!"))
