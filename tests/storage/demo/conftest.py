"""The demo cohorts, seeded once in each database."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.db import Store
from storage.demo import CohortTotals, seed
from storage.opening import open_store
from tests.databases import Databases
from tests.storage.samples import NOW


@dataclass(frozen=True, slots=True)
class Seeded:
    """A database that no test writes to, and what its seeding answered, by cohort."""

    store: Store
    totals: Mapping[str, CohortTotals]


@pytest.fixture(scope="session")
def demo_postgres_url(databases: Databases) -> Iterator[str]:
    with databases.lend() as url:
        yield url


@pytest.fixture(scope="session")
def demo_sqlite_url(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("demo") / "maillon.db"
    return f"sqlite:///{shutil.copy(sqlite_template, file)}"


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def seeded(request: pytest.FixtureRequest) -> Iterator[Seeded]:
    url = request.getfixturevalue(f"demo_{request.param}_url")
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
