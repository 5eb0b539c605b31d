"""What may keep an unrequested message from its reader: others before it, digests, a pause."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from storage.consents import Category
from storage.people import MEMBERSHIP
from storage.posts import POST, UNSENT, Post, State
from storage.preferences import PREFERENCES

_HOUR = timedelta(hours=1)
DAY, WEEK = timedelta(days=1) + _HOUR, timedelta(days=7) + _HOUR
"""What a reader's day and week last at most: an hour more where the clocks go back."""


def pressed(db: Session, *, people: Collection[int], now: datetime, many: int) -> frozenset[int]:
    """Those of them who may not be sent one more as it comes: nobody else has to be looked at.

    They were sent others in a day, or so many in a week, or will be within a day; or they have
    several digests, or a pause.
    """
    theirs = (POST.c.person_id.in_(people), POST.c.wanted.is_(False))
    soon = and_(POST.c.state.in_(UNSENT), POST.c.due_at <= now + DAY)
    near = or_(POST.c.sent_at >= now - DAY, soon)
    written = select(POST.c.person_id).where(*theirs, near)
    often = (
        select(POST.c.person_id)
        .where(*theirs, POST.c.sent_at >= now - WEEK)
        .group_by(POST.c.person_id)
        .having(func.count() >= many)
    )
    several = (
        select(MEMBERSHIP.c.person_id)
        .where(MEMBERSHIP.c.person_id.in_(people), MEMBERSHIP.c.ended_at.is_(None))
        .group_by(MEMBERSHIP.c.person_id)
        .having(func.count() > 1)
    )
    paused = select(PREFERENCES.c.person_id).where(
        PREFERENCES.c.person_id.in_(people), PREFERENCES.c.paused_until > now
    )
    return frozenset(
        one for asked in (written, often, several, paused) for one in db.scalars(asked)
    )


def unrequested(db: Session, *, person: int, since: datetime) -> Sequence[datetime]:
    """When the person was sent what they had not asked for."""
    mine = (POST.c.person_id == person, POST.c.wanted.is_(False))
    return db.scalars(
        select(POST.c.sent_at).where(*mine, POST.c.state == State.SENT, POST.c.sent_at >= since)
    ).all()


def crowded(db: Session, *, post: Post, now: datetime) -> bool:
    """Whether another unrequested post to the same person was taken to be sent before this one."""
    others = (
        POST.c.person_id == post.person_id,
        POST.c.wanted.is_(False),
        POST.c.state == State.CLAIMED,
        POST.c.lease_until > now,
        or_(
            POST.c.lease_until < post.lease_until,
            and_(POST.c.lease_until == post.lease_until, POST.c.id < post.id),
        ),
    )
    return db.scalar(select(POST.c.id).where(*others).limit(1)) is not None


def before(db: Session, *, person: int, by: datetime) -> Sequence[int]:
    """What the person did not ask for and is about to be sent by then, digests apart."""
    theirs = (POST.c.person_id == person, POST.c.wanted.is_(False))
    due = (POST.c.state.in_(UNSENT), POST.c.due_at <= by)
    lasting = or_(POST.c.expires_at.is_(None), POST.c.expires_at > by)
    other = or_(POST.c.category.is_(None), POST.c.category != Category.DIGEST)
    return db.scalars(select(POST.c.id).where(*theirs, *due, lasting, other)).all()
