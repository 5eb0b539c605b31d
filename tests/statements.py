"""SQL compiled once for all the stores of a process, as it is for the one store of a bot."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite


class Sqlite(SQLiteDialect_pysqlite):
    """What was compiled for one of these is right for each."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sqlite)

    def __hash__(self) -> int:
        return hash(Sqlite)


class Postgres(PGDialect_psycopg):
    """The same, for the one server of a process."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Postgres)

    def __hash__(self) -> int:
        return hash(Postgres)


_DIALECTS = {"sqlite": Sqlite, "postgresql.psycopg": Postgres}


@contextmanager
def compiled_once() -> Iterator[None]:
    """Let every engine that is opened meanwhile keep what it compiled where the others look."""
    compiled: dict[Any, Any] = {}

    def share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=compiled)

    _register()
    event.listen(Engine, "engine_connect", share)
    try:
        yield
    finally:
        event.remove(Engine, "engine_connect", share)
        _deregister()


@contextmanager
def compiled_by_each() -> Iterator[None]:
    """Let the engines that are opened meanwhile be what a bot's own is, in spite of that."""
    _deregister()
    try:
        yield
    finally:
        _register()


def _register() -> None:
    for name, dialect in _DIALECTS.items():
        registry.register(name, __name__, dialect.__name__)


def _deregister() -> None:
    for name in _DIALECTS:
        registry.deregister(name)
