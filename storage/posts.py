"""The outbox: a message is a view, its arguments, a recipient and a due time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.chats import Chat
from storage.cohorts import Cohort
from storage.people import Person
from storage.record import Record, instant, key, reference, table_of
from storage.types import Json, word

EDIT_PACE = timedelta(seconds=30)


class State(StrEnum):
    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Priority(IntEnum):
    ANSWER = 0
    REMINDER = 1
    EDIT = 2
    BROADCAST = 3


class Post(Record, table=True):
    """`key` makes planning idempotent for one recipient: a person, or a chat."""

    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (chat_id IS NULL)", name="ck_post_recipient"),
        UniqueConstraint("person_id", "key"),
        UniqueConstraint("chat_id", "key"),
        Index(None, "state", "due_at"),
        Index(None, "view", "args"),
        Index(None, "wants_edit_at"),
        Index(None, "edit_lease_until"),
        {"sqlite_autoincrement": True},
    )
    id: int = key()
    person_id: int | None = reference(Person, optional=True, index=False)
    chat_id: int | None = reference(Chat, optional=True, index=False)
    cohort_id: int | None = reference(Cohort, optional=True)
    view: str
    args: list[Any] = Field(default_factory=list, sa_type=Json)
    key: str
    priority: int = Field(default=Priority.REMINDER, sa_type=Integer)
    due_at: datetime = instant()
    expires_at: datetime | None = instant(optional=True)
    state: State = Field(default=State.WAITING, sa_type=word(State))
    lease_until: datetime | None = instant(optional=True)
    attempts: int = 0
    sent_at: datetime | None = instant(optional=True)
    message_chat: str | None = None
    message_id: str | None = None
    digest: str | None = None
    last_error: str | None = None
    wants_edit_at: datetime | None = instant(optional=True)
    edit_lease_until: datetime | None = instant(optional=True)
    edited_at: datetime | None = instant(optional=True)


POST = table_of(Post)


def plan(
    db: Session,
    *,
    view: str,
    args: Sequence[object],
    key: str,
    due_at: datetime,
    person: int | None = None,
    chat: int | None = None,
    cohort: int | None = None,
    priority: Priority = Priority.REMINDER,
    expires_at: datetime | None = None,
) -> int | None:
    """The new post's number; None when this key was planned before for this recipient."""
    raise NotImplementedError


def get(db: Session, *, post: int) -> Post | None:
    raise NotImplementedError


def claim(db: Session, *, now: datetime, limit: int, lease: timedelta) -> Sequence[Post]:
    """Take due posts, most pressing first; what is past its use-by expires instead."""
    raise NotImplementedError


def sent(
    db: Session, *, post: int, now: datetime, message_chat: str, message_id: str, digest: str
) -> None:
    raise NotImplementedError


def retry_at(db: Session, *, post: int, at: datetime, error: str, spend: bool = True) -> None:
    """Try again later; a platform's rate limit spends no attempt."""
    raise NotImplementedError


def failed(db: Session, *, post: int, error: str) -> None:
    raise NotImplementedError


def cancel(db: Session, *, cohort: int | None, view: str, args: Sequence[object]) -> int:
    """Drop what has not left yet; how many."""
    raise NotImplementedError


def copies(db: Session, *, cohort: int | None, view: str, args: Sequence[object]) -> Sequence[Post]:
    """Every message already sent of this view with these arguments."""
    raise NotImplementedError


def ask_edit(
    db: Session, *, cohort: int | None, view: str, args: Sequence[object], now: datetime
) -> int:
    """Edit every copy, each at most once in 30 s; how many copies."""
    raise NotImplementedError


def claim_edits(db: Session, *, now: datetime, limit: int, lease: timedelta) -> Sequence[Post]:
    raise NotImplementedError


def edited(db: Session, *, post: int, now: datetime, digest: str) -> None:
    raise NotImplementedError
