"""Where the demo begins: the demo cohorts in a file of their own, and the instant of the clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from storage import demo, schema
from storage.db import open_store

if TYPE_CHECKING:
    from pathlib import Path

START: Final = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
"""Wednesday, 18 November 2026, 10:00 in Toronto: what the demo's rows lead up to."""


def seeded(file: Path) -> str:
    """Return the address of a database in a file, a new one filled with the demo cohorts."""
    url = f"sqlite:///{file}"
    if file.exists():
        return url
    schema.upgrade(url)
    store = open_store(url)
    try:
        store.run_sync(lambda db: demo.seed(db, now=START))
    finally:
        store.shut()
    return url
