"""What waits for an hour of somebody's own clock, and the time that it is put off to."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.bell import ring
from storage.posts import POST, Post, State


def waiting(db: Session, *, person: int, now: datetime) -> Sequence[Post]:
    """What is to leave by a person's own clock and was not put off yet, the soonest first."""
    theirs = (POST.c.person_id == person, POST.c.state == State.WAITING, POST.c.due_at > now)
    untried = (POST.c.local, POST.c.last_error.is_(None))
    question = select(Post).where(*theirs, *untried)
    return db.scalars(question.order_by(POST.c.due_at, POST.c.id)).all()


def put_off(db: Session, *, post: int, until: datetime) -> None:
    """Let one that waits leave at another time."""
    db.execute(
        POST.update().where(POST.c.id == post, POST.c.state == State.WAITING).values(due_at=until)
    )
    ring(db)
