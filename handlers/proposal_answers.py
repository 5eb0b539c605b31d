"""What enterprises answer to the corrections that institutions propose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Card
from bot.context import Context
from bot.errors import Outdated, Refusal
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._contract_notes import confirmed
from handlers._contracts import ENTRIES
from handlers._proposals import as_held, outcome, proposal_card
from handlers._roles import SELLERS
from handlers._sales import Sale
from handlers._sellers import own
from handlers._settling import tell
from handlers._twins import doubt_card
from storage import confirmations, proposals
from storage.contracts import Contract
from storage.proposals import Outcome

if TYPE_CHECKING:
    from storage.proposals import Proposal

feature = Feature("proposal_answers")


@feature.button("proposal.first", roles=SELLERS)
def first(ctx: Context) -> Card:
    """Show the oldest proposal that the person's enterprises have not answered."""
    waiting = proposals.waiting(ctx.db, cohort=ctx.cohort.id, enterprises=own(ctx))
    if not waiting:
        raise Outdated(N_("No correction waits for your answer."))
    contract = ENTRIES.own(ctx, waiting[0].contract_id)
    return proposal_card(ctx, waiting[0], contract)


@feature.button("proposal.accept", roles=SELLERS)
def accept(ctx: Context, number: int) -> Card:
    """Accept a proposal, unless the contract would look like another one: that is asked first."""
    proposal, contract = _standing(ctx, number)
    seen = ENTRIES.read(ctx, contract)
    sale = Sale.of(as_held(seen, proposal.changes))
    known = None if sale == Sale.of(seen) else sale.twin(ctx, excluding=contract.id)
    if known is None:
        return _accepted(ctx, proposal, contract)
    one, both = ("contract.undo", contract.id), ("proposal.both", number)
    return doubt_card(ctx, ENTRIES, known, one=one, both=both)


@feature.button("proposal.both", roles=SELLERS)
def accept_both(ctx: Context, number: int) -> Reply:
    """Accept a proposal that makes a contract look like another one."""
    return Reply(_accepted(ctx, *_standing(ctx, number)), replaces=True)


@feature.button("proposal.decline", roles=SELLERS)
def decline(ctx: Context, number: int) -> Card:
    proposal, contract = _standing(ctx, number)
    answer, person = Outcome.DECLINED, ctx.person.id
    proposals.settle(ctx.db, proposal=proposal, outcome=answer, by=person, now=ctx.now)
    tell(ctx, proposal)
    kept = N_("Contract kept as it was logged: {entry}. The institution is told.")
    return ENTRIES.card(ctx, contract, kept)


def _standing(ctx: Context, number: int) -> tuple[Proposal, Contract]:
    """Return a proposal that the person may answer. Raises Refusal, or Outdated."""
    proposal = proposals.get(ctx.db, cohort=ctx.cohort.id, proposal=number)
    if proposal is None:
        raise Refusal(N_("This request no longer exists."))
    contract = ENTRIES.own(ctx, proposal.contract_id)
    over = outcome(ctx, proposal, contract)
    if over is not None:
        raise Outdated(over.source, **over.values)
    return proposal, contract


def _accepted(ctx: Context, proposal: Proposal, contract: Contract) -> Card:
    before = ENTRIES.told(ctx, ENTRIES.read(ctx, contract))
    after = confirmations.accept(ctx.db, proposal=proposal, by=ctx.person.id, now=ctx.now)
    tell(ctx, proposal)
    if proposal.disowned:
        return ENTRIES.undone_card(ctx, after)
    return ENTRIES.corrected_card(ctx, before, after, *confirmed(ctx.t, after))
