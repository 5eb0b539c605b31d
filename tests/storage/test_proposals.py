"""What institutions propose to correct, and what becomes of it."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from storage import confirmations, contracts, entries, logged, proposals, retention
from storage.contracts import Contract, Mode, Tax
from storage.db import Store
from storage.proposals import Outcome
from storage.record import Missing
from tests.storage.confirming import LATER, Talk, trail
from tests.storage.samples import NOW, Sample


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
