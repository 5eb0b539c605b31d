"""The demo cohorts, seeded once in each database."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import psycopg
import pytest

from storage import schema
from storage.db import Store, open_store
from storage.demo import CohortTotals, seed
from tests.storage.samples import NOW


@dataclass(frozen=True, slots=True)
class Seeded:
    """A database that no test writes to, and what its seeding answered, by cohort."""

    store: Store
    totals: Mapping[str, CohortTotals]


@pytest.fixture(scope="session")
def demo_postgres_url(postgres_server: str) -> str:
    name = f"demo_{os.getpid()}"
    with psycopg.connect(postgres_server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    return postgres_server.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="session")
def demo_sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('demo') / 'maillon.db'}"


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def seeded(request: pytest.FixtureRequest) -> Iterator[Seeded]:
    url = request.getfixturevalue(f"demo_{request.param}_url")
    schema.upgrade(url)
    opened = open_store(url)
    totals = opened.run_sync(lambda db: seed(db, now=NOW))
    yield Seeded(opened, {each.slug: each for each in totals})
    opened.shut()


@pytest.fixture
def demo(seeded: Seeded) -> Store:
    return seeded.store


@pytest.fixture
def totals(seeded: Seeded) -> Mapping[str, CohortTotals]:
    return seeded.totals
