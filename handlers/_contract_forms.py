"""What the forms of a contract say, and what they hold at first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.fields import TODAY, Amount, Institution, Mode, Money, Partners, PastDay, Purpose
from handlers._sales import Sale, shares
from storage.contracts import Tax

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from handlers._entry_kinds import Seen
    from storage.contracts import Contract, ContractPartner


@dataclass(frozen=True, slots=True)
class Sold:
    """What was sold to an institution, how, when and with whom."""

    amount: Amount
    institution: Institution
    mode: Mode
    purpose: Purpose = ""
    on: PastDay = TODAY
    partners: Partners = ()

    def by(self, enterprise: int, before: Sequence[ContractPartner] = ()) -> Sale:
        """Return the sale that this is of an enterprise's."""
        shared = shares(self.partners, before)
        return Sale(enterprise, self.institution, self.amount.cents, self.on, shared)


def kept(seen: Seen[Contract]) -> dict[str, object]:
    """Return what the form of a contract holds at first, as drafts keep it."""
    one = seen.entry
    money = Money(one.amount_cents, one.currency, one.approximate, one.tax.value)
    return {
        "amount": money.dump(),
        "institution": one.institution_id,
        "mode": one.mode.value,
        "purpose": one.purpose,
        "on": one.signed_on.isoformat(),
        "partners": [{"name": p.name, "id": p.organization_id} for p in seen.partners],
        "ref": one.id,
    }


def worded(
    contract: Contract, amount: Money, mode: Mode, purpose: str, on: date
) -> dict[str, object]:
    """Return what a form says of a contract, by column.

    An amount that is typed anew says nothing of the taxes that were said before.
    """
    return {
        "amount_cents": amount.cents,
        "currency": amount.currency,
        "approximate": amount.approximate,
        "tax": contract.tax if amount.tax == "unknown" else Tax(amount.tax),
        "mode": mode,
        "purpose": purpose,
        "signed_on": on,
    }
