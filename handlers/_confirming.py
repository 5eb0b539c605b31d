"""What waits for an institution's word: its contracts, one at a time, the oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Note, Text, Weight
from bot.errors import Outdated, Refusal
from bot.i18n import N_, Typed
from handlers._contract_notes import details
from handlers._contracts import ENTRIES
from handlers._lines import organization_name
from storage import audit, confirmations, entries
from storage.contracts import Contract
from storage.people import Role

if TYPE_CHECKING:
    from bot.cards import Block
    from bot.context import Context
    from storage.record import Page

CONFIRM: Final = Typed(N_("/confirm"))


def institutions(ctx: Context) -> tuple[int, ...]:
    """Return the institutions whose doors the person opens."""
    opened = (one.organization_id for one in ctx.memberships if one.role is Role.CHAMPION)
    return tuple(one for one in opened if one is not None)


def bought(ctx: Context, number: int) -> Contract:
    """Return a contract of the person's institutions. Raises Refusal, or Outdated when undone."""
    found = entries.get(ctx.db, Contract, cohort=ctx.cohort.id, entry=number)
    if found is None or found.collaboration or found.institution_id not in institutions(ctx):
        why = N_("There is no such contract of your institution. See what waits: {command}")
        raise Refusal(why, command=CONFIRM)
    if found.undone_at is not None:
        raise Outdated(N_("This entry was undone on {when}."), when=found.undone_at)
    return found


def unconfirmed(ctx: Context, number: int) -> Contract:
    """Return a contract that may still be confirmed. Raises Refusal, or Outdated."""
    found = bought(ctx, number)
    if found.confirmed_at is not None:
        raise Outdated(N_("This contract was confirmed on {when}."), when=found.confirmed_at)
    return found


def next_card(ctx: Context, place: int, *said: Block, also: tuple[Button, ...] = ()) -> Card:
    """Ask about the contract at that place, below what was just done; after the last, the first."""
    found = _waiting(ctx, place)
    here, page = (place, found) if found.rows else (0, _waiting(ctx, 0))
    if not page.rows:
        nothing = Text(ctx.t(N_("Nothing to confirm. All is well.")))
        return Card(blocks=(*said, nothing), buttons=also)
    return _asked_card(ctx, page.rows[0], (here, page.total), said, also)


def question_card(ctx: Context, contract: Contract, place: int, *said: Block) -> Card:
    """Ask about a contract, below what was just done."""
    return _asked_card(ctx, contract, (place, _waiting(ctx, place).total), said)


def _asked_card(
    ctx: Context,
    contract: Contract,
    where: tuple[int, int],
    said: tuple[Block, ...],
    also: tuple[Button, ...] = (),
) -> Card:
    """Ask whether a contract is right: what it says then is what is confirmed.

    `where` is its place among those that wait, and how many there are.
    """
    t, seen, (place, total) = ctx.t, ENTRIES.read(ctx, contract), where
    text = t(
        N_("{enterprise} logged: {contract}. Is this right?"),
        enterprise=organization_name(ctx, contract.enterprise_id),
        contract=ENTRIES.line(ctx, seen),
    )
    shown = (contract.id, contract.revision, place)
    following = Button(t(N_("See the next one")), "confirm.see", (place + 1,))
    return Card(
        title=t(N_("To confirm: {n}"), n=total),
        blocks=(*said, Text(text), *details(t, seen), *_corrected(ctx, contract)),
        buttons=(
            Button(t(N_("Confirm")), "confirm.yes", shown, Weight.PRIMARY),
            Button(t(N_("Report an error")), "confirm.report", shown),
            *((following,) if total > 1 else ()),
            *also,
        ),
    )


def meanwhile_card(ctx: Context, contract: Contract, place: int) -> Card:
    """Ask anew about a contract that reads otherwise than when it was shown."""
    said = Text(ctx.t(N_("This contract was corrected meanwhile.")))
    return question_card(ctx, contract, place, said)


def _waiting(ctx: Context, place: int) -> Page[Contract]:
    ours = institutions(ctx)
    return confirmations.waiting(ctx.db, cohort=ctx.cohort.id, institutions=ours, offset=place)


def _corrected(ctx: Context, contract: Contract) -> tuple[Note, ...]:
    """Say that what was confirmed is not what the contract says now."""
    trail = audit.trail(ctx.db, cohort=ctx.cohort.id, entity="contract", entity_id=contract.id)
    touched = [
        one
        for one in trail
        if one.action == "confirmed" or (one.before or {}).get("confirmed_at") is not None
    ]
    if not touched or touched[-1].action != "corrected":
        return ()
    return (Note(ctx.t(N_("Corrected since it was confirmed."))),)
