"""Proposals as they are told: to the enterprise, then what came of them to the institution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Card, Text
from bot.context import Context
from bot.feature import Feature
from bot.i18n import N_
from handlers._confirming import institutions, question_card
from handlers._contracts import ENTRIES
from handlers._in_charge import concerns
from handlers._lines import organization_name
from handlers._proposals import SETTLED, VIEW, differences, proposal_card
from storage import entries, proposals
from storage.contracts import Contract
from storage.proposals import Outcome

if TYPE_CHECKING:
    from storage.proposals import Proposal

feature = Feature("proposal_news")


@feature.view(VIEW)
def asked_card(ctx: Context, number: int) -> Card | None:
    """Ask who answers for a contract whether they accept what an institution proposes of it."""
    proposal = proposals.get(ctx.db, cohort=ctx.cohort.id, proposal=number)
    contract = _contract(ctx, proposal) if proposal else None
    if proposal is None or contract is None:
        return None
    return proposal_card(ctx, proposal, contract) if concerns(ctx, contract) else None


@feature.view(SETTLED)
def settled_card(ctx: Context, number: int) -> Card | None:
    """Tell the institution what its proposal led to."""
    proposal = proposals.get(ctx.db, cohort=ctx.cohort.id, proposal=number)
    contract = _contract(ctx, proposal) if proposal else None
    if proposal is None or contract is None or contract.institution_id not in institutions(ctx):
        return None
    t, told = ctx.t, {"contract": ENTRIES.one_line(ctx, contract)}
    told["enterprise"] = organization_name(ctx, contract.enterprise_id)
    if proposal.outcome is Outcome.DECLINED:
        said = Text(t(N_("{enterprise} did not accept your correction."), **told))
        answered = contract.undone_at or contract.confirmed_at
        return Card(blocks=(said,)) if answered else question_card(ctx, contract, 0, said)
    line = (
        N_("{enterprise} undid the contract that you reported: {contract}.")
        if proposal.disowned
        else N_("{enterprise} accepted your correction: {contract}.")
    )
    return Card(blocks=(Text(t(line, **told)), *differences(ctx, proposal, contract)))


def _contract(ctx: Context, proposal: Proposal) -> Contract | None:
    cohort = ctx.cohort.id
    return entries.get(ctx.db, Contract, cohort=cohort, entry=proposal.contract_id)
