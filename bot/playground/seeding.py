"""Where the demo begins: the demo cohorts in a file of their own, and the instant of the clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from bot.operations.refusals import Refused
from storage import demo, schema
from storage.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from storage.demo import Persona

START: Final = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
"""Wednesday, 18 November 2026, 10:00 in Toronto: what the demo's rows lead up to."""
PEOPLE: Final = {one.key: one for one in demo.PERSONAS}


def persona(key: str) -> Persona:
    """Return whom one plays first. Raises Refused."""
    if key not in PEOPLE:
        raise Refused(f"--as {key!r}: one of {', '.join(PEOPLE)}")
    return PEOPLE[key]


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
