"""The Store: the one way to the database, whichever it is."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from sqlalchemy import URL, make_url
from sqlalchemy.orm import Session, sessionmaker

from storage.turns import Turns

__all__ = [
    "Busy",
    "Closed",
    "Session",
    "Store",
    "Unavailable",
    "Work",
    "database_url",
    "sessions",
]

T = TypeVar("T")
Work = Callable[[Session], T]


class Busy(Exception):
    """Too many works wait: try again."""


class Unavailable(Exception):
    """The database is full, locked, gone or unreachable: nothing was written."""


class Closed(Unavailable):
    """The store was closed."""


class Store(ABC):
    """Runs works, one transaction each.

    A work may run more than once before its transaction holds: its effects are in the database
    alone. What it raises rolls it back and comes out of the call.
    """

    dialect: str

    @abstractmethod
    def submit(self, work: Work[T]) -> Future[T]:
        """Write; the future resolves only after COMMIT."""

    @abstractmethod
    def submit_read(self, work: Work[T]) -> Future[T]:
        """Read a committed snapshot; writing fails."""

    @abstractmethod
    def turns(self) -> Turns:
        """Make this process one of those that share out whose turn it is to send."""

    @abstractmethod
    def shut(self) -> None:
        """Take nothing more, finish what was taken, let go of the database."""

    async def run(self, work: Work[T]) -> T:
        return await asyncio.wrap_future(self.submit(_awaited(work)))

    async def read(self, work: Work[T]) -> T:
        return await asyncio.wrap_future(self.submit_read(_awaited(work)))

    async def close(self) -> None:
        await asyncio.to_thread(self.shut)

    def run_sync(self, work: Work[T]) -> T:
        return self.submit(work).result()

    def read_sync(self, work: Work[T]) -> T:
        return self.submit_read(work).result()


def _awaited(work: Work[T]) -> Work[T]:
    """Raise what a coroutine can await: StopIteration would never come out of the call."""

    def run(db: Session) -> T:
        try:
            return work(db)
        except StopIteration as error:
            raise RuntimeError("a work asked for more than there was") from error

    return run


def database_url(text: str) -> URL:
    """A `DATABASE_URL` as hosts write it, for the driver that is used."""
    url = make_url(text)
    match url.get_backend_name():
        case "sqlite" if url.database and url.database != ":memory:":
            return url.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return url.set(drivername="postgresql+psycopg")
        case _:
            raise ValueError("DATABASE_URL is neither a SQLite file nor a PostgreSQL database")


def sessions(**info: Any) -> sessionmaker[Session]:  # noqa: ANN401 (what verbs may find there)
    """Rows stay readable after the transaction, and a question always reads them anew.

    Verbs write with Core statements, behind the back of rows that were loaded before.
    """
    return sessionmaker(
        expire_on_commit=False, execution_options={"populate_existing": True}, info=info
    )
