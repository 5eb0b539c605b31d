"""Answers left to the outbox: a chat gets its own in the order in which they were asked for."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from storage.chats import CHAT
from storage.faults import Fault
from storage.posts import POST, UNSENT, Post, Priority, State


def waiting(
    db: Session, *, platform: str, workspace: str, chat_ids: Collection[str], now: datetime
) -> Sequence[Post]:
    """Those that have not reached one of these chats yet, and still may; oldest first."""
    there = (
        CHAT.c.platform == platform,
        CHAT.c.workspace == workspace,
        CHAT.c.chat_id.in_(chat_ids),
    )
    answers = (
        POST.c.priority == Priority.ANSWER,
        POST.c.state.in_(UNSENT),
        or_(POST.c.expires_at.is_(None), POST.c.expires_at > now),
    )
    found = select(Post).join(CHAT, CHAT.c.id == POST.c.chat_id).where(*there, *answers)
    return db.scalars(found.order_by(POST.c.id)).all()


def hasten(db: Session, *, posts: Collection[int], now: datetime) -> None:
    """Try now those that a fault holds up, for somebody is there; not what is asked to wait."""
    failing = (POST.c.state == State.WAITING, Fault.PASSING.explains(POST.c.last_error))
    db.execute(
        POST.update().where(POST.c.id.in_(posts), *failing, POST.c.due_at > now).values(due_at=now)
    )
