"""What is read of a week's contracts: what they come to, and who knows of each."""

from datetime import timedelta

from sqlalchemy.orm import Session

from storage import weekly_rows
from storage.contracts import Partner
from storage.db import Store
from storage.discretion import Sum
from storage.weekly_rows import Span
from tests.storage import samples
from tests.storage.samples import TODAY, Sample, sold


def test_sum_says_who_knows_of_each_contract(store: Store) -> None:
    """Two that are alike, one of a former week, one between enterprises; a name reads nothing."""

    def look(db: Session) -> tuple[Sample, Sum]:
        mine = samples.fill(db)
        sold(db, mine, amount_cents=100)
        sold(db, mine, amount_cents=100, partners=[Partner("Coop Alpha")])
        sold(db, mine, amount_cents=30, partners=[Partner("Fil", mine.other), Partner("Coop")])
        sold(db, mine, amount_cents=7, signed_on=TODAY - timedelta(days=3))
        sold(db, mine, amount_cents=9, institution=mine.other)
        return mine, weekly_rows.summed(db, Span(mine.cohort, TODAY - timedelta(days=2), TODAY))

    mine, found = store.run_sync(look)
    both = frozenset((mine.institution, mine.enterprise))
    assert found == Sum({both: (2, 200), both | {mine.other}: (1, 30)})
