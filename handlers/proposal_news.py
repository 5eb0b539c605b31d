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
from handlers._proposals import differences, proposal_card
from handlers._settling import SETTLED, VIEW
from storage import entries, proposals
from storage.contracts import Contract
from storage.proposals import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    if proposal is None or contract is None or proposal.institution_id not in institutions(ctx):
        return None
    enterprise = organization_name(ctx, contract.enterprise_id)
    if contract.institution_id != proposal.institution_id:
        moved = N_("{enterprise} corrected contract no. {n}: it is no longer your institution’s.")
        return Card(blocks=(Text(ctx.t(moved, enterprise=enterprise, n=contract.number)),))
    told = {"enterprise": enterprise, "contract": ENTRIES.one_line(ctx, contract)}
    if proposal.outcome is Outcome.ACCEPTED or contract.undone_at is not None:
        return _done_card(ctx, proposal, contract, told)
    line = (
        N_("{enterprise} corrected this contract.")
        if proposal.outcome is Outcome.CORRECTED
        else N_("{enterprise} did not accept your correction.")
    )
    said = Text(ctx.t(line, **told))
    return Card(blocks=(said,)) if contract.confirmed_at else question_card(ctx, contract, 0, said)


def _done_card(
    ctx: Context, proposal: Proposal, contract: Contract, told: Mapping[str, str]
) -> Card:
    """Tell that a proposal was followed, or that its contract is no more."""
    if proposal.disowned:
        line = N_("{enterprise} undid the contract that you reported: {contract}.")
    elif proposal.outcome is Outcome.ACCEPTED:
        line = N_("{enterprise} accepted your correction: {contract}.")
    else:
        line = N_("{enterprise} undid its contract: {contract}.")
    followed = proposal.outcome is Outcome.ACCEPTED
    shown = differences(ctx, proposal, contract) if followed else ()
    return Card(blocks=(Text(ctx.t(line, **told)), *shown))


def _contract(ctx: Context, proposal: Proposal) -> Contract | None:
    cohort = ctx.cohort.id
    return entries.get(ctx.db, Contract, cohort=cohort, entry=proposal.contract_id)
