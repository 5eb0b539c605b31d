"""What the demo cohorts add up to, and what is whose."""

from collections.abc import Mapping

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import cohorts, contracts, entries, organizations, participations
from storage.db import Store
from storage.demo import (
    CURRENT,
    ESTRIE,
    MONTREAL,
    CohortTotals,
)
from storage.folding import fold
from storage.organizations import Kind
from storage.tallies import Sum, Totals
from tests.storage.demo.finding import cohort


def published(of: CohortTotals) -> tuple[int, ...]:
    return (
        of.enterprises,
        of.institutions,
        of.contracts.count,
        of.contracts.cents,
        of.contacts,
        of.events.activities,
        of.events.people,
    )


def test_montreal_adds_up_to_what_was_published(totals: Mapping[str, CohortTotals]) -> None:
    montreal = totals["montreal-2016-2017"]
    assert published(montreal) == (38, 19, 497, 3_250_000_00, 612, 24, 640)
    assert montreal.contracts.loyal_institutions == 15
    assert (montreal.contracts.institutions, montreal.contracts.enterprises) == (19, 38)
    assert montreal.mutual_percent == 80


def test_estrie_adds_up_to_what_was_published(totals: Mapping[str, CohortTotals]) -> None:
    estrie = totals["estrie-2016-2017"]
    assert published(estrie) == (10, 10, 78, 150_000_00, 96, 30, 312)
    assert (estrie.contracts.institutions, estrie.contracts.enterprises) == (10, 10)


def test_current_cohort_has_some_weeks_behind_it(totals: Mapping[str, CohortTotals]) -> None:
    current = totals["estrie-montreal-2026-2027"]
    assert published(current) == (10, 12, 23, 106_445_00, 40, 5, 74)
    assert current.contracts.collaborations == Sum(2, 1_790_00)


def test_median_is_a_few_thousand_dollars(totals: Mapping[str, CohortTotals]) -> None:
    median = totals[MONTREAL.slug].contracts.median_cents
    assert median is not None
    assert 2_000_00 < median < 5_000_00


@pytest.mark.parametrize("slug", [MONTREAL.slug, ESTRIE.slug, CURRENT.slug])
def test_enterprises_and_institutions_add_up_to_the_cohort(slug: str, demo: Store) -> None:
    def added(db: Session, kind: Kind) -> list[Totals]:
        number = cohort(db, slug)
        return [
            contracts.totals(db, cohort=number, enterprise=each.id)
            if kind is Kind.ENTERPRISE
            else contracts.totals(db, cohort=number, institution=each.id)
            for each in participations.participants(db, cohort=number, kind=kind)
        ]

    def sums(db: Session) -> list[Sum]:
        every = contracts.totals(db, cohort=cohort(db, slug))
        parts = [added(db, kind) for kind in (Kind.ENTERPRISE, Kind.INSTITUTION)]
        return [
            Sum(every.count, every.cents),
            *(Sum(sum(t.count for t in part), sum(t.cents for t in part)) for part in parts),
        ]

    assert len(set(demo.read_sync(sums))) == 1


def test_cohorts_stay_open_with_their_institutions(demo: Store) -> None:
    def ask(db: Session) -> dict[str, set[str]]:
        return {
            each.slug: {
                found.name_fr
                for found in participations.participants(db, cohort=each.id, kind=Kind.INSTITUTION)
            }
            for each in cohorts.open_cohorts(db)
        }

    found = demo.read_sync(ask)
    assert found == {
        season.slug: {buyer.name for buyer in season.buyers}
        for season in (MONTREAL, ESTRIE, CURRENT)
    }
    assert {"CIUSSS de l’Estrie – CHUS", "Société de transport de Montréal"} <= found[CURRENT.slug]


def test_enterprises_are_of_their_cohort_alone(demo: Store) -> None:
    def ask(db: Session) -> set[tuple[organizations.Organization | None, int]]:
        ours, theirs = cohort(db, CURRENT.slug), cohort(db, MONTREAL.slug)
        return {
            (
                organizations.get(db, cohort=theirs, organization=each.id),
                entries.page(db, cohort=theirs, enterprises=[each.id]).total,
            )
            for each in participations.participants(db, cohort=ours, kind=Kind.ENTERPRISE)
        }

    assert demo.read_sync(ask) == {(None, 0)}


def test_names_mean_one_organization(demo: Store) -> None:
    def spellings(db: Session) -> list[tuple[int | None, str]]:
        """Whose directory each spelling is of; a row may spell its own name twice."""
        rows = db.scalars(select(organizations.Organization))
        return [
            (row.cohort_id, spelled)
            for row in rows
            for spelled in {fold(name) for name in organizations.names(row)}
        ]

    found = demo.read_sync(spellings)
    shared = {spelled for cohort, spelled in found if cohort is None}
    own = [spelled for cohort, spelled in found if cohort is not None]
    assert (len(own), len({*own} - shared)) == (2 * 62, 2 * 62)
