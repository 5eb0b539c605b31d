"""A confirmed contract that its enterprise corrected or undid, as who confirmed it is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards import Card, Fields, Text
from bot.context import Context
from bot.feature import Feature
from bot.i18n import N_
from handlers._confirming import institutions, question_card
from handlers._contracts import ENTRIES
from handlers._lines import organization_name
from handlers._proposals import as_held
from handlers._settling import CHANGED
from storage import confirmations, entries, posts
from storage.contracts import Contract, ContractPartner

if TYPE_CHECKING:
    from storage.confirmations import Vouched

feature = Feature("confirmation_changes")


@feature.view(CHANGED)
def changed_card(ctx: Context, number: int, stamp: int) -> Card | None:
    """Ask again about a contract that was confirmed at that instant, or tell what became of it.

    Nothing where another word of the institution's followed.
    """
    contract = entries.get(ctx.db, Contract, cohort=ctx.cohort.id, entry=number)
    vouched = confirmations.vouched(ctx.db, contract=contract) if contract else None
    if contract is None or vouched is None or vouched.stamp != stamp:
        return None
    if vouched.institution(contract) not in institutions(ctx):
        return None
    enterprise = organization_name(ctx, contract.enterprise_id)
    if vouched.institution(contract) != contract.institution_id:
        moved = N_("{enterprise} corrected contract no. {n}: it is no longer your institution’s.")
        return Card(blocks=(Text(ctx.t(moved, enterprise=enterprise, n=contract.number)),))
    if contract.undone_at is not None:
        undone = N_("{enterprise} undid a contract that was confirmed: {contract}.")
        return _told(ctx, undone, enterprise, contract)
    if contract.confirmed_at is None:
        said = Text(ctx.t(N_("{enterprise} corrected this contract."), enterprise=enterprise))
        return question_card(ctx, contract, 0, said, *_since(ctx, vouched, contract))
    restored = N_("{enterprise} restored this contract, which stays confirmed: {contract}.")
    return _told(ctx, restored, enterprise, contract) if _aware(ctx, number, stamp) else None


def _told(ctx: Context, text: str, enterprise: str, contract: Contract) -> Card:
    line = ENTRIES.one_line(ctx, contract)
    return Card(blocks=(Text(ctx.t(text, enterprise=enterprise, contract=line)),))


def _since(ctx: Context, vouched: Vouched, contract: Contract) -> tuple[Fields, ...]:
    """Tell what was confirmed beside what the contract says now."""
    now, held = ENTRIES.read(ctx, contract), dict(vouched.held)
    names = held.pop("partners", None)
    then = as_held(now, held)
    if names is not None:
        partners = (ContractPartner(contract_id=contract.id, name=one["name"]) for one in names)
        then = replace(then, partners=tuple(partners))
    changed = ENTRIES.changed(ctx, ENTRIES.told(ctx, then), ENTRIES.told(ctx, now))
    return (changed,) if changed else ()


def _aware(ctx: Context, number: int, stamp: int) -> bool:
    """Whether the reader was told that it was undone."""
    told, cohort = (number, stamp), ctx.cohort.id
    return posts.reached(ctx.db, cohort=cohort, person=ctx.person.id, view=CHANGED, args=told)
