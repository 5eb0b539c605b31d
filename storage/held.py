"""What the ration held back: unrequested messages, one too many, for the digest to tell."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from storage.posts import POST, Post, State, same

RATION = "ration"
"""Why a post that was one too many did not leave."""
TOLD = "ration, told in a digest"
HELD = frozenset({RATION, TOLD})
_RECALLED = "ration, then recalled"


def take(db: Session, *, person: int, cohort: int) -> list[int]:
    """Take up what no digest has told of yet; the numbers of these posts, oldest first."""
    taken = db.scalars(
        POST.update()
        .where(*_theirs(person, cohort), POST.c.last_error == RATION)
        .values(last_error=TOLD)
        .returning(POST.c.id)
    )
    return sorted(taken)


def recall(db: Session, *, cohort: int, view: str, args: Sequence[object]) -> int:
    """Neither tell nor show any more what was held back of such a view; how many."""
    waits = (POST.c.state == State.CANCELLED, POST.c.last_error.in_(HELD))
    theirs = POST.update().where(*same(cohort, view, args), *waits)
    return len(db.execute(theirs.values(last_error=_RECALLED).returning(POST.c.id)).all())


def standing(
    db: Session, *, person: int, cohort: int, posts: Collection[int], now: datetime
) -> Sequence[Post]:
    """Those of these posts that are the person's, not recalled, and not too late to be read."""
    fresh = or_(POST.c.expires_at.is_(None), POST.c.expires_at > now)
    kept = POST.c.last_error.in_(HELD)
    wanted = (*_theirs(person, cohort), POST.c.id.in_(posts), kept, fresh)
    return db.scalars(select(Post).where(*wanted).order_by(POST.c.id)).all()


def _theirs(person: int, cohort: int) -> tuple[ColumnElement[bool], ...]:
    return (
        POST.c.person_id == person,
        POST.c.cohort_id == cohort,
        POST.c.state == State.CANCELLED,
    )
