"""A store that notes when each row was written, and lets it be known."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.playground import writings
from storage.db import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from datetime import datetime

    from storage.db import Session, Work
    from storage.turns import Turns

T = TypeVar("T")


class Watched(Store):
    """Does what the store within does; open it in the event loop that `changed` is for."""

    def __init__(
        self, store: Store, *, now: Callable[[], datetime], changed: Callable[[], None]
    ) -> None:
        self.dialect = store.dialect
        self._store, self._now, self._changed = store, now, changed
        self._loop = asyncio.get_running_loop()

    def submit(self, work: Work[T]) -> Future[T]:
        noted = Noted(work, self._now)
        done: Future[T] = self._store.submit(noted)
        done.add_done_callback(lambda _: self._tell(noted))
        return done

    def submit_read(self, work: Work[T]) -> Future[T]:
        return self._store.submit_read(work)

    def turns(self) -> Turns:
        return self._store.turns()

    def shut(self) -> None:
        self._store.shut()

    def _tell(self, noted: Noted[T]) -> None:
        if noted.wrote:
            self._loop.call_soon_threadsafe(self._changed)


class Noted(Generic[T]):
    """A work, and whether it wrote; one that runs again is stamped again."""

    __slots__ = ("_now", "_work", "wrote")

    def __init__(self, work: Work[T], now: Callable[[], datetime]) -> None:
        self._work, self._now, self.wrote = work, now, False

    def __call__(self, db: Session) -> T:
        result = self._work(db)
        self.wrote = writings.stamp(db, now=self._now())
        return result
