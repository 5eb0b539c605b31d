"""Proposals: how a champion says that a contract should read, until its enterprise answers."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Index, select, text
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit
from storage.cohorts import Cohort
from storage.contracts import CONTRACT, Contract, Mode, Tax
from storage.organizations import Organization
from storage.people import Person
from storage.record import Record, insert, instant, key, reference, snapshot, table_of
from storage.types import Json, word

PROPOSABLE = frozenset(
    {"amount_cents", "approximate", "currency", "mode", "purpose", "signed_on", "tax"}
)
_LOADERS: dict[str, Callable[[str], Any]] = {
    "mode": Mode,
    "signed_on": date.fromisoformat,
    "tax": Tax,
}
_OPEN = text("settled_at IS NULL")


class Outcome(StrEnum):
    """`WITHDRAWN`: the institution found the contract to be right after all.

    `CORRECTED` and `UNDONE`: its enterprise did so to the contract without an answer.
    """

    ACCEPTED = "accepted"
    DECLINED = "declined"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    UNDONE = "undone"


class Proposal(Record, table=True):
    """`before` and `changes` are columns of the contract by name, as JSON.

    `disowned`: the contract is not the institution's, or does not exist. `revision` is the
    contract's: a proposal about another one no longer stands.
    """

    __table_args__ = (
        Index(
            "uq_proposal_open",
            "contract_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        {"sqlite_autoincrement": True},  # a purged one's buttons must never settle a new one
    )
    id: int = key()
    cohort_id: int = reference(Cohort)
    contract_id: int = reference(Contract)
    institution_id: int = reference(Organization, index=False)
    before: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    changes: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    disowned: bool = False
    revision: int
    proposed_by: int = reference(Person, index=False)
    proposed_at: datetime = instant()
    settled_at: datetime | None = instant(optional=True)
    settled_by: int | None = reference(Person, optional=True, index=False)
    outcome: Outcome | None = Field(default=None, sa_type=word(Outcome), nullable=True)


PROPOSAL = table_of(Proposal)
STANDS: tuple[ColumnElement[bool], ...] = (
    PROPOSAL.c.contract_id == CONTRACT.c.id,
    PROPOSAL.c.revision == CONTRACT.c.revision,
    PROPOSAL.c.settled_at.is_(None),
    CONTRACT.c.undone_at.is_(None),
)
"""Of a contract: it waits for an answer, and is still about what the contract says."""


def propose(
    db: Session,
    *,
    contract: Contract,
    changes: Mapping[str, Any],
    by: int,
    now: datetime,
    disowned: bool = False,
) -> Proposal:
    """Propose other values for a contract that was read; an open proposal is replaced."""
    unknown = changes.keys() - PROPOSABLE
    if unknown:
        raise ValueError(f"not proposable: {', '.join(sorted(unknown))}")
    former = _unsettled(db, contract.id)
    if former is not None:
        settle(db, proposal=former, outcome=Outcome.REPLACED, by=by, now=now)
    values = {
        "cohort_id": contract.cohort_id,
        "contract_id": contract.id,
        "institution_id": contract.institution_id,
        "before": snapshot(contract, changes),
        "changes": snapshot(contract.model_copy(update=dict(changes)), changes),
        "disowned": disowned,
        "revision": contract.revision,
        "proposed_by": by,
        "proposed_at": now,
    }
    proposal = insert(db, Proposal, values)
    _note(db, proposal, "proposed", by=by, now=now)
    return proposal


def get(db: Session, *, cohort: int, proposal: int) -> Proposal | None:
    mine = (PROPOSAL.c.id == proposal, PROPOSAL.c.cohort_id == cohort)
    return db.scalars(select(Proposal).where(*mine)).one_or_none()


def of(db: Session, *, cohort: int, contract: int) -> Proposal | None:
    """The one that stands on a contract."""
    mine = (CONTRACT.c.id == contract, CONTRACT.c.cohort_id == cohort)
    return db.scalars(select(Proposal).where(*mine, *STANDS)).one_or_none()


def waiting(db: Session, *, cohort: int, enterprises: Collection[int]) -> Sequence[Proposal]:
    """Those that these enterprises have not answered yet, oldest first."""
    mine = (CONTRACT.c.cohort_id == cohort, CONTRACT.c.enterprise_id.in_(enterprises))
    return db.scalars(select(Proposal).where(*mine, *STANDS).order_by(PROPOSAL.c.id)).all()


def settle(
    db: Session, *, proposal: Proposal, outcome: Outcome, by: int | None, now: datetime
) -> Proposal:
    """Settle one that was read. Twice is once: the first outcome stays."""
    mine = PROPOSAL.c.id == proposal.id
    values = {"settled_at": now, "settled_by": by, "outcome": outcome}
    unsettled = PROPOSAL.update().where(mine, PROPOSAL.c.settled_at.is_(None)).values(values)
    changed = db.execute(unsettled.returning(PROPOSAL.c.id)).one_or_none()
    settled = db.scalars(select(Proposal).where(mine)).one()
    if changed is not None:
        _note(db, settled, outcome.value, by=by, now=now)
    return settled


def drop(db: Session, *, contract: Contract, by: int, now: datetime) -> None:
    """Settle what is open on a contract that is found to be right as it is."""
    found = _unsettled(db, contract.id)
    if found is not None:
        settle(db, proposal=found, outcome=Outcome.WITHDRAWN, by=by, now=now)


def overtake(db: Session, *, contract: Contract, by: int, now: datetime) -> Proposal | None:
    """Settle what is open on a contract that was undone, or says something else now."""
    found, gone = _unsettled(db, contract.id), contract.undone_at is not None
    if found is None or not (gone or found.revision != contract.revision):
        return None
    outcome = Outcome.UNDONE if gone else Outcome.CORRECTED
    return settle(db, proposal=found, outcome=outcome, by=by, now=now)


def loaded(held: Mapping[str, Any]) -> dict[str, Any]:
    """What `before` or `changes` hold, as the contract's columns have it."""
    return {name: _LOADERS[name](one) if name in _LOADERS else one for name, one in held.items()}


def _unsettled(db: Session, contract: int) -> Proposal | None:
    """The open one of a contract, even where it is about what the contract no longer says."""
    mine = (PROPOSAL.c.contract_id == contract, PROPOSAL.c.settled_at.is_(None))
    return db.scalars(select(Proposal).where(*mine)).one_or_none()


def _note(db: Session, proposal: Proposal, action: str, *, by: int | None, now: datetime) -> None:
    audit.note(
        db,
        now=now,
        cohort=proposal.cohort_id,
        person=by,
        action=action,
        entity="proposal",
        entity_id=proposal.id,
        before=proposal.before,
        after={**proposal.changes, "disowned": proposal.disowned},
    )
