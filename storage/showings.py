"""Answers that show a view: they change with it, as what the outbox sent does."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, false
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.chats import Chat
from storage.cohorts import Cohort
from storage.people import Person
from storage.record import Record, insert, instant, key, reference, table_of
from storage.types import Json


class Showing(Record, table=True):
    """A message that answered somebody in a direct chat of theirs, and shows a view.

    It was asked for, so it counts nowhere as something sent: no ration, no report, no reach.
    Of each view with its arguments the newest one in a chat lives, and those before it stay as
    they were: however often somebody looks, one change edits one answer of theirs there.
    `language` is what the platform said of who asked: it counts where they chose none.
    `placed`: under the view stands which cohort it is about.
    """

    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        Index(None, "view", "args"),
        Index(None, "wants_edit_at"),
        Index(None, "edit_lease_until"),
        # An edit under way names its row: another must never take that number.
        {"sqlite_autoincrement": True},
    )
    id: int = key()
    chat_id: int = reference(Chat, index=False)
    message_id: str
    person_id: int = reference(Person)
    cohort_id: int = reference(Cohort)
    view: str
    args: list[Any] = Field(default_factory=list, sa_type=Json)
    language: str | None = None
    placed: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    shown_at: datetime = instant()
    digest: str
    last_error: str | None = None
    wants_edit_at: datetime | None = instant(optional=True)
    edit_lease_until: datetime | None = instant(optional=True)
    edited_at: datetime | None = instant(optional=True)


SHOWING = table_of(Showing)


def note(
    db: Session,
    *,
    chat: int,
    message: str,
    person: int,
    cohort: int,
    view: str,
    args: Sequence[object],
    digest: str,
    now: datetime,
    language: str | None = None,
    placed: bool = False,
) -> Showing:
    """Keep what a message shows from now on; it takes the place of its like in that chat."""
    former = (SHOWING.c.cohort_id == cohort, SHOWING.c.view == view, SHOWING.c.args == list(args))
    db.execute(SHOWING.delete().where(SHOWING.c.chat_id == chat, *former))
    forget(db, chat=chat, message=message)
    values = {
        "chat_id": chat,
        "message_id": message,
        "person_id": person,
        "cohort_id": cohort,
        "view": view,
        "args": list(args),
        "language": language,
        "placed": placed,
        "shown_at": now,
        "digest": digest,
    }
    return insert(db, Showing, values)


def forget(db: Session, *, chat: int, message: str) -> None:
    """Change a message no more: something else stands there."""
    there = (SHOWING.c.chat_id == chat, SHOWING.c.message_id == message)
    db.execute(SHOWING.delete().where(*there))
