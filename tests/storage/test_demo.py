"""The demo cohorts in a database: what they add up to, and who sees them."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import (
    chats,
    cohorts,
    consents,
    contracts,
    entries,
    organizations,
    people,
    schema,
)
from storage.cohorts import Cohort
from storage.consents import Category
from storage.contracts import CONTRACT
from storage.db import Store, open_store
from storage.demo import (
    CURRENT,
    ESTRIE,
    MONTREAL,
    PERSONAS,
    TELEGRAM_WORKSPACE,
    CohortTotals,
    Persona,
    seed,
)
from storage.demo.personas import accounts
from storage.folding import fold
from storage.organizations import Kind
from storage.people import Role
from storage.tallies import Sum, Totals
from tests.storage.samples import NOW

JULIE, SAM, CHAMPION, COORDINATOR, NEWCOMER = PERSONAS


@dataclass(frozen=True, slots=True)
class Seeded:
    """A database that no test writes to, and what its seeding answered, by cohort."""

    store: Store
    totals: Mapping[str, CohortTotals]


@pytest.fixture(scope="module")
def demo_postgres_url(postgres_server: str) -> str:
    name = f"demo_{os.getpid()}"
    with psycopg.connect(postgres_server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    return postgres_server.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="module")
def demo_sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('demo') / 'maillon.db'}"


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def seeded(request: pytest.FixtureRequest) -> Iterator[Seeded]:
    url = request.getfixturevalue(f"demo_{request.param}_url")
    schema.upgrade(url)
    opened = open_store(url)
    totals = opened.run_sync(lambda db: seed(db, now=NOW))
    yield Seeded(opened, {each.slug: each for each in totals})
    opened.shut()


@pytest.fixture
def store(seeded: Seeded) -> Store:
    return seeded.store


@pytest.fixture
def totals(seeded: Seeded) -> Mapping[str, CohortTotals]:
    return seeded.totals


def cohort(db: Session, slug: str) -> Cohort:
    found = cohorts.by_slug(db, slug=slug)
    assert found is not None
    return found


def person(db: Session, persona: Persona) -> int:
    """Who all of the persona's accounts belong to."""
    found = [
        people.by_account(db, platform=platform, workspace=workspace, user_id=user)
        for platform, workspace, user in accounts(persona)
    ]
    [number] = {each.id for each in found if each is not None}
    return number


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
def test_enterprises_and_institutions_add_up_to_the_cohort(slug: str, store: Store) -> None:
    def added(db: Session, kind: Kind) -> list[Totals]:
        number = cohort(db, slug).id
        return [
            contracts.totals(db, cohort=number, enterprise=each.id)
            if kind is Kind.ENTERPRISE
            else contracts.totals(db, cohort=number, institution=each.id)
            for each in organizations.participants(db, cohort=number, kind=kind)
        ]

    def sums(db: Session) -> list[Sum]:
        every = contracts.totals(db, cohort=cohort(db, slug).id)
        parts = [added(db, kind) for kind in (Kind.ENTERPRISE, Kind.INSTITUTION)]
        return [
            Sum(every.count, every.cents),
            *(Sum(sum(t.count for t in part), sum(t.cents for t in part)) for part in parts),
        ]

    assert len(set(store.read_sync(sums))) == 1


def test_cohorts_stay_open_with_their_institutions(store: Store) -> None:
    def ask(db: Session) -> dict[str, set[str]]:
        return {
            each.slug: {
                found.name_fr
                for found in organizations.participants(db, cohort=each.id, kind=Kind.INSTITUTION)
            }
            for each in cohorts.open_cohorts(db)
        }

    found = store.read_sync(ask)
    assert found == {
        season.slug: {buyer.name for buyer in season.buyers}
        for season in (MONTREAL, ESTRIE, CURRENT)
    }
    assert {"CIUSSS de l’Estrie – CHUS", "Société de transport de Montréal"} <= found[CURRENT.slug]


def test_enterprises_are_of_their_cohort_alone(store: Store) -> None:
    def ask(db: Session) -> set[tuple[organizations.Organization | None, int]]:
        ours, theirs = cohort(db, CURRENT.slug).id, cohort(db, MONTREAL.slug).id
        return {
            (
                organizations.get(db, cohort=theirs, organization=each.id),
                entries.page(db, cohort=theirs, enterprise=each.id).total,
            )
            for each in organizations.participants(db, cohort=ours, kind=Kind.ENTERPRISE)
        }

    assert store.read_sync(ask) == {(None, 0)}


