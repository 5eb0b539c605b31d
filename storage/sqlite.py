"""The Store on a SQLite file: one writer thread that commits works in groups."""

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from queue import Full, Queue
from typing import Any, Generic, TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from storage.bell import BELL, Bell
from storage.crew import Crew
from storage.db import Busy, Closed, Store, Unavailable, Work, sessions
from storage.sqlite_engine import Lost, condition, identity, open_engine, standing
from storage.turns import Alone, Turns

T = TypeVar("T")
BATCH = 128  # works that share one COMMIT
READERS = 4


class Job(Generic[T]):
    """A work, its future, and how its last attempt ended."""

    __slots__ = ("_error", "_result", "future", "work")
    _result: T

    def __init__(self, work: Work[T]) -> None:
        self.work = work
        self.future: Future[T] = Future()
        self._error: BaseException | None = None

    def attempt(self, db: Session) -> None:
        """Do the work inside a savepoint of its own."""
        self._error = None
        try:
            with db:
                self._result = self.work(db)
                db.commit()
        except BaseException as error:  # noqa: BLE001 (it is the caller's: the writer lives on)
            self._error = explained(error)

    def settle(self) -> None:
        if self._error is None:
            self.future.set_result(self._result)
        else:
            self.future.set_exception(self._error)


class SqliteStore(Store):
    """Writes on one thread, reads on others."""

    dialect = "sqlite"

    def __init__(self, url: URL, *, queue: int, patience: float) -> None:
        self._path = Path(str(url.database)).absolute()
        self._writing = open_engine(self._path, patience=patience, connections=1, reading=False)
        self._reading = open_engine(
            self._path, patience=patience, connections=READERS, reading=True
        )
        self._bell = Bell()
        self._sessions = sessions(**{BELL: self._bell})
        self._queue: Queue[Job[Any] | None] = Queue(queue)
        self._readers = Crew(READERS, queue)
        self._lock = threading.Lock()
        self._closed = False
        self._writer = threading.Thread(target=self._write_on, name="writer", daemon=True)
        self._writer.start()

    def submit(self, work: Work[T]) -> Future[T]:
        job = Job(work)
        with self._lock:
            if self._closed:
                raise Closed
            try:
                self._queue.put_nowait(job)
            except Full:
                raise Busy from None
        return job.future

    def submit_read(self, work: Work[T]) -> Future[T]:
        return self._readers.submit(self._read, work)

    def turns(self) -> Turns:
        return Alone(self._bell)

    def shut(self) -> None:
        with self._lock:
            first, self._closed = not self._closed, True
        if first:
            self._queue.put(None)
        self._writer.join()
        self._readers.shut()
        self._writing.dispose()
        self._reading.dispose()

    def _read(self, work: Work[T]) -> T:
        try:
            with self._sessions(bind=self._reading) as db:
                return work(db)
        except DBAPIError as error:
            raise explained(error, reading=True) from error.orig

    def _write_on(self) -> None:
        more = True
        while more:
            jobs, more = self._take()
            if jobs:
                self._write(jobs)

    def _take(self) -> tuple[list[Job[Any]], bool]:
        """What waits, up to a batch, and whether more may come."""
        jobs: list[Job[Any]] = []
        job = self._queue.get()
        while job is not None:
            if job.future.set_running_or_notify_cancel():
                jobs.append(job)
            if len(jobs) == BATCH or self._queue.empty():
                return jobs, True
            job = self._queue.get()
        return jobs, False

    def _write(self, jobs: Sequence[Job[Any]]) -> None:
        """Commit all at once, or else each alone; acknowledge only what is on the disk."""
        try:
            self._commit(jobs)
        except Lost as lost:
            self._write_apart(jobs, lost)
        except Exception as error:  # noqa: BLE001 (no connection, no BEGIN: the writer lives on)
            refuse(jobs, explained(error))
        else:
            for job in jobs:
                job.settle()

    def _write_apart(self, jobs: Sequence[Job[Any]], lost: Lost) -> None:
        if len(jobs) == 1:
            refuse(jobs, lost)
            return
        for job in jobs:
            self._write([job])

    def _commit(self, jobs: Sequence[Job[Any]]) -> None:
        with self._writing.connect() as connection:
            file = identity(self._path)
            transaction = connection.begin()
            try:
                self._attempt(jobs, connection)
                transaction.commit()
            except (DBAPIError, Lost) as error:
                connection.invalidate()
                raise Lost(str(getattr(error, "orig", error))) from error
        if file is None or identity(self._path) != file:
            raise Unavailable("the database file was moved")

    def _attempt(self, jobs: Sequence[Job[Any]], connection: Connection) -> None:
        for job in jobs:
            job.attempt(self._sessions(bind=connection, join_transaction_mode="create_savepoint"))
            if not standing(connection):
                raise Lost("the transaction was undone")


def explained(error: BaseException, *, reading: bool = False) -> BaseException:
    """The database's troubles as Unavailable, any other error as it is."""
    if not condition(error, reading=reading):
        return error
    trouble = Unavailable(str(getattr(error, "orig", error)))
    trouble.__cause__ = error
    return trouble


def refuse(jobs: Sequence[Job[Any]], error: BaseException) -> None:
    for job in jobs:
        job.future.set_exception(error)
