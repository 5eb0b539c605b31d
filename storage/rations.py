"""What may keep an unrequested message from its reader: others before it, digests, a pause."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from storage.consents import Category
from storage.people import MEMBERSHIP
from storage.posts import POST, UNSENT
from storage.preferences import PREFERENCES


def pressed(
    db: Session, *, people: Collection[int], since: datetime, until: datetime
) -> frozenset[int]:
    """Those of them who may not be sent one more as it comes: nobody else has to be looked at.

    They were or will be sent others since then, or have several digests, or a pause until then.
    """
    sent = or_(POST.c.sent_at >= since, POST.c.state.in_(UNSENT))
    written = select(POST.c.person_id).where(
        POST.c.person_id.in_(people), POST.c.wanted.is_(False), sent
    )
    several = (
        select(MEMBERSHIP.c.person_id)
        .where(MEMBERSHIP.c.person_id.in_(people), MEMBERSHIP.c.ended_at.is_(None))
        .group_by(MEMBERSHIP.c.person_id)
        .having(func.count() > 1)
    )
    paused = select(PREFERENCES.c.person_id).where(
        PREFERENCES.c.person_id.in_(people), PREFERENCES.c.paused_until >= until
    )
    return frozenset(one for asked in (written, several, paused) for one in db.scalars(asked))


def before(db: Session, *, person: int, by: datetime) -> Sequence[int]:
    """What the person did not ask for and is about to be sent by then, digests apart."""
    unasked = (POST.c.person_id == person, POST.c.wanted.is_(False))
    due = (POST.c.state.in_(UNSENT), POST.c.due_at <= by)
    lasting = or_(POST.c.expires_at.is_(None), POST.c.expires_at > by)
    other = or_(POST.c.category.is_(None), POST.c.category != Category.DIGEST)
    return db.scalars(select(POST.c.id).where(*unasked, *due, lasting, other)).all()
