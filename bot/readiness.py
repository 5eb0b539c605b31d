"""Whether people can be served: the database answers, and has this program's tables."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from storage import cohorts, schema
from storage.db import Busy, Store, Unavailable
from storage.schema import SchemaMismatch

_FRESH: Final = 2.0
"""Seconds for which an answer holds: asking often costs nothing."""
_PATIENCE: Final = 6.0
"""Seconds that the database gets to answer; the Store itself insists for five."""


class DatabaseReadiness:
    """Asks the database, one question at a time."""

    def __init__(
        self, store: Store, url: str, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._store, self._url, self._monotonic = store, url, monotonic
        self._asking = asyncio.Lock()
        self._until, self._answer = float("-inf"), "unknown"

    async def __call__(self) -> str | None:
        """Return what is missing, in a word; None when all is there."""
        async with self._asking:
            if self._monotonic() >= self._until:
                self._answer = await self._ask()
                self._until = self._monotonic() + _FRESH
        return self._answer or None

    async def _ask(self) -> str:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._store.read(cohorts.open_cohorts)
                await asyncio.to_thread(schema.check, self._url)
        except SchemaMismatch:
            return "schema"
        except Busy:
            return "busy"
        except (Unavailable, SQLAlchemyError, TimeoutError):
            return "database"
        return ""
