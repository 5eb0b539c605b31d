"""Contracts added up, each once."""

from datetime import date

from sqlalchemy.orm import Session

from storage import contracts
from storage.contracts import Mode, Partner
from storage.db import Store
from storage.tallies import Sum, Totals
from tests.storage.samples import NOW, TODAY, Sample, sold


def test_totals_count_each_contract_once(store: Store, sample: Sample) -> None:
    def work(db: Session) -> Totals:
        for cents in (100_000, 200_000, 300_000, 1_000_001):
            sold(db, sample, amount_cents=cents)
        sold(
            db,
            sample,
            amount_cents=400_000,
            mode=Mode.PUBLIC,
            partners=[Partner("Buanderie", sample.other, 150_000)],
        )
        sold(db, sample, institution=sample.other, amount_cents=77)
        sold(db, sample, signed_on=date(2026, 8, 31))
        gone = sold(db, sample)
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
