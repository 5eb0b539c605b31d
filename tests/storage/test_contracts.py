"""Contracts: numbered, corrected, undone, found again, added up."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy.orm import Session

from storage import audit, confirmations, contracts, entries
from storage.contracts import Contract, Mode, Partner, SoldToItself, Tax
from storage.db import Store
from storage.record import Missing
from storage.tallies import Sum, Totals
from tests.storage import samples
from tests.storage.samples import NOW, TODAY, Sample


def add(db: Session, sample: Sample, **values: object) -> Contract:
    known = {
        "cohort": sample.cohort,
        "enterprise": sample.enterprise,
        "institution": sample.institution,
        "amount_cents": 250_000,
        "mode": Mode.MUTUAL,
        "signed_on": TODAY,
        "now": NOW,
        "by": sample.manager,
    }
    return contracts.add(db, **{**known, **values})  # type: ignore[arg-type]  # keywords of `add`


@pytest.fixture
def sample(store: Store) -> Sample:
    return store.run_sync(samples.fill)


def test_contract_is_kept_as_it_was_given(store: Store, sample: Sample) -> None:
    contract = store.run_sync(partial(add, sample=sample, purpose="Boîtes à lunch"))
    found = store.read_sync(
        lambda db: contracts.by_number(db, cohort=sample.cohort, number=contract.number)
    )
    assert found is not None
    assert found.model_dump() == contract.model_dump()
    assert found.model_dump() == {
        "id": contract.id,
        "cohort_id": sample.cohort,
        "number": 1,
        "enterprise_id": sample.enterprise,
        "institution_id": sample.institution,
        "logged_by": sample.manager,
        "logged_at": NOW,
        "undone_at": None,
        "undone_by": None,
        "event_id": None,
        "collaboration": False,
        "amount_cents": 250_000,
        "currency": "CAD",
        "approximate": False,
        "tax": "unknown",
        "mode": "gre_a_gre",
        "purpose": "Boîtes à lunch",
        "signed_on": TODAY,
        "on_behalf": False,
        "confirmed_at": None,
        "confirmed_by": None,
        "revision": 0,
        "source": "",
    }


def test_numbers_count_from_one_in_each_cohort(store: Store, sample: Sample) -> None:
    other = store.run_sync(lambda db: samples.fill(db, "Montréal"))
    rows = [store.run_sync(partial(add, sample=which)) for which in (sample, other, sample)]
    assert [row.number for row in rows] == [1, 1, 2]


def test_concurrent_contracts_get_numbers_without_gap(store: Store, sample: Sample) -> None:
    futures = [store.submit(partial(add, sample=sample)) for _ in range(24)]
    assert sorted(future.result().number for future in futures) == list(range(1, 25))


def test_enterprise_sees_only_its_own(store: Store, sample: Sample) -> None:
    contract = store.run_sync(partial(add, sample=sample))
    ask = partial(contracts.by_number, cohort=sample.cohort, number=contract.number)
    found = [
        store.read_sync(partial(ask, enterprise=enterprise))
        for enterprise in (None, sample.enterprise, sample.other)
    ]
    assert [row is not None for row in found] == [True, True, False]


def test_organization_of_another_cohort_is_missing(store: Store, sample: Sample) -> None:
    other = store.run_sync(lambda db: samples.fill(db, "Montréal"))
    foreign = [Partner("Buanderie", organization=other.other)]
    with pytest.raises(Missing):
        store.run_sync(partial(add, sample=sample, institution=other.institution))
    with pytest.raises(Missing):
        store.run_sync(partial(add, sample=sample, partners=foreign))


def test_enterprise_as_buyer_is_a_collaboration(store: Store, sample: Sample) -> None:
    contract = store.run_sync(partial(add, sample=sample, institution=sample.other))
    assert contract.collaboration


def test_correction_unconfirms_and_is_audited(store: Store, sample: Sample) -> None:
    def work(db: Session) -> Contract:
        contract = add(db, sample)
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
    contract = add(db, sample, partners=[Partner("Coop Alpha")])
    return confirmations.confirm(
        db, cohort=sample.cohort, contract=contract.id, by=sample.coordinator, now=NOW
    )


@pytest.mark.parametrize(
    ("changes", "stands"),
    [
        ({}, True),
        ({"purpose": "Repas", "approximate": True, "tax": Tax.EXTRA}, True),
        ({"partners": []}, True),
        ({"amount_cents": 25_000}, False),
        ({"currency": "USD"}, False),
        ({"mode": Mode.PUBLIC}, False),
        ({"signed_on": date(2026, 11, 17)}, False),
    ],
)
def test_correction_unconfirms_only_what_was_vouched_for(
    store: Store, sample: Sample, changes: dict[str, Any], *, stands: bool
) -> None:
    def work(db: Session) -> Contract:
        number = confirmed(db, sample).id
        named: dict[str, Any] = {"cohort": sample.cohort, "contract": number}
        return contracts.correct(db, **named, changes=changes, by=None, now=NOW)

    assert (store.run_sync(work).confirmed_at is not None) is stands


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
            store.run_sync(partial(add, sample=sample, **values))
    contract = store.run_sync(partial(add, sample=sample))
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
        contract = add(db, sample)
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
        contract = add(db, sample, partners=[Partner("Coop Alpha"), Partner("Coop Bêta")])
        changes = {"partners": [Partner("Buanderie", sample.other, 50_000)]}
        named = {"cohort": sample.cohort, "contract": contract.id}
        contracts.correct(db, **named, changes=changes, by=None, now=NOW)
        return [(row.name, row.share_cents) for row in contracts.partners(db, **named)]

    assert store.run_sync(work) == [("Buanderie", 50_000)]


def test_correction_of_an_unknown_column_is_refused(store: Store, sample: Sample) -> None:
    contract = store.run_sync(partial(add, sample=sample))
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


def test_undoing_twice_keeps_the_first_time(store: Store, sample: Sample) -> None:
    def work(db: Session) -> tuple[object, object]:
        named = {"cohort": sample.cohort, "contract": add(db, sample).id}
        contracts.undo(db, **named, by=sample.manager, now=NOW)
        later = NOW + timedelta(minutes=5)
        undone = contracts.undo(db, **named, by=sample.coordinator, now=later)
        return undone.undone_at, undone.undone_by

    assert store.run_sync(work) == (NOW, sample.manager)


def test_restored_contract_stands_again(store: Store, sample: Sample) -> None:
    def work(db: Session) -> tuple[int, object]:
        contract = add(db, sample)
        undone = entries.undo(db, contract, by=sample.manager, now=NOW)
        restored = entries.restore(db, undone, by=sample.manager, now=NOW)
        return contracts.totals(db, cohort=sample.cohort).count, restored.undone_at

    assert store.run_sync(work) == (1, None)


def test_like_finds_the_same_sale_whoever_typed_it(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[int | None]:
        contract = add(db, sample, partners=[Partner("Buanderie", sample.other)])
        ask = partial(
            contracts.like,
            db,
            cohort=sample.cohort,
            institution=sample.institution,
            amount_cents=250_000,
            day=TODAY,
        )
        found = [
            ask(enterprise=sample.enterprise),
            ask(enterprise=sample.other),
            ask(enterprise=sample.other, day=date(2026, 11, 17)),
            ask(enterprise=sample.other, amount_cents=250_001),
            ask(enterprise=sample.institution),
            ask(enterprise=sample.institution, partners=[sample.other]),
            ask(enterprise=sample.enterprise, excluding=contract.id),
        ]
        contracts.undo(db, cohort=sample.cohort, contract=contract.id, by=None, now=NOW)
        found.append(ask(enterprise=sample.enterprise))
        return [None if row is None else row.number for row in found]

    assert store.run_sync(work) == [1, 1, None, None, None, 1, None, None]


def test_totals_count_each_contract_once(store: Store, sample: Sample) -> None:
    def work(db: Session) -> Totals:
        for cents in (100_000, 200_000, 300_000, 1_000_001):
            add(db, sample, amount_cents=cents)
        add(
            db,
            sample,
            amount_cents=400_000,
            mode=Mode.PUBLIC,
            partners=[Partner("Buanderie", sample.other, 150_000)],
        )
        add(db, sample, institution=sample.other, amount_cents=77)
        add(db, sample, signed_on=date(2026, 8, 31))
        gone = add(db, sample)
        contracts.undo(db, cohort=sample.cohort, contract=gone.id, by=None, now=NOW)
        return contracts.totals(db, cohort=sample.cohort, start=date(2026, 9, 1), end=TODAY)

    assert store.run_sync(work) == Totals(
        count=5,
        cents=2_000_001,
        median_cents=300_000,
        by_mode={Mode.MUTUAL: Sum(4, 1_600_001), Mode.PUBLIC: Sum(1, 400_000)},
        institutions=1,
        loyal_institutions=1,
        enterprises=1,
        collaborations=Sum(1, 77),
    )


def test_totals_of_nothing(store: Store, sample: Sample) -> None:
    totals = store.read_sync(lambda db: contracts.totals(db, cohort=sample.cohort))
    assert totals == Totals(0, 0, None, {}, 0, 0, 0, Sum())
