"""What a member's digest tells, counted when it is issued."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from storage import weekly
from storage.people import Role
from storage.weekly import Own
from storage.weekly_rows import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.cohorts import Cohort
    from storage.db import Session
    from storage.digests import Digest, Slot
    from storage.people import Membership
    from storage.weekly import Bought

    Counted = tuple[Membership, Own | Bought]

PATIENCE: Final = timedelta(weeks=4)
"""Between two questions about one silence; between two mentions of what waits, alone."""
ENTRIES: Final = frozenset({"contract", "contract.change", "contact", "contact.change"})
"""The commands and forms that log something, or correct it."""


def counted(
    db: Session,
    cohort: Cohort,
    slot: Slot,
    qualities: Sequence[Membership],
    *,
    told: Sequence[Digest],
    now: datetime,
) -> list[Counted]:
    """Count what concerns somebody, in each of their qualities that has a digest.

    Their own things are told once, with the first enterprise that did something. A long silence
    is asked about where no enterprise of theirs tells anything else, seldom, and once for all:
    `told` are the digests that they had.
    """
    week = Span(cohort.id, slot.starts, slot.ends)
    every = [
        (one, found)
        for one in qualities
        if (found := _count(db, cohort, one, week, now)) is not None
    ]
    managed = [(one, found) for one, found in every if isinstance(found, Own)]
    if not managed:
        return every
    active = (one for one, found in managed if not found.of_enterprise.idle)
    holder = next(active, managed[0][0])
    silence = _silence(slot, every, told)
    return [
        (one, _told(found, silence, holds=one is holder) if isinstance(found, Own) else found)
        for one, found in every
    ]


def reader(member: Membership) -> str:
    """Return how a digest names the quality in which somebody reads it."""
    return f"{member.role}:{member.id}"


def _count(
    db: Session, cohort: Cohort, member: Membership, week: Span, now: datetime
) -> Own | Bought | None:
    """Count what concerns a member; None where their quality has no digest."""
    match member.role, member.organization_id:
        case Role.MANAGER, int():
            return weekly.own(
                db, cohort=cohort, membership=member, week=week, entries=ENTRIES, now=now
            )
        case Role.CHAMPION, int(institution):
            return weekly.bought(db, cohort=cohort, institution=institution, week=week)
        case _:
            return None


def _told(own: Own, silence: str | None, *, holds: bool) -> Own:
    """Leave what is the person's, and what they are asked, to the part that holds it."""
    part = own if holds else own.of_enterprise
    return replace(part, silent_since=silence if holds else None)


def _silence(slot: Slot, every: Sequence[Counted], told: Sequence[Digest]) -> str | None:
    """Return since when nothing was logged for any of theirs, where it is time to ask about it.

    What an institution of theirs bought, or has to confirm, says nothing of their enterprises.
    """
    managed = [one for _, one in every if isinstance(one, Own)]
    since = [one.silent_since for one in managed if one.silent_since]
    idle = all(one.idle for one in managed)
    if not since or len(since) < len(managed) or not idle or _asked(slot, told):
        return None
    return max(since, key=datetime.fromisoformat)


def _asked(slot: Slot, told: Sequence[Digest]) -> bool:
    lately = (one for one in told if one.ends > slot.ends - PATIENCE)
    return any(one.figures.get("silent_since") for one in lately)
