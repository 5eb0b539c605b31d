"""The Store on PostgreSQL: a pool of threads, one serializable transaction per work."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

import psycopg
from psycopg import errors
from sqlalchemy import URL, create_engine, text
from sqlalchemy.exc import DBAPIError

from storage.crew import Crew
from storage.db import Store, Unavailable, Work, sessions
from storage.postgres_turns import PostgresTurns
from storage.turns import Turns

T = TypeVar("T")
THREADS = 8
LONGEST_PAUSE = 0.25  # seconds
# A dead network is noticed by the client itself: seconds, then milliseconds.
NETWORK = {"connect_timeout": 5, "keepalives_idle": 30, "tcp_user_timeout": 15_000}
# Two concurrent works took one number: in the next snapshot it is taken.
CONFLICTS = (errors.SerializationFailure, errors.DeadlockDetected, errors.UniqueViolation)
CLASHES = 3  # a number that is still taken in so many snapshots is the work's own error
BROKEN = ("08", "57P")  # classes of SQLSTATE: connection exceptions, shutdowns


class PostgresStore(Store):
    """Retries a work that met another, or whose connection broke, until patience ends.

    Those that met another retry in turn: side by side they would meet again and again.
    """

    dialect = "postgresql"

    def __init__(self, url: URL, *, queue: int, patience: float) -> None:
        self._url = url
        self._engine = create_engine(
            url,
            isolation_level="SERIALIZABLE",
            pool_size=THREADS,
            max_overflow=0,
            connect_args=NETWORK,
        )
        self._reading = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._sessions = sessions()
        self._crew = Crew(THREADS, queue)
        self._patience = patience
        self._turns = threading.Lock()

    def submit(self, work: Work[T]) -> Future[T]:
        return self._crew.submit(self._insist, self._write, work)

    def submit_read(self, work: Work[T]) -> Future[T]:
        return self._crew.submit(self._insist, self._read, work)

    def turns(self) -> Turns:
        return PostgresTurns(self._url, NETWORK)

    def shut(self) -> None:
        self._crew.shut()
        self._engine.dispose()

    def _insist(self, attempt: Callable[[Work[T]], T], work: Work[T]) -> T:
        """Try again what the next attempt may bring through."""
        waits, clashes = pauses(self._patience), 0
        turn: AbstractContextManager[object] = nullcontext()
        while True:
            try:
                with turn:
                    return attempt(work)
            except DBAPIError as error:
                pause = next(waits, None)
                clashes += isinstance(error.orig, errors.UniqueViolation)
                if pause is None or clashes > CLASHES or not passing(error):
                    raise explained(error) from error.orig
                turn = self._turns if isinstance(error.orig, CONFLICTS) else nullcontext()
            time.sleep(pause)

    def _read(self, work: Work[T]) -> T:
        with self._sessions(bind=self._reading) as db:
            return work(db)

    def _write(self, work: Work[T]) -> T:
        with self._sessions(bind=self._engine) as db:
            result = work(db)
            db.flush()
            number = db.scalar(text("SELECT pg_current_xact_id_if_assigned()::text"))
            try:
                db.commit()
            except DBAPIError as error:
                if number is None or not lost(error) or not self._committed(number):
                    raise
            return result

    def _committed(self, number: str) -> bool:
        """Whether a transaction whose COMMIT got no answer took place after all."""
        question = text("SELECT pg_xact_status(CAST(CAST(:number AS text) AS xid8))")
        for pause in pauses(self._patience):
            try:
                with self._reading.connect() as connection:
                    status = connection.scalar(question, {"number": number})
            except DBAPIError as error:
                if not lost(error):
                    raise
                status = "in progress"
            if status != "in progress":
                return bool(status == "committed")
            time.sleep(pause)
        raise Unavailable("the connection broke at COMMIT: it is not known what became of it")


def passing(error: DBAPIError) -> bool:
    return lost(error) or isinstance(error.orig, CONFLICTS)


def lost(error: DBAPIError) -> bool:
    """The connection broke, or could not be made."""
    if error.connection_invalidated:
        return True
    if not isinstance(error.orig, psycopg.OperationalError):
        return False
    return error.orig.sqlstate is None or error.orig.sqlstate.startswith(BROKEN)


def explained(error: DBAPIError) -> Exception:
    """The database's troubles as Unavailable, any other error as it is."""
    if lost(error) or isinstance(error.orig, psycopg.OperationalError):
        return Unavailable(str(error.orig))
    return error


def pauses(patience: float) -> Iterator[float]:
    """Seconds to wait between attempts: longer and longer, never in step, until patience ends."""
    end = time.monotonic() + patience
    longest = 0.005
    while time.monotonic() < end:
        yield random.uniform(0, longest)  # noqa: S311 (a pause is no secret)
        longest = min(2 * longest, LONGEST_PAUSE)
