"""What waits to be told to somebody, and the time that it is put off to."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.bell import ring
from storage.posts import POST, Post, State


def waiting(db: Session, *, person: int, now: datetime) -> Sequence[Post]:
    """What is to leave to a person later than now, the soonest first."""
    theirs = (POST.c.person_id == person, POST.c.state == State.WAITING, POST.c.due_at > now)
    return db.scalars(select(Post).where(*theirs).order_by(POST.c.due_at, POST.c.id)).all()


def put_off(db: Session, *, post: int, until: datetime) -> None:
    """Let one that waits leave at another time."""
    db.execute(
        POST.update().where(POST.c.id == post, POST.c.state == State.WAITING).values(due_at=until)
    )
    ring(db)
