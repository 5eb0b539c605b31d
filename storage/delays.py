"""What waits for its reader's sake: for a pause or a night to end, for room, for another post."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from storage.bell import ring
from storage.posts import POST, State


class Delay(StrEnum):
    """Why a post waits, as it keeps it."""

    PAUSED = "paused"
    QUIET = "quiet hours"
    FULL = "no room yet"
    CROWDED = "another one first"


def reconsider(db: Session, *, person: int, now: datetime) -> None:
    """Let what waits for the person's sake be due now: it may have to wait again, or not."""
    theirs = (POST.c.person_id == person, POST.c.state == State.WAITING, POST.c.due_at > now)
    put_off = POST.update().where(*theirs, POST.c.last_error.in_(Delay))
    db.execute(put_off.values(due_at=now))
    ring(db)
