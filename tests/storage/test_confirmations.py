"""What institutions confirm, and what is told of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy.orm import Session

from storage import audit, confirmations, entries
from storage.confirmations import Vouched
from storage.contracts import Contract, Mode, Partner, Tax
from storage.db import Store
from tests.storage.confirming import LATER, Talk
from tests.storage.samples import NOW, Sample


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


def test_what_was_confirmed_is_known_until_it_is_taken_back(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[Vouched | None]:
        talk = Talk(db, sample)
        first = talk.log(amount_cents=100, purpose="Repas")
        found = [confirmations.vouched(db, contract=first)]
        sure = talk.confirm(talk.correct(first, amount_cents=200))
        talk.correct(sure, amount_cents=300, partners=[Partner("Coop Alpha")])
        changed = talk.correct(sure, amount_cents=400, mode=Mode.PUBLIC)
        found.append(confirmations.vouched(db, contract=changed))
        taken = talk.withdraw(talk.confirm(changed))
        return [*found, confirmations.vouched(db, contract=taken)]

    then = {"amount_cents": 200, "mode": "gre_a_gre", "partners": []}
    assert store.run_sync(work) == [None, Vouched(LATER, sample.coordinator, then), None]
