"""Drafts: what was understood of a line, and what is still asked."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from sqlalchemy import Index, bindparam, case, false, or_, select, text
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.chats import Chat
from storage.cohorts import Cohort
from storage.people import Person
from storage.record import Missing, Record, insert, instant, key, reference, table_of
from storage.types import Json, Key, word

KEPT = timedelta(hours=24)
_OPEN = text("closed_at IS NULL")


class Outcome(StrEnum):
    DONE = "done"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    OVERTAKEN = "overtaken"


class Draft(Record, table=True):
    """At most one open per person and chat.

    One that was replaced is not lost: it may be answered, or taken up, until it expires.
    `shown_at`: when its question was last asked or shown.
    `said`: something was said in it, besides which command is meant. `aside_id` is the one that
    was set aside for it. So those of a chat in which something was said make a pile, the last one
    on top; as each holds no more than a number, what was typed goes with its own draft.
    """

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
    said: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    aside_id: int | None = Field(default=None, sa_type=Key, nullable=True)
    shown_at: datetime = instant()
    expires_at: datetime = instant()
    closed_at: datetime | None = instant(optional=True)
    outcome: Outcome | None = Field(default=None, sa_type=word(Outcome), nullable=True)

    @property
    def settled(self) -> bool:
        return self.closed_at is not None and self.outcome is not Outcome.REPLACED

    def kept(self, now: datetime) -> bool:
        """Whether it was set aside, and may be taken up still."""
        return self.outcome is Outcome.REPLACED and self.expires_at > now


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
) -> Draft:
    """A new draft; the one that was open in this chat gives way, and can be taken up again."""
    values = {
        "person_id": person,
        "chat_id": chat,
        "cohort_id": cohort,
        "command": command,
        "line": line,
        "language": language,
        "filled": dict(filled or {}),
        "aside_id": _set_aside(db, person, chat, now),
        "shown_at": now,
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
    said: bool,
    now: datetime,
) -> Draft:
    """Ask the next question: earlier questions' buttons are stale from here."""
    values = {
        "filled": dict(filled),
        "asked": asked,
        "options": list(options),
        "said": said,
        "shown_at": now,
        "question": DRAFT.c.question + 1,
    }
    db.execute(DRAFT.update().where(DRAFT.c.id == draft).values(values))
    return _require(db, draft)


def offer(db: Session, *, draft: int, options: Sequence[object]) -> None:
    """Offer more answers to its question: the buttons shown before stay good."""
    db.execute(DRAFT.update().where(DRAFT.c.id == draft).values(options=list(options)))


def show(db: Session, *, draft: int, now: datetime) -> Draft:
    """Note that its question is shown once more."""
    db.execute(DRAFT.update().where(DRAFT.c.id == draft).values(shown_at=now))
    return _require(db, draft)


def close(db: Session, *, draft: int, outcome: Outcome, now: datetime) -> Draft:
    """Twice is once: the first outcome stays."""
    standing = or_(DRAFT.c.closed_at.is_(None), DRAFT.c.outcome == Outcome.REPLACED)
    db.execute(
        DRAFT.update().where(DRAFT.c.id == draft, standing).values(closed_at=now, outcome=outcome)
    )
    return _require(db, draft)


def take_up(db: Session, *, draft: Draft, now: datetime) -> Draft:
    """Open again one that was replaced; the one that is open in its chat gives way in turn."""
    if draft.outcome is not Outcome.REPLACED:
        return draft
    # It leaves its place in the pile for the top: what lay on it lies on what was under it, and
    # what gives way to it goes to the bottom, so that each in turn can be taken up.
    former = draft.aside_id
    above = (DRAFT.c.chat_id == draft.chat_id, DRAFT.c.aside_id == draft.id)
    db.execute(DRAFT.update().where(*above).values(aside_id=former))
    whose = {"person": draft.person_id, "chat": draft.chat_id}
    giving_way = open_for(db, **whose, now=now)
    under = _set_aside(db, draft.person_id, draft.chat_id, now)
    values = {"closed_at": None, "outcome": None, "aside_id": under}
    db.execute(DRAFT.update().where(DRAFT.c.id == draft.id).values(values))
    _lay_under(db, _require(db, draft.id), former)
    if giving_way is not None and giving_way.id == under:
        _sink(db, _require(db, draft.id))
    return _require(db, draft.id)


def aside(db: Session, *, draft: Draft, now: datetime) -> tuple[Draft, ...]:
    """What was set aside for a draft and can be taken up, from the top of its pile down."""
    return tuple(one for one in _below(db, draft) if one.kept(now))


def _below(db: Session, draft: Draft) -> Iterator[Draft]:
    """Yield the pile on which a draft lies, from the top down."""
    # Two presses at the same instant may lay each of two drafts on the other.
    passed, number = {draft.id}, draft.aside_id
    while number is not None and number not in passed:
        found = get(db, draft=number)
        if found is None:
            return
        yield found
        passed.add(number)
        number = found.aside_id


def _lay_under(db: Session, draft: Draft, lower: int | None) -> None:
    """Lay a pile on one that was another's: under its last draft, unless it is there already."""
    pile = [draft.id, *(one.id for one in _below(db, draft))]
    if lower is not None and lower not in pile:
        db.execute(DRAFT.update().where(DRAFT.c.id == pile[-1]).values(aside_id=lower))


def _sink(db: Session, draft: Draft) -> None:
    """Put what lies just under a draft below all that lies there."""
    first, *others = (one.id for one in _below(db, draft))
    for upper, lower in pairwise((draft.id, *others, first)):
        db.execute(DRAFT.update().where(DRAFT.c.id == upper).values(aside_id=lower))
    db.execute(DRAFT.update().where(DRAFT.c.id == first).values(aside_id=None))


def _set_aside(db: Session, person: int, chat: int, now: datetime) -> int | None:
    """Replace the draft that is open: its number, or what lies under if it says nothing."""
    here = (DRAFT.c.person_id == person, DRAFT.c.chat_id == chat, DRAFT.c.closed_at.is_(None))
    giving_way = DRAFT.update().where(*here).values(closed_at=now, outcome=Outcome.REPLACED)
    kept = case((DRAFT.c.said, DRAFT.c.id), else_=DRAFT.c.aside_id)
    number: int | None = db.scalars(giving_way.returning(kept)).one_or_none()
    return number


def _require(db: Session, draft: int) -> Draft:
    found = get(db, draft=draft)
    if found is None:
        raise Missing(draft)
    return found