def test_names_mean_one_organization(store: Store) -> None:
    def spellings(db: Session) -> list[tuple[int | None, str]]:
        """Whose directory each spelling is of; a row may spell its own name twice."""
        rows = db.scalars(select(organizations.Organization))
        return [
            (row.cohort_id, spelled)
            for row in rows
            for spelled in {fold(name) for name in organizations.names(row)}
        ]

    found = store.read_sync(spellings)
    shared = {spelled for cohort, spelled in found if cohort is None}
    own = [spelled for cohort, spelled in found if cohort is not None]
    assert (len(own), len({*own} - shared)) == (2 * 62, 2 * 62)


def test_personas_are_what_they_say(store: Store) -> None:
    def ask(db: Session) -> dict[str, set[tuple[str, Role, str | None]]]:
        names = {each.id: each.slug for each in cohorts.open_cohorts(db)}
        return {
            persona.key: {
                (
                    names[each.cohort_id],
                    each.role,
                    name_of(db, each.cohort_id, each.organization_id),
                )
                for each in people.memberships(db, person=person(db, persona))
            }
            for persona in PERSONAS
            if persona is not NEWCOMER
        }

    def name_of(db: Session, of: int, organization: int | None) -> str | None:
        if organization is None:
            return None
        found = organizations.get(db, cohort=of, organization=organization)
        return None if found is None else found.name_fr

    now = CURRENT.slug
    assert store.read_sync(ask) == {
        "julie": {(now, Role.MANAGER, "Traiteur Fleur de Chaudron")},
        "sam": {(now, Role.MANAGER, "Messagerie Roue-Libelle")},
        "mireille": {(now, Role.CHAMPION, "CIUSSS de l’Estrie – CHUS")},
        "dominique": {(slug, Role.COORDINATOR, None) for slug in (MONTREAL.slug, ESTRIE.slug, now)},
    }


def test_newcomer_is_unknown(store: Store) -> None:
    def ask(db: Session) -> list[object]:
        return [
            people.by_account(db, platform=platform, workspace=workspace, user_id=user)
            for platform, workspace, user in accounts(NEWCOMER)
        ]

    assert store.read_sync(ask) == [None, None, None]


def test_personas_are_reached_in_their_direct_chats(store: Store) -> None:
    def ask(db: Session) -> list[tuple[str, str, str]]:
        [chat] = chats.direct(db, person=person(db, SAM))
        return [(chat.platform, chat.workspace, chat.chat_id)]

    assert store.read_sync(ask) == [("telegram", TELEGRAM_WORKSPACE, str(SAM.telegram))]


def test_personas_consent_by_category(store: Store) -> None:
    def ask(db: Session) -> set[Category]:
        number = cohort(db, CURRENT.slug).id
        current = consents.current(db, person=person(db, SAM), cohort=number, now=NOW)
        return {category for category, granted in current.items() if granted}

    assert store.read_sync(ask) == {Category.NETWORKING, Category.TENDERS}


def test_every_enterprise_has_one_manager(store: Store) -> None:
    def ask(db: Session) -> list[int]:
        return [
            len(people.members(db, cohort=each.id, role=Role.MANAGER, organization=shop.id))
            for each in cohorts.open_cohorts(db)
            for shop in organizations.participants(db, cohort=each.id, kind=Kind.ENTERPRISE)
        ]

    assert store.read_sync(ask) == [1] * 58


def test_every_cohort_has_one_coordinator(store: Store) -> None:
    def ask(db: Session) -> list[list[str]]:
        return [
            [each.name for each in people.coordinators(db, cohort=found.id)]
            for found in cohorts.open_cohorts(db)
        ]

    assert store.read_sync(ask) == [[COORDINATOR.name]] * 3


def test_current_contracts_are_confirmed_and_undone_by_those_who_may(store: Store) -> None:
    def ask(db: Session) -> tuple[list[int | None], list[int | None], int, list[int | None]]:
        mine = CONTRACT.c.cohort_id == cohort(db, CURRENT.slug).id
        confirmed = db.scalars(
            select(CONTRACT.c.confirmed_by).where(mine, CONTRACT.c.confirmed_at.is_not(None))
        )
        undone = db.execute(
            select(CONTRACT.c.undone_by, CONTRACT.c.logged_by).where(
                mine, CONTRACT.c.undone_at.is_not(None)
            )
        ).one()
        return list(confirmed), [undone.undone_by], person(db, CHAMPION), [undone.logged_by]

    confirmed, undone_by, champion, logged_by = store.read_sync(ask)
    assert (confirmed, undone_by) == ([champion] * 3, logged_by)
