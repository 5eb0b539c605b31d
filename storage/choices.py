"""Which cohort each person speaks of in each chat, among theirs."""

from datetime import datetime

from sqlalchemy import UniqueConstraint, bindparam, select
from sqlalchemy.orm import Session

from storage.chats import Chat
from storage.cohorts import Cohort
from storage.people import Person
from storage.record import Record, insert_absent, instant, key, reference, table_of


class Choice(Record, table=True):
    """The last one chosen there: it stands until another is."""

    __table_args__ = (UniqueConstraint("person_id", "chat_id"),)
    id: int = key()
    person_id: int = reference(Person, index=False)
    chat_id: int = reference(Chat)
    cohort_id: int = reference(Cohort, index=False)
    chosen_at: datetime = instant()


CHOICE = table_of(Choice)
# Asked at every command of somebody in several cohorts: built once.
_OF = select(Choice).where(
    CHOICE.c.person_id == bindparam("person"), CHOICE.c.chat_id == bindparam("chat")
)


def of(db: Session, *, person: int, chat: int) -> Choice | None:
    return db.scalars(_OF, {"person": person, "chat": chat}).one_or_none()


def choose(db: Session, *, person: int, chat: int, cohort: int, now: datetime) -> None:
    """Speak of that cohort there from now on."""
    place = {"person_id": person, "chat_id": chat}
    values = {"cohort_id": cohort, "chosen_at": now}
    if insert_absent(db, Choice, {**place, **values}) is None:
        mine = (CHOICE.c.person_id == person, CHOICE.c.chat_id == chat)
        db.execute(CHOICE.update().where(*mine).values(values))
