"""Drafts: what was understood of a line, and what is still asked."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, bindparam, select, text
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.chats import Chat
from storage.cohorts import Cohort
from storage.people import Person
from storage.record import Missing, Record, insert, instant, key, reference, table_of
from storage.types import Json, word

KEPT = timedelta(hours=24)
_OPEN = text("closed_at IS NULL")


class Outcome(StrEnum):
    DONE = "done"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    EXPIRED = "expired"


class Draft(Record, table=True):
    """At most one open per person and chat."""

    __table_args__ = (
        Index(
            "uq_draft_open",
            "person_id",
            "chat_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index(None, "expires_at"),
        {"sqlite_autoincrement": True},  # a purged draft's buttons must never press a new one
    )
    id: int = key()
    person_id: int = reference(Person, index=False)
    chat_id: int = reference(Chat)
    cohort_id: int | None = reference(Cohort, optional=True, index=False)
    command: str
    line: str
    language: str
    filled: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    asked: str | None = None
    question: int = 0
    options: list[Any] = Field(default_factory=list, sa_type=Json)
    origin: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    opened_at: datetime = instant()
    expires_at: datetime = instant()
    closed_at: datetime | None = instant(optional=True)
    outcome: Outcome | None = Field(default=None, sa_type=word(Outcome), nullable=True)


DRAFT = table_of(Draft)
# Asked at every command: built once.
_OPEN_FOR = select(Draft).where(
    DRAFT.c.person_id == bindparam("person"),
    DRAFT.c.chat_id == bindparam("chat"),
    DRAFT.c.closed_at.is_(None),
    DRAFT.c.expires_at > bindparam("now"),
)


def open_for(db: Session, *, person: int, chat: int, now: datetime) -> Draft | None:
    return db.scalars(_OPEN_FOR, {"person": person, "chat": chat, "now": now}).one_or_none()


def get(db: Session, *, draft: int) -> Draft | None:
    return db.scalars(select(Draft).where(DRAFT.c.id == draft)).one_or_none()


def start(
    db: Session,
    *,
    person: int,
    chat: int,
    cohort: int | None,
    command: str,
    line: str,
    language: str,
    now: datetime,
    filled: Mapping[str, object] | None = None,
    origin: Mapping[str, object] | None = None,
) -> Draft:
    """A new draft; the one that was open in this chat gives way."""
    db.execute(
        DRAFT.update()
        .where(DRAFT.c.person_id == person, DRAFT.c.chat_id == chat, DRAFT.c.closed_at.is_(None))
        .values(closed_at=now, outcome=Outcome.REPLACED)
    )
    values = {
        "person_id": person,
        "chat_id": chat,
        "cohort_id": cohort,
        "command": command,
        "line": line,
        "language": language,
        "filled": dict(filled or {}),
        "origin": dict(origin or {}),
        "opened_at": now,
        "expires_at": now + KEPT,
    }
    return insert(db, Draft, values)


def ask(
    db: Session,
    *,
    draft: int,
    filled: Mapping[str, object],
    asked: str,
    options: Sequence[object],
) -> Draft:
    """Ask the next question: earlier questions' buttons are stale from here."""
    values = {
        "filled": dict(filled),
        "asked": asked,
        "options": list(options),
        "question": DRAFT.c.question + 1,
    }
    db.execute(DRAFT.update().where(DRAFT.c.id == draft).values(values))
    return _require(db, draft)


def close(db: Session, *, draft: int, outcome: Outcome, now: datetime) -> Draft:
    """Twice is once: the first outcome stays."""
    db.execute(
        DRAFT.update()
        .where(DRAFT.c.id == draft, DRAFT.c.closed_at.is_(None))
        .values(closed_at=now, outcome=outcome)
    )
    return _require(db, draft)


def _require(db: Session, draft: int) -> Draft:
    found = get(db, draft=draft)
    if found is None:
        raise Missing(draft)
    return found
