"""Sales: who sells what to whom, and when; what tells a contract from another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import Refusal
from bot.i18n import N_
from storage import contracts, organizations
from storage.contracts import Partner
from storage.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.context import Context
    from bot.fields import Party
    from handlers._entry_kinds import Seen
    from storage.contracts import Contract, ContractPartner


@dataclass(frozen=True, slots=True)
class Sale:
    """What tells a contract from another."""

    enterprise: int
    institution: int
    cents: int
    on: date
    partners: tuple[Partner, ...] = ()

    @classmethod
    def of(cls, seen: Seen[Contract]) -> Sale:
        one = seen.entry
        shares = tuple(Partner(p.name, p.organization_id, p.share_cents) for p in seen.partners)
        return cls(one.enterprise_id, one.institution_id, one.amount_cents, one.signed_on, shares)

    def twin(self, ctx: Context, *, excluding: int = 0) -> Contract | None:
        """Return a standing contract that may be this one."""
        return contracts.like(
            ctx.db,
            cohort=ctx.cohort.id,
            enterprise=self.enterprise,
            institution=self.institution,
            amount_cents=self.cents,
            day=self.on,
            partners=[one.organization for one in self.partners if one.organization is not None],
            excluding=excluding,
        )

    def check(self, ctx: Context) -> None:
        """Raise Refusal where an enterprise would sell to itself, or share with itself."""
        if self.institution == self.enterprise:
            itself = N_("An enterprise does not sell to itself. Name another buyer.")
            raise Refusal(itself).about("institution")
        if any(self._is_seller(ctx, one) for one in self.partners):
            own = N_("An enterprise is not its own partner. Name the others only.")
            raise Refusal(own).about("partners")

    def _is_seller(self, ctx: Context, partner: Partner) -> bool:
        if partner.organization is not None:
            return partner.organization == self.enterprise
        found = organizations.get(ctx.db, cohort=ctx.cohort.id, organization=self.enterprise)
        spellings = organizations.names(found) if found else []
        return fold(partner.name) in map(fold, spellings)


def shares(parties: Iterable[Party], before: Sequence[ContractPartner] = ()) -> tuple[Partner, ...]:
    """Return the partners as they are kept: each keeps the share that was known."""
    known = {(one.name, one.organization_id): one.share_cents for one in before}
    return tuple(Partner(one.name, one.id, known.get((one.name, one.id))) for one in parties)
