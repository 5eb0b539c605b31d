"""What becomes of a proposal: its copies are brought up to date, and its institution is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from storage import people, proposals
from storage.people import Role

if TYPE_CHECKING:
    from bot.context import Context
    from storage.contracts import Contract
    from storage.proposals import Proposal

VIEW: Final = "proposal"
SETTLED: Final = "proposal.settled"


def overtake(ctx: Context, contract: Contract) -> None:
    """Settle what was proposed of a contract that was undone, or says something else now."""
    by, now = ctx.person.id, ctx.now
    settled = proposals.overtake(ctx.db, contract=contract, by=by, now=now)
    if settled is not None:
        tell(ctx, settled)


def tell(ctx: Context, proposal: Proposal) -> None:
    """Bring the copies up to date; tell who proposed, or who speaks for the institution now."""
    ctx.refresh(VIEW, proposal.id)
    members = people.members(
        ctx.db, cohort=ctx.cohort.id, role=Role.CHAMPION, organization=proposal.institution_id
    )
    champions = {one.person.id for one in members}
    for person in champions & {proposal.proposed_by} or champions:
        ctx.post(SETTLED, proposal.id, to=person, key=f"{SETTLED}:{proposal.id}")
