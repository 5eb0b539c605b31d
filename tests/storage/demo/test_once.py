"""The demo cohorts are written once, and apart from each other."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import cohorts, contacts, contracts, organizations, participations, people
from storage.contracts import Mode
from storage.db import Store
from storage.demo import CURRENT, ESTRIE, MONTREAL, CohortTotals, NotEmpty, seed
from storage.organizations import Kind
from storage.record import table_of
from tests.storage.samples import NOW


def plant(db: Session) -> tuple[CohortTotals, ...]:
    return seed(db, now=NOW)


def log(db: Session) -> None:
    """One more contract in Estrie."""
    [ours] = [each.id for each in cohorts.open_cohorts(db) if each.slug == ESTRIE.slug]
    [seller, *_] = participations.participants(db, cohort=ours, kind=Kind.ENTERPRISE)
    [buyer, *_] = participations.participants(db, cohort=ours, kind=Kind.INSTITUTION)
    contracts.add(
        db,
        cohort=ours,
        enterprise=seller.id,
        institution=buyer.id,
        amount_cents=100_00,
        mode=Mode.MUTUAL,
        signed_on=NOW.date(),
        now=NOW,
        by=None,
    )


def test_new_entry_takes_the_next_number_of_its_cohort_alone(store: Store) -> None:
    def ask(db: Session) -> dict[str, tuple[int, int]]:
        return {
            each.slug: (
                contracts.totals(db, cohort=each.id).count,
                contacts.count(db, cohort=each.id),
            )
            for each in cohorts.open_cohorts(db)
        }

    def last(db: Session) -> int | None:
        return db.scalar(
            select(contracts.CONTRACT.c.number).order_by(contracts.CONTRACT.c.id.desc())
        )

    store.run_sync(plant)
    store.run_sync(log)
    assert store.read_sync(ask) == {
        MONTREAL.slug: (497, 612),
        ESTRIE.slug: (79, 96),
        CURRENT.slug: (23, 40),
    }
    assert store.read_sync(last) == 79


def test_seed_refuses_a_database_with_a_cohort(store: Store) -> None:
    def count(db: Session) -> int:
        return sum(
            db.scalars(select(func.count()).select_from(table_of(record))).one()
            for record in (people.Person, contracts.Contract, organizations.Organization)
        )

    store.run_sync(plant)
    before = store.read_sync(count)
    with pytest.raises(NotEmpty, match="needs an empty one"):
        store.run_sync(plant)
    assert store.read_sync(count) == before
