"""What institutions confirm, and what they propose to correct."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy.orm import Session

from storage import audit, confirmations, contracts, entries, logged, proposals, retention
from storage.contracts import Contract, Mode, Partner, Tax
from storage.db import Store
from storage.proposals import Outcome, Proposal
from storage.record import Missing, Page
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


def test_contracts_wait_for_their_institution_oldest_first(store: Store, sample: Sample) -> None:
    def work(db: Session) -> tuple[list[int], list[int], int, object]:
        talk = Talk(db, sample)
        talk.log()
        talk.log(signed_on=date(2026, 10, 2))
        talk.log(institution=sample.other)
        talk.confirm(talk.log())
        undone = talk.log()
        entries.undo(db, undone, by=sample.manager, now=NOW)
        second = talk.waiting(offset=1)
        counts = confirmations.counts(db, cohort=sample.cohort)
        return talk.numbers(), [one.number for one in second.rows], second.total, counts

    assert store.run_sync(work) == ([2, 1], [1], 2, {sample.institution: 2})


def test_confirmation_is_made_once_and_taken_back(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[object]:
        talk = Talk(db, sample)
        sure = talk.confirm(talk.log())
        confirmations.confirm(
            db, cohort=sample.cohort, contract=sure.id, by=sample.manager, now=LATER
        )
        told: list[object] = [(sure.confirmed_at, sure.confirmed_by), talk.numbers()]
        taken = talk.withdraw(talk.withdraw(sure))
        trail = audit.trail(db, cohort=sample.cohort, entity="contract", entity_id=sure.id)
        return [*told, taken.confirmed_at, talk.numbers(), [one.action for one in trail]]

    assert store.run_sync(work) == [
        (LATER, sample.coordinator),
        [],
        None,
        [1],
        ["added", "confirmed", "unconfirmed"],
    ]


def test_restored_contract_keeps_its_confirmation(store: Store, sample: Sample) -> None:
    def work(db: Session) -> tuple[object, list[int]]:
        talk = Talk(db, sample)
        undone = entries.undo(db, talk.confirm(talk.log()), by=sample.manager, now=LATER)
        restored = entries.restore(db, undone, by=sample.manager, now=LATER)
        return restored.confirmed_at, talk.numbers()

    assert store.run_sync(work) == (LATER, [])


@pytest.mark.parametrize(
    ("changes", "revision"),
    [
        ({"amount_cents": 1}, 1),
        ({"purpose": "Repas"}, 1),
        ({"amount_cents": 250_000}, 0),
        ({"approximate": True, "tax": Tax.EXTRA}, 1),
        ({"partners": [Partner("Coop Alpha")]}, 1),
        ({"amount_cents": 1, "partners": [Partner("Coop Alpha")]}, 1),
        ({"partners": []}, 0),
    ],
)
def test_revision_counts_corrections(
    store: Store, sample: Sample, changes: dict[str, Any], revision: int
) -> None:
    def work(db: Session) -> int:
        talk = Talk(db, sample)
        return talk.correct(talk.log(), **changes).revision

    assert store.run_sync(work) == revision


def test_proposal_changes_nothing_and_the_contract_waits_no_more(
    store: Store, sample: Sample
) -> None:
    def work(db: Session) -> list[object]:
        talk = Talk(db, sample)
        contract = talk.log()
        made = talk.propose(contract, amount_cents=260_000, signed_on=date(2026, 11, 3))
        standing = talk.standing(contract)
        [asked] = proposals.waiting(db, cohort=sample.cohort, enterprises=[sample.enterprise])
        others = proposals.waiting(db, cohort=sample.cohort, enterprises=[sample.other])
        return [
            (made.before, made.changes, made.revision, made.institution_id),
            (standing and standing.id, asked.id, others) == (made.id, made.id, []),
            contracts.totals(db, cohort=sample.cohort).cents,
            talk.numbers(),
        ]

    assert store.run_sync(work) == [
        (
            {"amount_cents": 250_000, "signed_on": "2026-11-18"},
            {"amount_cents": 260_000, "signed_on": "2026-11-03"},
            0,
            sample.institution,
        ),
        True,
        250_000,
        [],
    ]


def test_proposal_of_a_column_that_is_not_asked_is_refused(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        talk = Talk(db, sample)
        talk.propose(talk.log(), institution_id=sample.other)

    with pytest.raises(ValueError, match="not proposable: institution_id"):
        store.run_sync(work)


def test_newer_proposal_replaces_the_open_one(store: Store, sample: Sample) -> None:
    def work(db: Session) -> tuple[object, bool]:
        talk = Talk(db, sample)
        contract = talk.log()
        old = talk.propose(contract, amount_cents=260_000)
        new = talk.propose(contract, mode=Mode.PUBLIC)
        standing = talk.standing(contract)
        return talk.get(old).outcome, standing is not None and standing.id == new.id

    assert store.run_sync(work) == (Outcome.REPLACED, True)


def test_accepted_proposal_corrects_and_confirms(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[object]:
        talk = Talk(db, sample)
        made = talk.propose(
            talk.log(),
            amount_cents=260_000,
            mode=Mode.PUBLIC,
            signed_on=date(2026, 11, 3),
            tax=Tax.EXTRA,
        )
        after, settled = talk.accept(made), talk.get(made)
        news = confirmations.since(db, cohort=sample.cohort, instant=NOW)
        return [
            (after.amount_cents, after.mode, after.signed_on, after.tax),
            (after.confirmed_at, after.confirmed_by),
            (settled.outcome, settled.settled_by, settled.settled_at),
            news,
            trail(db, after, "contract"),
            trail(db, made, "proposal"),
        ]

    assert store.run_sync(work) == [
        (260_000, Mode.PUBLIC, date(2026, 11, 3), Tax.EXTRA),
        (LATER, sample.coordinator),
        (Outcome.ACCEPTED, sample.manager, LATER),
        [],
        ["added", "corrected", "confirmed"],
        ["proposed", "accepted"],
    ]


def declined(talk: Talk, contract: Contract) -> None:
    made = talk.standing(contract)
    assert made is not None
    by = talk.sample.manager
    proposals.settle(talk.db, proposal=made, outcome=Outcome.DECLINED, by=by, now=LATER)


def corrected(talk: Talk, contract: Contract) -> None:
    talk.correct(contract, purpose="Autre chose")


def undone(talk: Talk, contract: Contract) -> None:
    named = {"cohort": talk.sample.cohort, "contract": contract.id}
    contracts.undo(talk.db, **named, by=talk.sample.manager, now=LATER)


def replaced(talk: Talk, contract: Contract) -> None:
    talk.propose(contract, mode=Mode.PUBLIC)


@pytest.mark.parametrize("meanwhile", [declined, corrected, undone, replaced])
@pytest.mark.parametrize("disowned", [False, True])
def test_proposal_that_no_longer_stands_is_not_accepted(
    store: Store,
    sample: Sample,
    meanwhile: Callable[[Talk, Contract], None],
    *,
    disowned: bool,
) -> None:
    def work(db: Session) -> None:
        talk = Talk(db, sample)
        contract = talk.log()
        changes = {} if disowned else {"amount_cents": 260_000}
        made = talk.propose(contract, disowned=disowned, **changes)
        meanwhile(talk, contract)
        before = logged.require(db, Contract, cohort=sample.cohort, entry=contract.id)
        with pytest.raises(Missing):
            talk.accept(made)
        after = logged.require(db, Contract, cohort=sample.cohort, entry=contract.id)
        assert (after, after.confirmed_at) == (before, None)

    store.run_sync(work)


def test_contract_that_is_disowned_is_undone_and_can_be_restored(
    store: Store, sample: Sample
) -> None:
    def work(db: Session) -> list[object]:
        talk = Talk(db, sample)
        undone = talk.accept(talk.propose(talk.log(), disowned=True))
        told = [undone.undone_by, talk.numbers()]
        restored = entries.restore(db, undone, by=sample.manager, now=LATER)
        return [*told, restored.confirmed_at, talk.numbers()]

    assert store.run_sync(work) == [sample.manager, [], None, [1]]


def test_proposal_stands_while_the_contract_says_the_same(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[bool]:
        talk = Talk(db, sample)
        contract = talk.log()
        talk.propose(contract, amount_cents=260_000)
        seen = [talk.correct(contract, amount_cents=250_000)]
        stands = [talk.standing(contract) is not None]
        undone = entries.undo(db, seen[0], by=sample.manager, now=LATER)
        stands.append(talk.standing(contract) is not None)
        entries.restore(db, undone, by=sample.manager, now=LATER)
        stands.append(talk.standing(contract) is not None)
        talk.correct(contract, purpose="Repas")
        stands.append(talk.standing(contract) is not None)
        return [*stands, talk.numbers() == [1]]

    assert store.run_sync(work) == [True, False, True, False, True]


def test_proposal_is_settled_once_and_a_confirmation_settles_it(
    store: Store, sample: Sample
) -> None:
    def work(db: Session) -> list[Outcome | None]:
        talk = Talk(db, sample)
        first, second = talk.log(), talk.log()
        declined, dropped = (talk.propose(one, amount_cents=1) for one in (first, second))
        talk.confirm(second)
        for outcome in (Outcome.DECLINED, Outcome.ACCEPTED):
            proposals.settle(db, proposal=declined, outcome=outcome, by=sample.manager, now=LATER)
        return [talk.get(declined).outcome, talk.get(dropped).outcome]

    assert store.run_sync(work) == [Outcome.DECLINED, Outcome.WITHDRAWN]


def test_news_is_what_was_confirmed_since_and_stands(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[list[int]]:
        talk = Talk(db, sample)
        told, undone, dropped = (talk.confirm(talk.log()) for _ in range(3))
        talk.log()
        contested = talk.log()
        talk.propose(contested, amount_cents=1)
        talk.confirm(contested)
        entries.undo(db, undone, by=sample.manager, now=LATER)
        talk.withdraw(dropped)
        ask = partial(confirmations.since, db, cohort=sample.cohort)
        found: list[Sequence[Contract]] = [
            ask(instant=LATER),
            ask(instant=LATER + timedelta(seconds=1)),
        ]
        assert told.number == 1
        return [[one.number for one in some] for some in found]

    assert store.run_sync(work) == [[1, 5], []]


def test_proposals_are_kept_a_year(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        talk = Talk(db, sample)
        talk.propose(talk.log(), amount_cents=1)

    store.run_sync(work)
    ages = [
        store.run_sync(partial(retention.purge, now=NOW + timedelta(days=days))).proposals
        for days in (364, 365)
    ]
    assert ages == [0, 1]


def trail(db: Session, row: Contract | Proposal, entity: str) -> list[str]:
    found = audit.trail(db, cohort=row.cohort_id, entity=entity, entity_id=row.id)
    return [one.action for one in found]
