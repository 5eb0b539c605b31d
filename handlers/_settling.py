"""What becomes of what an institution said of a contract, proposed or confirmed: it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from storage import confirmations, people, posts, proposals
from storage.people import Role

if TYPE_CHECKING:
    from bot.context import Context
    from storage.contracts import Contract
    from storage.proposals import Proposal

VIEW: Final = "proposal"
SETTLED: Final = "proposal.settled"
CHANGED: Final = "confirmation.changed"


def overtake(ctx: Context, contract: Contract) -> None:
    """Settle what was proposed of a contract that was undone, or says something else now."""
    by, now = ctx.person.id, ctx.now
    settled = proposals.overtake(ctx.db, contract=contract, by=by, now=now)
    if settled is not None:
        tell(ctx, settled)
    _tell_changed(ctx, contract)


def revive(ctx: Context, contract: Contract) -> None:
    """Bring up to date what was told of a contract that stands again."""
    vouched = confirmations.vouched(ctx.db, contract=contract)
    if vouched is not None:
        ctx.refresh(CHANGED, contract.id, vouched.stamp)


def tell(ctx: Context, proposal: Proposal) -> None:
    """Bring the copies up to date; tell who proposed, or who speaks for the institution now."""
    ctx.refresh(VIEW, proposal.id)
    for person in _speakers(ctx, proposal.institution_id, proposal.proposed_by):
        ctx.post(SETTLED, proposal.id, to=person, key=f"{SETTLED}:{proposal.id}")


def _tell_changed(ctx: Context, contract: Contract) -> None:
    """Tell once who confirmed a contract that it is not what they confirmed any more.

    Whoever was told already, or is about to be, has it in the same message.
    """
    vouched = confirmations.vouched(ctx.db, contract=contract)
    if vouched is None or not (vouched.held or contract.undone_at):
        return
    told, cohort = (contract.id, vouched.stamp), ctx.cohort.id
    ctx.refresh(CHANGED, *told)
    aware = posts.holders(ctx.db, cohort=cohort, view=CHANGED, args=told, now=ctx.now)
    institution = vouched.institution(contract)
    for person in _speakers(ctx, institution, vouched.by) - aware - {ctx.person.id}:
        key = f"{CHANGED}:{contract.id}:{vouched.stamp}:{int(ctx.now.timestamp())}"
        ctx.post(CHANGED, *told, to=person, key=key)


def _speakers(ctx: Context, institution: int, first: int | None) -> set[int]:
    """Return who spoke for an institution if they still do, else all who do now."""
    members = people.members(
        ctx.db, cohort=ctx.cohort.id, role=Role.CHAMPION, organization=institution
    )
    champions = {one.person.id for one in members}
    return champions & {first} or champions
