"""How SQLite is opened, and what its errors mean."""

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError, DisconnectionError

from storage.db import Unavailable

# The first connection of all changes a new file to WAL; a reader may be that one.
READING = ("PRAGMA journal_mode=WAL", "PRAGMA query_only=ON")
WRITING = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON")
# Primary result codes (https://sqlite.org/rescode.html) that tell of the disk, not of the work.
CONDITIONS = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_NOTADB,
    }
)


class Lost(Unavailable):
    """The whole transaction is gone: none of its works is on the disk."""


def open_engine(path: Path, *, patience: float, connections: int, reading: bool) -> Engine:
    """Connections to a file that must be there: an absent one is never made anew, empty."""
    engine = create_engine(
        "sqlite://",
        creator=partial(_connect, path, patience, READING if reading else WRITING),
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
    )
    event.listen(engine, "connect", partial(_remember, path))
    event.listen(engine, "checkout", partial(_check, path))
    event.listen(engine, "begin", _begin if reading else _begin_immediate)
    if not reading:
        event.listen(engine, "before_cursor_execute", _guard)
    return engine


def condition(error: BaseException, *, reading: bool = False) -> bool:
    """Whether the database is full, locked, gone or broken, rather than the work wrong."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    return code in CONDITIONS or (code == sqlite3.SQLITE_READONLY and not reading)


def standing(connection: Connection) -> bool:
    """Whether the transaction is still there: on a full disk SQLite may undo all of it."""
    return bool(_raw(connection).in_transaction)


def identity(path: Path) -> tuple[int, int] | None:
    """Which file is under this name now."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _connect(path: Path, patience: float, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=rw",
        uri=True,
        timeout=patience,
        isolation_level=None,  # Python's own BEGIN would break savepoints
        check_same_thread=False,  # the pool hands it from thread to thread, one at a time
    )
    try:
        for pragma in pragmas:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _remember(path: Path, _raw: Any, record: Any) -> None:  # noqa: ANN401 (SQLAlchemy's event)
    record.info["file"] = identity(path)


def _check(path: Path, _raw: Any, record: Any, _proxy: Any) -> None:  # noqa: ANN401 (SQLAlchemy's event)
    """A file that was removed or replaced would swallow what is written to it."""
    if record.info["file"] != identity(path):
        raise DisconnectionError("the database file was moved")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _guard(connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:  # noqa: ANN401 (SQLAlchemy's event)
    """After SQLite undid the transaction, a statement would commit by itself."""
    if not statement.startswith("BEGIN") and not standing(connection):
        raise Lost("the transaction was undone")


def _raw(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("not a SQLite connection")
    return raw
