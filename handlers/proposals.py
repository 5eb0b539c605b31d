"""Errors that champions report: a correction is proposed, and changes nothing by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Final

from bot.cards import Button, Card, Text
from bot.context import Context
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields import TODAY, Amount, Mode, PastDay, Purpose
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._confirming import next_card, question_card, unconfirmed
from handlers._contract_forms import worded
from handlers._contracts import ENTRIES
from handlers._in_charge import in_charge
from handlers._lines import organization_name
from handlers._proposals import differences
from handlers._proposing import NO, OURS, YES, meanwhile, opening
from handlers._roles import CHAMPIONS
from handlers._settling import VIEW
from storage import logged, people, proposals
from storage.proposals import Outcome

if TYPE_CHECKING:
    from storage.contracts import Contract
    from storage.proposals import Proposal

feature = Feature("proposals")

USEFUL: Final = timedelta(days=14)


@feature.button("confirm.report", roles=CHAMPIONS)
def report(ctx: Context, number: int, revision: int, place: int) -> Opening | Reply:
    return opening(ctx, number, revision, place)


@feature.reply("confirm.report", roles=CHAMPIONS)
def report_by_reply(
    ctx: Context, number: int, revision: int, place: int, words: str
) -> Opening | Reply:
    return opening(ctx, number, revision, place, words)


@feature.form("contract.proposal", title=N_("Report an error"), roles=CHAMPIONS)
def propose(
    ctx: Context,
    amount: Amount,
    mode: Mode,
    *,
    on: PastDay = TODAY,
    purpose: Purpose = "",
    ours: Annotated[str, OURS] = YES,
    ref: Annotated[int, Hidden()] = 0,
    revision: Annotated[int, Hidden()] = 0,
    place: Annotated[int, Hidden()] = 0,
) -> Card:
    contract = unconfirmed(ctx, ref)
    if contract.revision != revision:
        raise meanwhile(ctx, contract)
    said = {} if ours == NO else worded(contract, amount, mode, purpose, on)
    changes = logged.differing(contract, said)
    former = proposals.of(ctx.db, cohort=ctx.cohort.id, contract=ref)
    if former is not None:
        ctx.refresh(VIEW, former.id)
    if ours == YES and not changes:
        return _nothing(ctx, contract, former, place)
    made = proposals.propose(
        ctx.db,
        contract=contract,
        changes=changes,
        by=ctx.person.id,
        now=ctx.now,
        disowned=ours == NO,
    )
    _tell(ctx, contract, made)
    return _proposed(ctx, contract, made, place)


def _nothing(ctx: Context, contract: Contract, former: Proposal | None, place: int) -> Card:
    """Propose nothing; what was proposed before is taken back."""
    if former is not None:
        back, person = Outcome.WITHDRAWN, ctx.person.id
        proposals.settle(ctx.db, proposal=former, outcome=back, by=person, now=ctx.now)
    said = Text(ctx.t(N_("This is what is logged: there is nothing to correct.")))
    return question_card(ctx, contract, place, said)


def _tell(ctx: Context, contract: Contract, made: Proposal) -> None:
    """Tell who answers for the contract by the time that this leaves: the view says who it is."""
    coordinators = people.coordinators(ctx.db, cohort=ctx.cohort.id)
    for person in {one.id for one in (*in_charge(ctx, contract), *coordinators)}:
        ctx.post(VIEW, made.id, to=person, key=f"{VIEW}:{made.id}", useful=USEFUL)


def _proposed(ctx: Context, contract: Contract, made: Proposal, place: int) -> Card:
    """Say what was proposed, and ask about the next contract."""
    t, told = ctx.t, {"contract": ENTRIES.one_line(ctx, contract)}
    enterprise = organization_name(ctx, contract.enterprise_id)
    line = (
        N_("Reported to {enterprise} as not yours, or as non-existent: {contract}.")
        if made.disowned
        else N_("Correction proposed to {enterprise}: {contract}.")
    )
    said = Text(t(line, enterprise=enterprise, **told))
    shown = (contract.id, contract.revision, place)
    again = Button(t(N_("Change my proposal")), "confirm.report", shown)
    return next_card(ctx, place, said, *differences(ctx, made, contract), also=(again,))
