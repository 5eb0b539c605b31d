"""How the database and its disk are."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.operations.findings import fine, to_do, wrong
from bot.settings import UNWRITTEN
from storage import health, schema
from storage.db import database_url
from storage.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.operations.findings import Finding
    from storage.health import CohortHealth, Health

MEGABYTE: Final = 1_000_000
LEAST_SPACE: Final = 500 * MEGABYTE
LARGEST_LOG: Final = 200 * MEGABYTE
"""A write-ahead log is a few MB while it is regularly written back."""


def check(url: str) -> Iterator[Finding]:
    """Check schema, disk and rows. Raises SchemaMismatch."""
    schema.check(url)
    yield fine("schema", "up to date")
    address = database_url(url)
    if address.get_backend_name() == "sqlite":
        yield from _disk(Path(str(address.database)).absolute())
    store = open_store(url)
    try:
        found = store.read_sync(health.examine)
    finally:
        store.shut()
    yield from _posts(found)
    yield from _people(found)
    for cohort in found.cohorts:
        yield from _cohort(cohort)
    if not found.cohorts:
        yield to_do("cohorts", "there is none: `python -m bot cohort new …`")


def _disk(file: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(file.parent).free
    if free < LEAST_SPACE:
        yield wrong("disk", f"{_size(free)} left beside {file.name}: make room")
    else:
        yield fine("disk", f"{_size(free)} left")
    log = file.with_name(f"{file.name}-wal")
    size = log.stat().st_size if log.exists() else 0
    if size > LARGEST_LOG:
        yield wrong("write-ahead log", f"{_size(size)}: something reads for too long; restart")
    else:
        yield fine("write-ahead log", _size(size))


def _posts(found: Health) -> Iterator[Finding]:
    if found.dead_posts:
        why = f" (the last: {found.last_error})" if found.last_error else ""
        yield wrong("posts", f"{found.dead_posts} given up{why}: tell their readers otherwise")
    else:
        yield fine("posts", "none given up")
    if found.unreachable_chats:
        yield to_do(
            "chats",
            f"{found.unreachable_chats} cannot be written to: ask those people to write to the bot",
        )


def _people(found: Health) -> Iterator[Finding]:
    if found.access_requests:
        yield to_do("access", f"{found.access_requests} ask to join: coordinators use /invite")


def _cohort(cohort: CohortHealth) -> Iterator[Finding]:
    about, describe = f"cohort {cohort.slug}", f"`python -m bot cohort describe {cohort.slug}"
    if not cohort.coordinators:
        yield to_do(about, f"no coordinator: `python -m bot invite {cohort.slug} coordinator`")
    if cohort.unknown_institutions:
        yield to_do(
            about, f"{cohort.unknown_institutions} unknown institutions wait for the coordinators"
        )
    if not cohort.sender:
        yield wrong(about, f"no sender: {describe} --sender-name … --sender-address …`")
    if not cohort.officer:
        yield wrong(about, f"no privacy officer: {describe} --officer-name … --officer-email …`")
    for column in cohort.unwritten:
        option = column.replace("_", "-")
        yield wrong(about, f"--{option} {UNWRITTEN}, {describe} --{option} …`")
    if cohort.sender and cohort.officer and not cohort.unwritten:
        yield fine(about, "sender and privacy officer are named")


def _size(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB"
