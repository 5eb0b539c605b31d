"""Confirmations: what an institution was asked of its contracts, and said to be right."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from storage import audit, contracts, logged, proposals
from storage.contracts import CONTRACT, CORRECTABLE, Contract
from storage.proposals import PROPOSAL, STANDS, Outcome, Proposal
from storage.record import Missing, Page

PROPOSED: ColumnElement[bool] = select(PROPOSAL.c.id).where(*STANDS).exists()
"""A correction of the contract waits for its enterprise."""
WAITS: tuple[ColumnElement[bool], ...] = (
    CONTRACT.c.undone_at.is_(None),
    CONTRACT.c.confirmed_at.is_(None),
    CONTRACT.c.collaboration.is_(False),
    ~PROPOSED,
)
"""Nothing was said of the contract yet; one between enterprises has no champion."""

_SAID = frozenset({"confirmed", "unconfirmed"})
_TOLD = CORRECTABLE | {"partners"}


@dataclass(frozen=True, slots=True)
class Vouched:
    """A confirmation that was not taken back: when, by whom, and what was corrected since.

    `held` are the columns that the contract had otherwise then, and `partners`, as JSON.
    """

    at: datetime
    by: int | None
    held: Mapping[str, Any]

    @property
    def stamp(self) -> int:
        """Tell it from another of the same contract's."""
        return int(self.at.timestamp())

    def institution(self, contract: Contract) -> int:
        """Return whose it is: the contract may have another buyer since."""
        found: int = self.held.get("institution_id", contract.institution_id)
        return found


def waiting(
    db: Session, *, cohort: int, institutions: Collection[int], offset: int = 0, limit: int = 1
) -> Page[Contract]:
    """What these institutions have not answered, oldest first."""
    mine = (CONTRACT.c.cohort_id == cohort, CONTRACT.c.institution_id.in_(institutions), *WAITS)
    total = db.scalars(select(func.count()).select_from(CONTRACT).where(*mine)).one()
    oldest = select(Contract).where(*mine).order_by(CONTRACT.c.signed_on, CONTRACT.c.id)
    return Page(tuple(db.scalars(oldest.offset(offset).limit(limit))), total)


def counts(db: Session, *, cohort: int) -> Mapping[int, int]:
    """How many contracts wait, by institution; the most first."""
    number = func.count()
    found = (
        select(CONTRACT.c.institution_id, number)
        .where(CONTRACT.c.cohort_id == cohort, *WAITS)
        .group_by(CONTRACT.c.institution_id)
        .order_by(number.desc(), CONTRACT.c.institution_id)
    )
    return dict(db.execute(found).all())


def confirm(db: Session, *, cohort: int, contract: int, by: int, now: datetime) -> Contract:
    """Twice is once: the first time stays. What was proposed instead is dropped."""
    found = logged.require(db, Contract, cohort=cohort, entry=contract)
    if found.confirmed_at is not None:
        return found
    proposals.drop(db, contract=found, by=by, now=now)
    values = {"confirmed_at": now, "confirmed_by": by}
    return logged.change(db, found, "confirmed", values, by=by, now=now)


def withdraw(db: Session, *, cohort: int, contract: int, by: int, now: datetime) -> Contract:
    """Take a confirmation back."""
    found = logged.require(db, Contract, cohort=cohort, entry=contract)
    if found.confirmed_at is None:
        return found
    values = {"confirmed_at": None, "confirmed_by": None}
    return logged.change(db, found, "unconfirmed", values, by=by, now=now)


def vouched(db: Session, *, contract: Contract) -> Vouched | None:
    """What was last confirmed of a contract, whatever became of it; None if it was taken back."""
    trail = audit.trail(db, cohort=contract.cohort_id, entity="contract", entity_id=contract.id)
    places = [place for place, one in enumerate(trail) if one.action in _SAID]
    if not places or trail[places[-1]].action != "confirmed":
        return None
    said, after = trail[places[-1]], trail[places[-1] + 1 :]
    held = dict[str, Any]()
    for one in after:
        held = {**(one.before or {}), **held}
    known = {name: value for name, value in held.items() if name in _TOLD}
    return Vouched(said.at, (said.after or {}).get("confirmed_by"), known)


def accept(db: Session, *, proposal: Proposal, by: int, now: datetime) -> Contract:
    """Make a contract what a proposal that was read says; who proposed it vouches for it.

    Raises Missing when it no longer stands.
    """
    cohort, contract = proposal.cohort_id, proposal.contract_id
    standing = proposals.of(db, cohort=cohort, contract=contract)
    if standing is None or standing.id != proposal.id:
        raise Missing(proposal.id)
    proposals.settle(db, proposal=proposal, outcome=Outcome.ACCEPTED, by=by, now=now)
    if proposal.disowned:
        return contracts.undo(db, cohort=cohort, contract=contract, by=by, now=now)
    changes = proposals.loaded(proposal.changes)
    contracts.correct(db, cohort=cohort, contract=contract, changes=changes, by=by, now=now)
    return confirm(db, cohort=cohort, contract=contract, by=proposal.proposed_by, now=now)


def since(db: Session, *, cohort: int, instant: datetime) -> Sequence[Contract]:
    """What institutions confirmed of themselves from then on, oldest first.

    A proposal that was accepted is no news to who accepted it.
    """
    accepted = select(PROPOSAL.c.id).where(
        PROPOSAL.c.contract_id == CONTRACT.c.id,
        PROPOSAL.c.settled_at == CONTRACT.c.confirmed_at,
        PROPOSAL.c.outcome == Outcome.ACCEPTED,
    )
    told = (
        CONTRACT.c.cohort_id == cohort,
        CONTRACT.c.confirmed_at >= instant,
        CONTRACT.c.undone_at.is_(None),
        ~accepted.exists(),
    )
    order = (CONTRACT.c.confirmed_at, CONTRACT.c.id)
    return db.scalars(select(Contract).where(*told).order_by(*order)).all()
