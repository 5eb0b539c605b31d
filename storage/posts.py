"""The outbox: a message is a view, its arguments, a recipient and a due time."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    and_,
    exists,
    false,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.bell import ring
from storage.chats import Chat
from storage.cohorts import Cohort
from storage.consents import Category
from storage.leases import take
from storage.people import Person
from storage.record import Record, insert_absent, instant, key, reference, table_of
from storage.types import Json, word


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
    """`key` makes planning idempotent for one recipient: a person, or a chat.

    `category` is what the person must have agreed to; `wanted` is news of what they asked for.
    `platform` is the only one to send it on, where they asked for that.
    `local`: it is due at an hour of the person's own clock, wherever they live by then.
    `awaited_at`: when it was to leave, where a fault put it off since, or it was late already.
    """

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
    platform: str | None = None
    view: str
    args: list[Any] = Field(default_factory=list, sa_type=Json)
    key: str
    priority: int = Field(default=Priority.REMINDER, sa_type=Integer)
    due_at: datetime = instant()
    awaited_at: datetime | None = instant(optional=True)
    expires_at: datetime | None = instant(optional=True)
    category: Category | None = Field(default=None, sa_type=word(Category), nullable=True)
    wanted: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    local: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
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

    @property
    def awaited(self) -> datetime:
        """When it was to leave."""
        return self.awaited_at or self.due_at

    def arrives(self, now: datetime) -> bool:
        """Whether it has not left yet, and is still of use."""
        return self.state in UNSENT and (self.expires_at is None or self.expires_at > now)


POST = table_of(Post)
UNSENT = frozenset({State.WAITING, State.CLAIMED})
_UNSENT = POST.c.state.in_(UNSENT)
_BEFORE = POST.alias("before")
_FIRST = or_(
    POST.c.priority != Priority.ANSWER,
    ~exists().where(
        _BEFORE.c.chat_id == POST.c.chat_id,
        _BEFORE.c.priority == Priority.ANSWER,
        _BEFORE.c.id < POST.c.id,
        _BEFORE.c.state.in_(UNSENT),
    ),
)
SENDING = POST.c.lease_until.is_not(None)
"""It was taken to be sent, and what came of that is not known yet: it may arrive."""


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
    category: Category | None = None,
    wanted: bool = True,
    platform: str | None = None,
    local: bool = False,
    awaited_at: datetime | None = None,
) -> int | None:
    """The new post's number; None when this key was planned before for this recipient."""
    values = {
        "person_id": person,
        "chat_id": chat,
        "cohort_id": cohort,
        "view": view,
        "args": list(args),
        "key": key,
        "priority": priority,
        "due_at": due_at,
        "awaited_at": awaited_at,
        "expires_at": expires_at,
        "category": category,
        "wanted": wanted,
        "platform": platform,
        "local": local,
    }
    planned = insert_absent(db, Post, values)
    if planned is not None:
        ring(db)
    return planned


def get(db: Session, *, post: int) -> Post | None:
    return db.scalars(select(Post).where(POST.c.id == post)).one_or_none()


def claim(
    db: Session, *, now: datetime, limit: int, lease: timedelta, besides: Collection[int] = ()
) -> Sequence[Post]:
    """Take due posts besides these, urgent first, answers in turn; what is past use expires."""
    unsent = or_(
        POST.c.state == State.WAITING,
        and_(POST.c.state == State.CLAIMED, POST.c.lease_until <= now),
    )
    db.execute(
        POST.update()
        .where(unsent, POST.c.expires_at <= now)
        .values(state=State.EXPIRED, lease_until=None)
    )
    taken = {"state": State.CLAIMED, "lease_until": now + lease}
    due = (unsent, POST.c.due_at <= now, POST.c.id.not_in(besides), _FIRST)
    order = (POST.c.priority, POST.c.due_at)
    return take(db, Post, where=due, order=order, limit=limit, values=taken)


def sent(
    db: Session, *, post: int, now: datetime, message_chat: str, message_id: str, digest: str
) -> None:
    _update(
        db,
        post,
        state=State.SENT,
        sent_at=now,
        lease_until=None,
        message_chat=message_chat,
        message_id=message_id,
        digest=digest,
    )


