"""What the ration held back: unrequested messages, one too many, for the digest to tell."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from storage.delays import Delay
from storage.digests import Digest
from storage.posts import POST, Post, State, same

RATION = "ration"
"""Why a post that was one too many did not leave."""
_RECALLED = "ration, then recalled"


@dataclass(frozen=True, slots=True)
class Missed:
    """How many were not told in time: those it waited for, and those it did not get to."""

    spared: int
    unreached: int


def untold(
    db: Session, *, person: int, cohort: int, digests: Sequence[Digest], now: datetime
) -> list[int]:
    """What can still be read and is in none of these digests, which told the person of something.

    The numbers of these posts, oldest first.
    """
    mine = (*_theirs(person, cohort), POST.c.last_error == RATION, _fresh(now))
    rationed = db.scalars(select(POST.c.id).where(*mine).order_by(POST.c.id)).all()
    told = {post for digest in digests for post in digest.held}
    return [one for one in rationed if one not in told]


def recall(db: Session, *, cohort: int, view: str, args: Sequence[object]) -> int:
    """Neither tell nor show any more what was held back of such a view; how many."""
    waits = (POST.c.state == State.CANCELLED, POST.c.last_error == RATION)
    theirs = POST.update().where(*same(cohort, view, args), *waits)
    return len(db.execute(theirs.values(last_error=_RECALLED).returning(POST.c.id)).all())


def missed(db: Session, *, cohort: int, view: str, args: Sequence[object]) -> Missed:
    """Count who was not told of such a view, or will not be: it would come too late."""
    put_off = and_(POST.c.state == State.WAITING, POST.c.due_at >= POST.c.expires_at)
    late = (*same(cohort, view, args), or_(POST.c.state == State.EXPIRED, put_off))
    spared = func.coalesce(POST.c.last_error, "").in_(Delay)
    counted = select(_people(spared), _people(~spared)).where(*late)
    return Missed(*db.execute(counted).one())


def standing(
    db: Session, *, person: int, cohort: int, posts: Collection[int], now: datetime
) -> Sequence[Post]:
    """Those of these posts that are the person's, not recalled, and not too late to be read."""
    kept = POST.c.last_error == RATION
    wanted = (*_theirs(person, cohort), POST.c.id.in_(posts), kept, _fresh(now))
    return db.scalars(select(Post).where(*wanted).order_by(POST.c.id)).all()


def _people(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(func.distinct(case((which, POST.c.person_id))))


def _fresh(now: datetime) -> ColumnElement[bool]:
    return or_(POST.c.expires_at.is_(None), POST.c.expires_at > now)


def _theirs(person: int, cohort: int) -> tuple[ColumnElement[bool], ...]:
    return (
        POST.c.person_id == person,
        POST.c.cohort_id == cohort,
        POST.c.state == State.CANCELLED,
    )
