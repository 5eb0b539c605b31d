"""Files of SQLite, written without waiting for the disk: no test survives a power cut."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Pool, event


@contextmanager
def unawaited() -> Iterator[None]:
    """Let no connection that is opened meanwhile wait until what it commits is on the disk."""
    event.listen(Pool, "connect", _unsynced)
    try:
        yield
    finally:
        event.remove(Pool, "connect", _unsynced)


@contextmanager
def awaited() -> Iterator[None]:
    """Let the connections that are opened meanwhile be what a bot's own are, in spite of that."""
    event.remove(Pool, "connect", _unsynced)
    try:
        yield
    finally:
        event.listen(Pool, "connect", _unsynced)


def _unsynced(raw: Any, _: object) -> None:  # noqa: ANN401 (SQLAlchemy's event)
    if isinstance(raw, sqlite3.Connection):
        raw.execute("PRAGMA synchronous=OFF")
