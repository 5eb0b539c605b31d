"""What is kept no longer than it serves."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, func, or_, select
from sqlalchemy.orm import Session

from storage.audit import AUDIT
from storage.drafts import DRAFT, Outcome
from storage.inbound import INBOUND
from storage.posts import POST, State
from storage.suggestions import SUGGESTION

LEDGER = timedelta(hours=24)
DRAFTS = timedelta(hours=24)  # after they close or expire
POSTS = timedelta(days=90)
AUDITS = timedelta(days=5 * 366)
OVER = (State.SENT, State.FAILED, State.EXPIRED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Purged:
    """How many rows went."""

    deliveries: int
    drafts: int
    posts: int
    audits: int


def purge(db: Session, *, now: datetime) -> Purged:
    stale = or_(DRAFT.c.closed_at <= now - DRAFTS, DRAFT.c.expires_at <= now - DRAFTS)
    _note_ended(db, stale)
    last = func.coalesce(POST.c.edited_at, POST.c.sent_at, POST.c.due_at)
    return Purged(
        deliveries=_delete(db, INBOUND, INBOUND.c.at <= now - LEDGER),
        drafts=_delete(db, DRAFT, stale),
        posts=_delete(db, POST, POST.c.state.in_(OVER) & (last <= now - POSTS)),
        audits=_delete(db, AUDIT, AUDIT.c.at <= now - AUDITS),
    )


def _note_ended(db: Session, drafts: ColumnElement[bool]) -> None:
    """Keep, of drafts that go, that their entry was logged or dropped: it is not finished twice."""
    ended = select(DRAFT.c.id).where(drafts, DRAFT.c.outcome.in_((Outcome.DONE, Outcome.CANCELLED)))
    closed = select(DRAFT.c.closed_at).where(DRAFT.c.id == SUGGESTION.c.draft_id)
    db.execute(
        SUGGESTION.update()
        .where(SUGGESTION.c.draft_id.in_(ended), SUGGESTION.c.finished_at.is_(None))
        .values(finished_at=closed.scalar_subquery())
    )


def _delete(db: Session, table: Table, where: ColumnElement[bool]) -> int:
    return len(db.execute(table.delete().where(where).returning(table.c.id)).all())
