"""What a member's digest tells, counted when it is issued."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from storage import digests, weekly
from storage.people import Role
from storage.weekly_rows import Span

if TYPE_CHECKING:
    from storage.cohorts import Cohort
    from storage.db import Session
    from storage.digests import Slot
    from storage.people import Membership
    from storage.weekly import Own

PATIENCE: Final = timedelta(weeks=4)
"""Between two questions about one silence."""
ENTRIES: Final = frozenset({"contract", "contract.change", "contact", "contact.change"})
"""The commands and forms that log something, or correct it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is kept of a digest; `empty` where it would tell nothing."""

    values: dict[str, Any]
    empty: bool


def figures(
    db: Session, cohort: Cohort, slot: Slot, member: Membership, now: datetime
) -> Figures | None:
    """Count what concerns a member; None where their quality has no digest."""
    week = Span(cohort.id, slot.starts, slot.ends)
    match member.role, member.organization_id:
        case Role.MANAGER, int():
            own = weekly.own(
                db, cohort=cohort, membership=member, week=week, entries=ENTRIES, now=now
            )
            own = _asking(db, slot, member, own)
            return Figures(asdict(own), own.empty and own.silent_since is None)
        case Role.CHAMPION, int(institution):
            bought = weekly.bought(db, cohort=cohort, institution=institution, week=week)
            return Figures(asdict(bought), bought.empty)
        case _:
            return None


def reader(member: Membership) -> str:
    """Return how a digest names the quality in which somebody reads it."""
    return f"{member.role}:{member.id}"


def _asking(db: Session, slot: Slot, member: Membership, own: Own) -> Own:
    """Ask about a silence in an idle week only, and seldom."""
    day, cohort = slot.ends - PATIENCE, member.cohort_id
    former = digests.ending(db, cohort=cohort, reader=reader(member), after=day)
    asked = any(one.figures["silent_since"] for one in former)
    return own if own.idle and not asked else replace(own, silent_since=None)
