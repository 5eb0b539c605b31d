"""Confirmations: champions say that contracts are right; who logged them is told."""

from __future__ import annotations

from bot.cards import Button, Card, Fields, Text
from bot.context import Context
from bot.errors import Outdated
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._confirmation_news import BACK, NEWS, back_card, news_card, tell, tell_back
from handlers._confirming import (
    bought,
    institutions,
    meanwhile_card,
    next_card,
    question_card,
    unconfirmed,
)
from handlers._contracts import ENTRIES
from handlers._lines import organization_name
from handlers._roles import CHAMPIONS
from storage import confirmations, people, proposals
from storage.people import Role

feature = Feature("confirmations")
feature.view(NEWS)(news_card)
feature.view(BACK)(back_card)


@feature.command(
    "confirm",
    fr="confirmer",
    help=N_("Confirm a contract"),
    roles=CHAMPIONS | {Role.COORDINATOR},
    everyday=True,
)
def show(ctx: Context) -> Card:
    return next_card(ctx, 0) if institutions(ctx) else _overview(ctx)


@feature.button("confirm", roles=CHAMPIONS)
def open_list(ctx: Context) -> Card:
    return next_card(ctx, 0)


@feature.button("confirm.see", roles=CHAMPIONS)
def see(ctx: Context, place: int) -> Reply:
    return Reply(next_card(ctx, place), replaces=True)


@feature.button("confirm.yes", roles=CHAMPIONS)
def confirm(ctx: Context, number: int, revision: int, place: int) -> Reply:
    """Confirm a contract as it was shown, and ask about the next one."""
    contract, cohort = unconfirmed(ctx, number), ctx.cohort.id
    if contract.revision != revision:
        return Reply(meanwhile_card(ctx, contract, place), replaces=True)
    proposed = proposals.of(ctx.db, cohort=cohort, contract=number)
    confirmations.confirm(ctx.db, cohort=cohort, contract=number, by=ctx.person.id, now=ctx.now)
    if proposed is not None:
        ctx.refresh("proposal", proposed.id)
    tell(ctx, contract)
    said = ctx.t(N_("Confirmed: {contract}."), contract=ENTRIES.one_line(ctx, contract))
    which = (number, place, int(ctx.now.timestamp()))
    undo = Button(ctx.t(N_("Undo the confirmation")), "confirm.undo", which)
    return Reply(next_card(ctx, place, Text(said), also=(undo,)), replaces=True)


@feature.button("confirm.undo", roles=CHAMPIONS)
def take_back(ctx: Context, number: int, place: int, at: int) -> Reply:
    """Take back the confirmation made at that instant, and ask again about its contract."""
    confirmed = bought(ctx, number).confirmed_at
    if confirmed is None:
        raise Outdated(N_("This contract is no longer confirmed."))
    if int(confirmed.timestamp()) != at:
        raise Outdated(N_("This contract was confirmed again on {when}."), when=confirmed)
    again = confirmations.withdraw(
        ctx.db, cohort=ctx.cohort.id, contract=number, by=ctx.person.id, now=ctx.now
    )
    tell_back(ctx, again, confirmed)
    said = Text(ctx.t(N_("Confirmation undone.")))
    return Reply(question_card(ctx, again, place, said), replaces=True)


def _overview(ctx: Context) -> Card:
    """Tell coordinators how many contracts wait, by institution."""
    t, counts = ctx.t, confirmations.counts(ctx.db, cohort=ctx.cohort.id)
    if not counts:
        return Card(blocks=(Text(t(N_("Nothing to confirm. All is well."))),))
    champions = people.members(ctx.db, cohort=ctx.cohort.id, role=Role.CHAMPION)
    served = {one.membership.organization_id for one in champions}
    alone = N_("{n} (no champion yet)")
    rows = tuple(
        (
            organization_name(ctx, institution),
            t.number(count) if institution in served else t(alone, n=count),
        )
        for institution, count in counts.items()
    )
    return Card(title=t(N_("To confirm: {n}"), n=sum(counts.values())), blocks=(Fields(rows),))
