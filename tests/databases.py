"""PostgreSQL databases for tests: made from a migrated template, emptied between two tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from storage import schema

TEMPLATE = "template_maillon"
SETTINGS = ("fsync", "full_page_writes", "synchronous_commit")  # no test survives a power cut
ALONE = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


class Databases:
    """Lends a database that is as the template: making and dropping one takes a checkpoint each."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._numbers = count(1)
        self._free: list[str] = []
        with self._admin() as admin:
            for setting in SETTINGS:
                admin.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
            admin.execute("SELECT pg_reload_conf()")
            admin.execute(f"CREATE DATABASE {TEMPLATE}")
        schema.upgrade(self.url(TEMPLATE))
        self._revision = schema.current(self.url(TEMPLATE))
        tables = [table.name for table in reversed(schema.tables().sorted_tables)]
        tables.remove("directory")
        steps = map(_emptying, tables)
        self._emptying = "; ".join([*steps, "UPDATE directory SET version = 0"])

    def url(self, name: str) -> str:
        return make_url(self._server).set(database=name).render_as_string(hide_password=False)

    @contextmanager
    def lend(self) -> Iterator[str]:
        name = self._free.pop() if self._free else self._make()
        yield self.url(name)
        if self._emptied(name):
            self._free.append(name)

    def _make(self) -> str:
        name = f"test_{next(self._numbers)}"
        with self._admin() as admin:
            admin.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return name

    def _emptied(self, name: str) -> bool:
        """Whether it could be made as new: not when the test took its schema elsewhere."""
        with psycopg.connect(self.url(name), autocommit=True) as owner:
            owner.execute(ALONE)
            if owner.execute("TABLE alembic_version").fetchall() != [(self._revision,)]:
                return False
            owner.execute(self._emptying)
        return True

    def _admin(self) -> psycopg.Connection:
        return psycopg.connect(self._server, autocommit=True)


def _emptying(table: str) -> str:
    """Empty a table; to restart its numbers by ALTER SEQUENCE would take twice the time of that."""
    return f"DELETE FROM {table}; SELECT setval('{table}_id_seq', 1, false)"  # noqa: S608 (the name of a table of ours)
