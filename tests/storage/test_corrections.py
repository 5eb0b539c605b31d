"""Contracts put right: what it unconfirms, what it decides anew, and what it refuses."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy.orm import Session

from storage import audit, confirmations, contracts
from storage.contracts import Contract, Mode, Partner, SoldToItself, Tax
from storage.db import Store
from tests.storage.samples import NOW, Sample, sold


def test_correction_unconfirms_and_is_audited(store: Store, sample: Sample) -> None:
    def work(db: Session) -> Contract:
        contract = sold(db, sample)
        named = {"cohort": sample.cohort, "contract": contract.id}
        confirmations.confirm(db, **named, by=sample.coordinator, now=NOW)
        return contracts.correct(
            db, **named, changes={"amount_cents": 25_000}, by=sample.manager, now=NOW
        )

    corrected = store.run_sync(work)
    assert (corrected.amount_cents, corrected.confirmed_at) == (25_000, None)
    deeds = store.read_sync(
        lambda db: audit.trail(db, cohort=sample.cohort, entity="contract", entity_id=corrected.id)
    )
    assert [(deed.action, deed.person_id) for deed in deeds] == [
        ("added", sample.manager),
        ("confirmed", sample.coordinator),
        ("corrected", sample.manager),
    ]
    assert deeds[2].before == {
        "amount_cents": 250_000,
        "confirmed_at": "2026-11-18T15:00:00Z",
        "confirmed_by": sample.coordinator,
        "revision": 0,
    }
    assert deeds[2].after == {
        "amount_cents": 25_000,
        "confirmed_at": None,
        "confirmed_by": None,
        "revision": 1,
    }


def confirmed(db: Session, sample: Sample) -> Contract:
    contract = sold(db, sample, partners=[Partner("Coop Alpha")])
    return confirmations.confirm(
        db, cohort=sample.cohort, contract=contract.id, by=sample.coordinator, now=NOW
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"purpose": "Repas"},
        {"approximate": True},
        {"tax": Tax.EXTRA},
        {"partners": []},
        {"amount_cents": 25_000},
        {"currency": "USD"},
        {"mode": Mode.PUBLIC},
        {"signed_on": date(2026, 11, 17)},
    ],
)
def test_any_correction_is_to_be_confirmed_again(
    store: Store, sample: Sample, changes: dict[str, Any]
) -> None:
    def work(db: Session) -> Contract:
        number = confirmed(db, sample).id
        named: dict[str, Any] = {"cohort": sample.cohort, "contract": number}
        return contracts.correct(db, **named, changes=changes, by=None, now=NOW)

    corrected = store.run_sync(work)
    assert (corrected.confirmed_at, corrected.confirmed_by) == (None, None)


def test_correction_that_changes_nothing_leaves_no_trace(store: Store, sample: Sample) -> None:
    def work(db: Session) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
        before = confirmed(db, sample)
        named: dict[str, Any] = {"cohort": sample.cohort, "contract": before.id}
        same = {
            "amount_cents": before.amount_cents,
            "institution_id": before.institution_id,
            "partners": [Partner("Coop Alpha")],
        }
        after = contracts.correct(db, **named, changes=same, by=None, now=NOW)
        deeds = audit.trail(db, cohort=sample.cohort, entity="contract", entity_id=before.id)
        return before.model_dump(), after.model_dump(), [deed.action for deed in deeds]

    before, after, deeds = store.run_sync(work)
    assert after == before
    assert deeds == ["added", "confirmed"]


def test_enterprise_never_sells_to_itself(store: Store, sample: Sample) -> None:
    itself = [Partner("Traiteur", sample.enterprise)]
    for values in ({"institution": sample.enterprise}, {"partners": itself}):
        with pytest.raises(SoldToItself):
            store.run_sync(partial(sold, sample=sample, **values))
    contract = store.run_sync(partial(sold, sample=sample))
    for changes in (
        {"institution_id": sample.enterprise},
        {"enterprise_id": sample.institution},
        {"partners": itself},
    ):
        correct = partial(contracts.correct, cohort=sample.cohort, contract=contract.id)
        with pytest.raises(SoldToItself):
            store.run_sync(partial(correct, changes=changes, by=None, now=NOW))


def test_correction_of_the_buyer_decides_collaboration_anew(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[bool]:
        contract = sold(db, sample)
        correct = partial(
            contracts.correct, db, cohort=sample.cohort, contract=contract.id, by=None, now=NOW
        )
        return [
            correct(changes={"institution_id": buyer}).collaboration
            for buyer in (sample.other, sample.institution)
        ]

    assert store.run_sync(work) == [True, False]


def test_correction_replaces_partners(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[tuple[str, int | None]]:
        contract = sold(db, sample, partners=[Partner("Coop Alpha"), Partner("Coop Bêta")])
        changes = {"partners": [Partner("Buanderie", sample.other, 50_000)]}
        named = {"cohort": sample.cohort, "contract": contract.id}
        contracts.correct(db, **named, changes=changes, by=None, now=NOW)
        return [(row.name, row.share_cents) for row in contracts.partners(db, **named)]

    assert store.run_sync(work) == [("Buanderie", 50_000)]


def test_correction_of_an_unknown_column_is_refused(store: Store, sample: Sample) -> None:
    contract = store.run_sync(partial(sold, sample=sample))
    with pytest.raises(ValueError, match="not correctable: logged_by"):
        store.run_sync(
            partial(
                contracts.correct,
                cohort=sample.cohort,
                contract=contract.id,
                changes={"logged_by": 1},
                by=None,
                now=NOW,
            )
        )
