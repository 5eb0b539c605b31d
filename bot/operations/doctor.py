"""Everything worth checking, in the order in which it is mended."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.operations import platforms_checked, storage_checked
from bot.operations.findings import fine, wrong
from bot.operations.refusals import mendable
from bot.settings import SettingsError, load
from storage.schema import SchemaMismatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.operations.findings import Finding
    from bot.settings import Settings


def examine() -> Iterator[Finding]:
    """Check settings, database and platforms; each finding says what to do."""
    try:
        settings = load()
    except SettingsError as fault:
        yield wrong("settings", str(fault))
        return
    yield fine("settings", "read")
    yield from _database(settings)
    yield from asyncio.run(platforms_checked.check(settings))


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        yield from storage_checked.check(settings.database_url)
    except SchemaMismatch as fault:
        yield wrong("schema", str(fault))
    except Exception as fault:
        line = mendable(fault)
        if line is None:
            raise
        yield wrong("database", line)
