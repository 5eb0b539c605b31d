"""The database itself: its schema, its copies, the demo in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.operations.opened import opened
from storage import backup, demo, schema
from storage.tallies import LOYAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.settings import Settings
    from storage.demo import CohortTotals


def migrate(settings: Settings) -> str:
    """Bring the schema up; say from which revision to which."""
    before = schema.current(settings.database_url)
    schema.upgrade(settings.database_url)
    after = schema.current(settings.database_url)
    if before == after:
        return f"the schema is up to date ({after})"
    return f"the schema went from {before or 'nothing'} to {after}"


def back_up(settings: Settings, file: Path) -> None:
    backup.backup(settings.database_url, file)


def seed_demo(settings: Settings) -> str:
    """Write the demo cohorts; return what their rows add up to."""
    now = Clock().now()
    with opened(settings) as store:
        found = store.run_sync(lambda db: demo.seed(db, now=now))
    return "\n\n".join("\n".join(_told(totals)) for totals in found)


def _told(totals: CohortTotals) -> Iterator[str]:
    yield f"{totals.name} ({totals.slug})"
    facts = {
        "EÉS": _number(totals.enterprises),
        "institutions": _number(totals.institutions),
        "contracts": _number(totals.contracts.count),
        "amount": f"{_number(totals.contracts.cents // 100)} $",
        "contacts": _number(totals.contacts),
        f"institutions with at least {LOYAL} contracts": _number(
            totals.contracts.loyal_institutions
        ),
        "mutual agreement": f"{totals.mutual_percent} %",
        "activities": _number(totals.events.activities),
        "people reached": _number(totals.events.people),
    }
    yield from (f"  {name}: {value}" for name, value in facts.items())


def _number(value: int) -> str:
    return f"{value:,}".replace(",", " ")
