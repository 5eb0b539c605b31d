"""A cohort: opened, described, and its first ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from bot.clock import Clock
from bot.operations.opened import opened
from bot.operations.refusals import Refused
from bot.settings import UNWRITTEN
from storage import cohorts, examples, organizations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.settings import Settings
    from storage.cohorts import Cohort
    from storage.db import Session


def new(
    settings: Settings,
    *,
    name: str,
    territory: str,
    zone: str,
    language: str,
    starts: date,
    ends: date,
) -> str:
    """Open a cohort beside the known institutions; return its short name."""
    _must_hold(name=name, territory=territory, zone=zone, starts=starts, ends=ends)
    now = Clock().now()

    def work(db: Session) -> str:
        organizations.load_institutions(db, now=now)
        return cohorts.new(
            db,
            name=name.strip(),
            territory=territory.strip(),
            zone=zone,
            language=language,
            starts=starts,
            ends=ends,
            now=now,
        ).slug

    with opened(settings) as store:
        return store.run_sync(work)


def describe(settings: Settings, slug: str, details: Mapping[str, object | None]) -> str:
    """Write who sends, who answers for privacy, where data is kept; return what stands now."""
    said = {column: value for column, value in details.items() if value is not None}
    for column, value in said.items():
        if examples.unwritten(str(value)):
            option = column.replace("_", "-")
            raise Refused(f"--{option} {UNWRITTEN}")
    now = Clock().now()

    def work(db: Session) -> Cohort:
        found = cohort_named(db, slug)
        if not said:
            return found
        return cohorts.describe(db, cohort=found.id, details=said, now=now) or found

    with opened(settings) as store:
        stands = store.run_sync(work)
    return "\n".join(f"{column}: {getattr(stands, column) or '—'}" for column in details)


def cohort_named(db: Session, slug: str) -> Cohort:
    """Find an open cohort by its short name. Raises Refused, with the names there are."""
    found = cohorts.by_slug(db, slug=slug)
    if found is not None and found.closed_at is None:
        return found
    known = ", ".join(one.slug for one in cohorts.open_cohorts(db)) or "none yet"
    raise Refused(f"there is no open cohort {slug!r}; the open ones: {known}")


def _must_hold(*, name: str, territory: str, zone: str, starts: date, ends: date) -> None:
    if not name.strip():
        raise Refused("NAME is empty")
    if not territory.strip():
        raise Refused("--territory is empty")
    if zone not in available_timezones():
        raise Refused(f"--zone {zone!r} is not a time zone: write one like America/Toronto")
    if ends <= starts:
        raise Refused(f"--ends {ends} is not after --starts {starts}")
