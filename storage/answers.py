"""Answers left to the outbox: a chat gets its own in the order in which they were asked for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from storage.chats import CHAT
from storage.faults import Fault
from storage.posts import POST, UNSENT, Priority, State


def waiting(
    db: Session, *, platform: str, workspace: str, chat_id: str, now: datetime
) -> Sequence[int]:
    """Number those that have not reached a chat yet, and still may."""
    there = (
        CHAT.c.platform == platform,
        CHAT.c.workspace == workspace,
        CHAT.c.chat_id == chat_id,
    )
    answers = (
        POST.c.priority == Priority.ANSWER,
        POST.c.state.in_(UNSENT),
        or_(POST.c.expires_at.is_(None), POST.c.expires_at > now),
    )
    found = select(POST.c.id).join(CHAT, CHAT.c.id == POST.c.chat_id).where(*there, *answers)
    return db.scalars(found.order_by(POST.c.id)).all()


def hasten(db: Session, *, posts: Sequence[int], now: datetime) -> None:
    """Try now those that a fault holds up, for somebody is there; not what is asked to wait."""
    failing = (POST.c.state == State.WAITING, POST.c.last_error.startswith(Fault.PASSING.of("")))
    db.execute(
        POST.update().where(POST.c.id.in_(posts), *failing, POST.c.due_at > now).values(due_at=now)
    )
