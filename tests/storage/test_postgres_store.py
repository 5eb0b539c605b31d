"""Conflicts, lost connections and unanswered COMMITs on PostgreSQL."""

import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, make_url, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from storage import people
from storage.db import Store, Unavailable
from storage.opening import open_store
from storage.people import PERSON
from tests.storage.samples import NOW
from tests.storage.severing import SeveringWire


def add(name: str) -> Callable[[Session], None]:
    def work(db: Session) -> None:
        people.new(db, name=name, now=NOW)

    return work


def names(db: Session) -> list[str]:
    return list(db.scalars(select(PERSON.c.name).order_by(PERSON.c.id)))


def count(db: Session) -> int:
    return db.scalars(select(func.count()).select_from(PERSON)).one()


def test_transactions_are_serializable(postgres_store: Store) -> None:
    level = text("SHOW transaction_isolation")
    assert postgres_store.run_sync(lambda db: db.scalar(level)) == "serializable"
    assert postgres_store.read_sync(lambda db: db.scalar(level)) == "repeatable read"


def test_conflicting_works_both_succeed(postgres_store: Store) -> None:
    together = threading.Barrier(2)
    attempts: list[int] = []

    def name_by_count() -> Callable[[Session], None]:
        tries = iter(range(100))

        def work(db: Session) -> None:
            seen = count(db)
            attempts.append(seen)
            if next(tries) == 0:
                together.wait()
            people.new(db, name=f"person {seen}", now=NOW)

        return work

    futures = [postgres_store.submit(name_by_count()) for _ in range(2)]
    assert [future.result() for future in futures] == [None, None]
    assert sorted(attempts) == [0, 0, 1]
    assert sorted(postgres_store.read_sync(names)) == ["person 0", "person 1"]


def test_work_whose_connection_is_terminated_is_done_once(postgres_store: Store) -> None:
    victims: list[int] = []

    def work(db: Session) -> None:
        people.new(db, name="Julie", now=NOW)
        if not victims:
            victims.append(db.scalars(text("SELECT pg_backend_pid()")).one())
            terminate = text("SELECT pg_terminate_backend(:pid, 5000)")
            postgres_store.read_sync(lambda other: other.scalar(terminate, {"pid": victims[0]}))
        people.new(db, name="Sam", now=NOW)

    postgres_store.run_sync(work)
    assert postgres_store.read_sync(names) == ["Julie", "Sam"]


def test_idle_connections_that_were_terminated_are_replaced(
    postgres_store: Store, postgres_url: str
) -> None:
    postgres_store.run_sync(add("Julie"))
    others = text(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    other = open_store(postgres_url)
    other.read_sync(lambda db: db.execute(others).all())
    other.shut()
    postgres_store.run_sync(add("Sam"))
    assert postgres_store.read_sync(names) == ["Julie", "Sam"]


@pytest.fixture
def wire(postgres_url: str) -> Iterator[SeveringWire]:
    host = make_url(postgres_url).query["host"]
    with (
        tempfile.TemporaryDirectory(prefix="wire-") as folder,
        SeveringWire(Path(folder), Path(str(host)) / ".s.PGSQL.5432") as severing,
    ):
        yield severing


def test_commit_without_answer_is_not_done_twice(postgres_url: str, wire: SeveringWire) -> None:
    severed = make_url(postgres_url).update_query_dict({"host": str(wire.folder)})
    store = open_store(severed.render_as_string(hide_password=False))
    store.run_sync(add("Julie"))
    assert wire.cuts == 1
    assert store.read_sync(names) == ["Julie"]
    store.shut()


def test_unique_value_really_taken_is_the_works_error(postgres_store: Store) -> None:
    def twice(db: Session) -> None:
        directory = text("INSERT INTO directory (id, version) VALUES (1, 0)")
        db.execute(directory)

    with pytest.raises(DBAPIError, match="pk_directory"):
        postgres_store.run_sync(twice)


def test_server_out_of_reach_is_unavailable(tmp_path: Path) -> None:
    store = open_store(f"postgresql:///maillon?host={tmp_path}&user=postgres", patience=0.1)
    with pytest.raises(Unavailable):
        store.run_sync(names)
    with pytest.raises(Unavailable):
        store.read_sync(names)
    store.shut()


def test_nul_in_text_is_an_error_and_the_store_lives(postgres_store: Store) -> None:
    with pytest.raises(DBAPIError):
        postgres_store.run_sync(add("Ju\x00lie"))
    postgres_store.run_sync(add("Julie"))
    assert postgres_store.read_sync(names) == ["Julie"]
