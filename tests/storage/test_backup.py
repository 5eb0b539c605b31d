"""A backup of a running database, refused when it would harm, and brought back."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from storage import people, schema
from storage.backup import BackupRefused, backup
from storage.db import Store
from storage.opening import open_store
from tests.storage.samples import NOW


def add(name: str) -> Callable[[Session], None]:
    def work(db: Session) -> None:
        people.new(db, name=name, now=NOW)

    return work


def names(db: Session) -> list[str]:
    return list(db.scalars(text("SELECT name FROM person ORDER BY id")))


def test_backup_of_a_running_database_is_whole(
    sqlite_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    sqlite_store.run_sync(add("Julie"))
    later = [sqlite_store.submit(add(f"later {number}")) for number in range(50)]
    backup(sqlite_url, tmp_path / "copy.db")
    for future in later:
        future.result()
    restored = open_store(f"sqlite:///{tmp_path / 'copy.db'}")
    kept = restored.read_sync(names)
    restored.shut()
    everything = sqlite_store.read_sync(names)
    assert kept[0] == "Julie"
    assert kept == everything[: len(kept)]


def test_restore_as_documented(sqlite_url: str, tmp_path: Path) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    store = open_store(sqlite_url)
    store.run_sync(add("Julie"))
    backup(sqlite_url, tmp_path / "copy.db")
    store.run_sync(add("lost with the disk"))
    store.shut()

    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    shutil.copy(tmp_path / "copy.db", file)
    schema.upgrade(sqlite_url)

    again = open_store(sqlite_url)
    assert again.read_sync(names) == ["Julie"]
    again.run_sync(add("Sam"))
    again.shut()


def test_backup_is_one_file_for_its_owner_alone(
    sqlite_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    sqlite_store.run_sync(add("Julie"))
    folder = tmp_path / "backups"
    folder.mkdir()
    backup(sqlite_url, folder / "copy.db")
    assert [file.name for file in folder.iterdir()] == ["copy.db"]
    assert (folder / "copy.db").stat().st_mode & 0o777 == 0o600


def test_backup_never_overwrites(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("precious")
    with pytest.raises(BackupRefused, match="exists already"):
        backup(sqlite_url, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "precious"


def test_backup_of_a_broken_database_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    file = sqlite_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            "INSERT INTO account (platform, workspace, user_id, person_id, linked_at)"
            " VALUES ('slack', 'T1', 'U1', 99, '2026-11-18 15:00:00')"
        )
        connection.commit()
    with pytest.raises(BackupRefused, match="not sound"):
        backup(sqlite_url, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_backup_of_another_schema_is_refused(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "empty.db").close()
    with pytest.raises(BackupRefused, match="no tables yet"):
        backup(f"sqlite:///{tmp_path / 'empty.db'}", tmp_path / "copy.db")


def test_backup_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="There is no database"):
        backup(f"sqlite:///{tmp_path / 'absent.db'}", tmp_path / "copy.db")


def test_backup_of_postgres_is_its_own_tools_matter(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="pg_dump"):
        backup("postgresql:///maillon", tmp_path / "copy.db")
