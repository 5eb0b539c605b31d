"""What the tests of confirmations and of proposals share: one cohort's contracts, told of."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from storage import audit, confirmations, contracts, proposals
from storage.contracts import Contract, Mode
from storage.proposals import Proposal
from storage.record import Page
from tests.storage.samples import NOW, TODAY, Sample

LATER = NOW + timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Talk:
    """One cohort's contracts, in one transaction; the coordinator stands for a champion."""

    db: Session
    sample: Sample

    def log(self, **values: object) -> Contract:
        known = {
            "cohort": self.sample.cohort,
            "enterprise": self.sample.enterprise,
            "institution": self.sample.institution,
            "amount_cents": 250_000,
            "mode": Mode.MUTUAL,
            "signed_on": TODAY,
            "now": NOW,
            "by": self.sample.manager,
        }
        return contracts.add(self.db, **{**known, **values})  # type: ignore[arg-type]  # keywords of `add`

    def confirm(self, contract: Contract) -> Contract:
        return self._said(confirmations.confirm, contract)

    def withdraw(self, contract: Contract) -> Contract:
        return self._said(confirmations.withdraw, contract)

    def _said(self, verb: Any, contract: Contract) -> Contract:  # noqa: ANN401 - either verb
        named = {"cohort": self.sample.cohort, "contract": contract.id}
        said: Contract = verb(self.db, **named, by=self.sample.coordinator, now=LATER)
        return said

    def correct(self, contract: Contract, **changes: object) -> Contract:
        named: dict[str, Any] = {"cohort": self.sample.cohort, "contract": contract.id}
        return contracts.correct(
            self.db, **named, changes=changes, by=self.sample.manager, now=LATER
        )

    def propose(self, contract: Contract, *, disowned: bool = False, **changes: object) -> Proposal:
        return proposals.propose(
            self.db,
            contract=contract,
            changes=changes,
            by=self.sample.coordinator,
            now=NOW,
            disowned=disowned,
        )

    def accept(self, proposal: Proposal) -> Contract:
        return confirmations.accept(self.db, proposal=proposal, by=self.sample.manager, now=LATER)

    def get(self, proposal: Proposal) -> Proposal:
        found = proposals.get(self.db, cohort=self.sample.cohort, proposal=proposal.id)
        assert found is not None
        return found

    def standing(self, contract: Contract) -> Proposal | None:
        return proposals.of(self.db, cohort=self.sample.cohort, contract=contract.id)

    def waiting(self, **values: int) -> Page[Contract]:
        ours = [self.sample.institution]
        return confirmations.waiting(
            self.db, cohort=self.sample.cohort, institutions=ours, **values
        )

    def numbers(self) -> list[int]:
        return [one.number for one in self.waiting(limit=9).rows]


def trail(db: Session, row: Contract | Proposal, entity: str) -> list[str]:
    found = audit.trail(db, cohort=row.cohort_id, entity=entity, entity_id=row.id)
    return [one.action for one in found]
