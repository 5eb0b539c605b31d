"""Contracts: numbered, each of its cohort, undone, found again."""

from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from storage import contracts, entries
from storage.contracts import Partner
from storage.db import Store
from storage.record import Missing
from tests.storage import samples
from tests.storage.samples import NOW, TODAY, Sample, sold


def test_contract_is_kept_as_it_was_given(store: Store, sample: Sample) -> None:
    contract = store.run_sync(partial(sold, sample=sample, purpose="Boîtes à lunch"))
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
    rows = [store.run_sync(partial(sold, sample=which)) for which in (sample, other, sample)]
    assert [row.number for row in rows] == [1, 1, 2]


def test_concurrent_contracts_get_numbers_without_gap(store: Store, sample: Sample) -> None:
    futures = [store.submit(partial(sold, sample=sample)) for _ in range(24)]
    assert sorted(future.result().number for future in futures) == list(range(1, 25))


def test_enterprise_sees_only_its_own(store: Store, sample: Sample) -> None:
    contract = store.run_sync(partial(sold, sample=sample))
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
        store.run_sync(partial(sold, sample=sample, institution=other.institution))
    with pytest.raises(Missing):
        store.run_sync(partial(sold, sample=sample, partners=foreign))


def test_enterprise_as_buyer_is_a_collaboration(store: Store, sample: Sample) -> None:
    contract = store.run_sync(partial(sold, sample=sample, institution=sample.other))
    assert contract.collaboration


def test_undoing_twice_keeps_the_first_time(store: Store, sample: Sample) -> None:
    def work(db: Session) -> tuple[object, object]:
        named = {"cohort": sample.cohort, "contract": sold(db, sample).id}
        contracts.undo(db, **named, by=sample.manager, now=NOW)
        later = NOW + timedelta(minutes=5)
        undone = contracts.undo(db, **named, by=sample.coordinator, now=later)
        return undone.undone_at, undone.undone_by

    assert store.run_sync(work) == (NOW, sample.manager)


def test_restored_contract_stands_again(store: Store, sample: Sample) -> None:
    def work(db: Session) -> tuple[int, object]:
        contract = sold(db, sample)
        undone = entries.undo(db, contract, by=sample.manager, now=NOW)
        restored = entries.restore(db, undone, by=sample.manager, now=NOW)
        return contracts.totals(db, cohort=sample.cohort).count, restored.undone_at

    assert store.run_sync(work) == (1, None)


def test_like_finds_the_same_sale_whoever_typed_it(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[int | None]:
        contract = sold(db, sample, partners=[Partner("Buanderie", sample.other)])
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
