"""A database whose schema is this program's, open for the length of a block."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from storage import schema
from storage.db import Store
from storage.opening import open_store

if TYPE_CHECKING:
    from bot.settings import Settings


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """Open the store. Raises SchemaMismatch."""
    schema.check(settings.database_url)
    store = open_store(settings.database_url)
    try:
        yield store
    finally:
        store.shut()
