"""What asks for an operator's attention, counted."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from storage import cohorts, examples, people, suggestions
from storage.chats import CHAT
from storage.cohorts import Cohort
from storage.posts import POST, State
from storage.requests import REQUEST

WRITTEN = ("sender_name", "sender_address", "officer_name", "officer_email", "hosting")


@dataclass(frozen=True, slots=True)
class CohortHealth:
    """How one open cohort is."""

    slug: str
    coordinators: int
    unknown_institutions: int
    sender: bool
    officer: bool
    unwritten: tuple[str, ...]
    """What still holds the “…” of an example."""


@dataclass(frozen=True, slots=True)
class Health:
    """How all is."""

    cohorts: tuple[CohortHealth, ...]
    unreachable_chats: int
    dead_posts: int
    last_error: str | None
    access_requests: int


def examine(db: Session) -> Health:
    """Count what somebody should look at."""
    dead = POST.c.state == State.FAILED
    last = select(POST.c.last_error).where(dead).order_by(POST.c.id.desc()).limit(1)
    return Health(
        cohorts=tuple(_of(db, cohort) for cohort in cohorts.open_cohorts(db)),
        unreachable_chats=_count(db, CHAT.c.reachable.is_(False)),
        dead_posts=_count(db, dead),
        last_error=db.scalars(last).one_or_none(),
        access_requests=_count(db, REQUEST.c.settled_at.is_(None)),
    )


def _of(db: Session, cohort: Cohort) -> CohortHealth:
    return CohortHealth(
        slug=cohort.slug,
        coordinators=len(people.coordinators(db, cohort=cohort.id)),
        unknown_institutions=len(suggestions.waiting(db, cohort=cohort.id)),
        sender=bool(cohort.sender_name and cohort.sender_address),
        officer=bool(cohort.officer_name and cohort.officer_email),
        unwritten=tuple(one for one in WRITTEN if examples.unwritten(getattr(cohort, one))),
    )


def _count(db: Session, where: ColumnElement[bool]) -> int:
    return db.scalar(select(func.count()).where(where)) or 0
