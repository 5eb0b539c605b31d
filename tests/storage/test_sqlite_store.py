"""A disk that fills, a file that is locked or gone: nothing false is acknowledged."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from storage import people
from storage.db import Store, Unavailable
from storage.opening import open_store
from tests.disks import awaited
from tests.storage.samples import NOW

# More pages than the limit below leaves. Without RETURNING such a statement keeps no journal of
# its own: SQLite can only undo the whole transaction.
FLOOD = text(
    "INSERT INTO person (name, created_at)"
    " VALUES (printf('%.*c', 4000000, 'x'), '2026-11-18 15:00:00.000000')"
)


def add(name: str) -> Callable[[Session], str]:
    def work(db: Session) -> str:
        people.new(db, name=name, now=NOW)
        return name

    return work


def names(db: Session) -> list[str]:
    return list(db.scalars(text("SELECT substr(name, 1, 6) FROM person ORDER BY id")))


def limit(db: Session) -> None:
    """From here to the connection's end the disk has hardly a page left."""
    pages = db.scalar(text("PRAGMA page_count"))
    db.execute(text(f"PRAGMA max_page_count = {pages + 8}"))


def in_one_batch(store: Store, works: list[Callable[[Session], str]]) -> list[Future[str]]:
    """Have them all wait while the writer is held, so that one COMMIT is for all."""
    go = threading.Event()
    held = store.submit(lambda _: go.wait())
    futures = [store.submit(work) for work in works]
    go.set()
    held.result()
    return futures


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 200)],
)
def test_writer_is_durable_and_strict(sqlite_url: str, pragma: str, value: object) -> None:
    with awaited():
        store = open_store(sqlite_url, patience=0.2)
        found = store.run_sync(lambda db: db.scalar(text(f"PRAGMA {pragma}")))
        store.shut()
    assert found == value


def test_works_that_wait_share_one_commit(sqlite_store: Store) -> None:
    def transaction(db: Session) -> str:
        people.new(db, name="Julie", now=NOW)
        return str(sqlite_store.read_sync(names))

    seen = [future.result() for future in in_one_batch(sqlite_store, [transaction] * 20)]
    assert seen == ["[]"] * 20
    assert sqlite_store.read_sync(names) == ["Julie"] * 20


def test_batch_that_filled_the_disk_is_run_again(sqlite_store: Store) -> None:
    attempts: list[str] = []

    def limited(db: Session) -> str:
        if not attempts:
            limit(db)
        return add("first")(db)

    def flood(db: Session) -> str:
        attempts.append("flood")
        db.execute(FLOOD)
        return "third"

    works = [limited, add("second"), flood, add("fourth")]
    done = [future.result() for future in in_one_batch(sqlite_store, works)]
    assert done == ["first", "second", "third", "fourth"]
    # The limit went with the connection that met it: the second attempt found space.
    assert len(attempts) == 2
    assert sqlite_store.read_sync(names) == ["first", "second", "xxxxxx", "fourth"]


def test_work_too_big_for_the_disk_fails_alone(sqlite_store: Store) -> None:
    def too_big(db: Session) -> str:
        limit(db)
        db.execute(FLOOD)
        return "third"

    works = [add("first"), too_big, add("second")]
    outcomes = [future.exception() for future in in_one_batch(sqlite_store, works)]
    assert [isinstance(outcome, Unavailable) for outcome in outcomes] == [False, True, False]
    assert sqlite_store.read_sync(names) == ["first", "second"]


def test_work_that_hides_a_full_disk_is_not_acknowledged(sqlite_store: Store) -> None:
    def heedless(db: Session) -> str:
        limit(db)
        with contextlib.suppress(DBAPIError):
            db.execute(FLOOD)
        with contextlib.suppress(Exception):
            add("ghost")(db)
        return "done"

    works = [add("first"), heedless, add("second")]
    outcomes = [future.exception() for future in in_one_batch(sqlite_store, works)]
    assert [isinstance(outcome, Unavailable) for outcome in outcomes] == [False, True, False]
    assert sqlite_store.read_sync(names) == ["first", "second"]


def test_locked_database_is_unavailable_until_it_is_free(
    sqlite_store: Store, sqlite_url: str
) -> None:
    assert sqlite_store.read_sync(names) == []
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for name in ("ghost", "phantom"):
        with pytest.raises(Unavailable, match="database is locked"):
            sqlite_store.run_sync(add(name))
    assert sqlite_store.read_sync(names) == []
    other.execute("ROLLBACK")
    other.close()
    sqlite_store.run_sync(add("Julie"))
    assert sqlite_store.read_sync(names) == ["Julie"]


def test_file_gone_is_unavailable_until_it_is_back(sqlite_store: Store, sqlite_url: str) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    sqlite_store.run_sync(add("Julie"))
    away = file.rename(file.with_suffix(".away"))
    with pytest.raises(Unavailable):
        sqlite_store.run_sync(add("ghost"))
    with pytest.raises(Unavailable):
        sqlite_store.read_sync(names)
    assert not file.exists()
    away.rename(file)
    sqlite_store.run_sync(add("Sam"))
    assert sqlite_store.read_sync(names) == ["Julie", "Sam"]


def test_file_taken_away_in_the_middle_of_a_work_is_not_acknowledged(
    sqlite_store: Store, sqlite_url: str
) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))

    def pull(db: Session) -> str:
        file.rename(file.with_suffix(".away"))
        return add("ghost")(db)

    with pytest.raises(Unavailable):
        sqlite_store.run_sync(pull)


def test_absent_file_is_not_made_anew(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'absent.db'}", patience=0.1)
    with pytest.raises(Unavailable):
        store.run_sync(add("Julie"))
    store.shut()
    assert list(tmp_path.iterdir()) == []


def test_foreign_key_is_enforced(sqlite_store: Store) -> None:
    orphan = text(
        "INSERT INTO chat (platform, workspace, chat_id, kind, reachable, person_id)"
        " VALUES ('slack', 'T1', 'C1', 'direct', 1, 99)"
    )
    with pytest.raises(DBAPIError, match="FOREIGN KEY"):
        sqlite_store.run_sync(lambda db: db.execute(orphan).close())


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://host/base"])
def test_other_database_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="neither a SQLite file nor a PostgreSQL database"):
        open_store(url)