def retry_at(
    db: Session,
    *,
    post: int,
    at: datetime,
    error: str,
    spend: bool = True,
    awaited: datetime | None = None,
) -> None:
    """Try again later, unless it was dropped meanwhile; a rate limit spends no attempt.

    `awaited`: when it was to leave, unless it is put off for its reader's sake.
    """
    attempts = POST.c.attempts + int(spend)
    values = {"due_at": at, "awaited_at": awaited, "last_error": error, "attempts": attempts}
    _give_back(db, post, state=State.WAITING, **values)


def failed(db: Session, *, post: int, error: str) -> None:
    """Give up one that was taken to be sent, unless it was dropped meanwhile."""
    attempts = POST.c.attempts + 1
    _give_back(db, post, state=State.FAILED, last_error=error, attempts=attempts)


def cancel(db: Session, *, cohort: int | None, view: str, args: Sequence[object]) -> int:
    """Drop what has not left yet; how many. One that is being sent may still arrive, once."""
    dropped = POST.update().where(*same(cohort, view, args), _UNSENT).values(state=State.CANCELLED)
    return len(db.execute(dropped.returning(POST.c.id)).all())


def silence(db: Session, *, chat: int) -> None:
    """Drop all that has not left yet for a chat. What is being sent may still arrive, once."""
    unsent = (POST.c.chat_id == chat, _UNSENT)
    db.execute(POST.update().where(*unsent).values(state=State.CANCELLED))


def waiting(db: Session, *, cohort: int, view: str) -> Sequence[Post]:
    """What was not even taken to be sent of a view, oldest first."""
    return [one for one in unsent(db, cohort=cohort, view=view) if one.state is State.WAITING]


def unsent(db: Session, *, cohort: int, view: str) -> Sequence[Post]:
    """What has not left yet of a view, oldest first. What is being sent may still arrive, once."""
    of_view = (POST.c.cohort_id == cohort, POST.c.view == view, _UNSENT)
    return db.scalars(select(Post).where(*of_view).order_by(POST.c.id)).all()


def withdraw(db: Session, *, post: int, why: str) -> None:
    """Drop one that has not left, and say why."""
    _update(db, post, _UNSENT, state=State.CANCELLED, last_error=why)
    _update(db, post, lease_until=None)


def copies(db: Session, *, cohort: int | None, view: str, args: Sequence[object]) -> Sequence[Post]:
    """Every message already sent of this view with these arguments."""
    delivered = (*same(cohort, view, args), POST.c.state == State.SENT)
    return db.scalars(select(Post).where(*delivered).order_by(POST.c.id)).all()


def theirs(
    db: Session, *, person: int, cohort: int | None, view: str, args: Sequence[object]
) -> Sequence[Post]:
    """Every post of this view with these arguments to one person, oldest first."""
    mine = (POST.c.person_id == person, *same(cohort, view, args))
    return db.scalars(select(Post).where(*mine).order_by(POST.c.id)).all()


def holders(
    db: Session, *, cohort: int, view: str, args: Sequence[object], now: datetime
) -> set[int]:
    """Who was sent this view with these arguments, or will be."""
    fresh = or_(POST.c.expires_at.is_(None), POST.c.expires_at > now)
    arrives = or_(POST.c.state == State.SENT, and_(_UNSENT, fresh))
    theirs = (*same(cohort, view, args), POST.c.person_id.is_not(None), arrives)
    return set(db.scalars(select(POST.c.person_id).where(*theirs)))


def reached(db: Session, *, cohort: int, person: int, view: str, args: Sequence[object]) -> bool:
    """Whether the person was sent this view with these arguments."""
    mine = (*same(cohort, view, args), POST.c.person_id == person, POST.c.state == State.SENT)
    return db.scalar(select(POST.c.id).where(*mine).limit(1)) is not None


def same(
    cohort: int | None, view: str, args: Sequence[object], table: Table = POST
) -> tuple[ColumnElement[bool], ...]:
    """Where a row shows this view, with these arguments."""
    return (
        table.c.cohort_id.is_not_distinct_from(cohort),
        table.c.view == view,
        table.c.args == list(args),
    )


def _give_back(db: Session, post: int, **values: object) -> None:
    _update(db, post, POST.c.state == State.CLAIMED, **values)
    _update(db, post, lease_until=None)


def _update(db: Session, post: int, *where: ColumnElement[bool], **values: object) -> None:
    db.execute(POST.update().where(POST.c.id == post, *where).values(values))
