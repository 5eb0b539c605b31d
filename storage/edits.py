"""Edits: messages already sent, brought up to date with what their views show now."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from storage.bell import ring
from storage.posts import POST, SENDING, Post, State, same, take, update

EDIT_PACE = timedelta(seconds=30)
_WANT_EDIT = (
    POST.update().where(POST.c.id == bindparam("post")).values(wants_edit_at=bindparam("due"))
)


def ask(
    db: Session, *, cohort: int | None, view: str, args: Sequence[object], now: datetime
) -> int:
    """Edit every copy, each at most once in 30 s; how many copies wait for it now.

    One that is being sent, be it dropped, may show what was: it is looked at once it has arrived.
    """
    there = or_(POST.c.state == State.SENT, SENDING)
    chosen = select(POST.c.id, POST.c.wants_edit_at, POST.c.edited_at)
    known = db.execute(chosen.where(*same(cohort, view, args), there)).all()
    asked = [
        {"post": number, "due": now if last is None else max(now, last + EDIT_PACE)}
        for number, wanted_at, last in known
        if wanted_at is None
    ]
    if asked:
        db.execute(_WANT_EDIT, asked)
        ring(db)
    return len(known)


def claim(db: Session, *, now: datetime, limit: int, lease: timedelta) -> Sequence[Post]:
    """Take the messages to edit. A refresh asked meanwhile makes another edit, 30 s later."""
    free = or_(POST.c.edit_lease_until.is_(None), POST.c.edit_lease_until <= now)
    due = or_(POST.c.wants_edit_at <= now, POST.c.edit_lease_until <= now)
    order = func.coalesce(POST.c.wants_edit_at, POST.c.edit_lease_until)
    taken = {"wants_edit_at": None, "edit_lease_until": now + lease, "edited_at": now}
    return take(db, [POST.c.state == State.SENT, free, due], order, limit, taken)


def settle(db: Session, *, post: int, digest: str) -> None:
    update(db, post, edit_lease_until=None, digest=digest)


def retry_at(db: Session, *, post: int, at: datetime, error: str) -> None:
    update(db, post, edit_lease_until=None, wants_edit_at=at, last_error=error)
