"""A copy of a running SQLite database, and how it is brought back.

To restore: stop the program; remove the database file and its `-wal` and `-shm` neighbours; copy
the backup to the database's place; run `python -m bot migrate`; start.
"""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from storage import schema
from storage.db import database_url


class BackupRefused(Exception):
    """No copy was made; its one line says why."""


def backup(url: str, file: Path) -> None:
    """Copy the database as it is at one moment, check the copy, and only then name it `file`."""
    address = database_url(url)
    if address.get_backend_name() != "sqlite":
        raise BackupRefused("A PostgreSQL database is backed up with its own pg_dump.")
    source = Path(str(address.database)).absolute()
    if not source.exists():
        raise BackupRefused(f"There is no database at {source}.")
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    os.close(handle)
    copy = Path(name)
    try:
        _copy(source, copy)
        _check(copy)
        _name(copy, file)
    finally:
        copy.unlink()


def _copy(source: Path, copy: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as running,
        closing(sqlite3.connect(copy)) as copied,
    ):
        running.backup(copied)
        copied.execute("PRAGMA journal_mode=DELETE")  # the whole copy in one file


def _check(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as copied:
        for question in ("PRAGMA integrity_check", "PRAGMA foreign_key_check"):
            faults = [row for row in copied.execute(question) if row != ("ok",)]
            if faults:
                raise BackupRefused(f"The copy is not sound: {faults[0]}.")
    try:
        schema.check(f"sqlite:///{copy}")
    except schema.SchemaMismatch as mismatch:
        raise BackupRefused(str(mismatch)) from mismatch


def _name(copy: Path, file: Path) -> None:
    """A hard link, unlike a rename, never replaces what is there."""
    with copy.open("rb") as written:
        os.fsync(written.fileno())
    try:
        file.hardlink_to(copy)
    except FileExistsError:
        raise BackupRefused(f"{file} exists already.") from None
