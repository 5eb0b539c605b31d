"""How a proposal is told, and what has become of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.cards import Button, Card, Fields, Sign, Text, Weight
from bot.i18n import N_, Phrase
from handlers._contracts import ENTRIES
from handlers._lines import organization_name
from storage import proposals
from storage.proposals import Outcome

if TYPE_CHECKING:
    from bot.context import Context
    from handlers._entry_kinds import Seen
    from storage.contracts import Contract
    from storage.proposals import Proposal


def differences(ctx: Context, proposal: Proposal, contract: Contract) -> tuple[Fields, ...]:
    """Tell what is proposed, beside what it was."""
    sides = [
        ENTRIES.told(ctx, as_held(ENTRIES.read(ctx, contract), side))
        for side in (proposal.before, proposal.changes)
    ]
    changed = ENTRIES.changed(ctx, *sides)
    return (changed,) if changed else ()


def as_held(seen: Seen[Contract], side: dict[str, object]) -> Seen[Contract]:
    """Return a contract as it would be with what a proposal holds, or as it was."""
    return replace(seen, entry=seen.entry.model_copy(update=proposals.loaded(side)))


def proposal_card(ctx: Context, proposal: Proposal, contract: Contract) -> Card:
    """Tell the enterprise what an institution proposes, and what became of it if something did."""
    t = ctx.t
    line = (
        N_("{institution} says that this contract is not theirs, or does not exist: {contract}.")
        if proposal.disowned
        else N_("{institution} proposes a correction: {contract}.")
    )
    was = as_held(ENTRIES.read(ctx, contract), proposal.before)
    said = t(
        line,
        institution=organization_name(ctx, proposal.institution_id),
        contract=ENTRIES.line(ctx, was),
    )
    over = outcome(ctx, proposal, contract)
    return Card(
        blocks=(
            Text(said),
            *differences(ctx, proposal, contract),
            *((Text(t(over)),) if over else ()),
        ),
        buttons=() if over else _answers(ctx, proposal),
        sign=None if over else Sign.CHECK,
    )


def _answers(ctx: Context, proposal: Proposal) -> tuple[Button, ...]:
    t, number = ctx.t, (proposal.id,)
    accepting = (
        Button(t(N_("Undo the contract")), "proposal.accept", number, Weight.DANGER)
        if proposal.disowned
        else Button(t(N_("Accept")), "proposal.accept", number, Weight.PRIMARY)
    )
    return (
        accepting,
        Button(t(N_("Keep mine")), "proposal.decline", number),
        Button(t(N_("Correct")), "contract.correct", (proposal.contract_id,)),
    )


def outcome(ctx: Context, proposal: Proposal, contract: Contract) -> Phrase | None:
    """Say what became of a proposal, and when; None while it stands."""
    if proposal.outcome is None:
        return None
    line = ENTRIES.one_line(ctx, contract)
    return Phrase(_settled(proposal.outcome), {"when": proposal.settled_at, "contract": line})


def _settled(outcome: Outcome) -> str:
    match outcome:
        case Outcome.ACCEPTED:
            return N_("Accepted on {when}.")
        case Outcome.DECLINED:
            return N_("Declined on {when}: the contract stays as it was logged.")
        case Outcome.REPLACED:
            return N_("Another proposal replaced this one on {when}.")
        case Outcome.WITHDRAWN:
            return N_("The institution took this back on {when}.")
        case Outcome.CORRECTED:
            return N_("This contract was corrected on {when}: {contract}.")
        case Outcome.UNDONE:
            return N_("This entry was undone on {when}.")
        case _:
            assert_never(outcome)
