"""The secret address of each person's calendar."""

import secrets

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.people import PERSON, Person
from storage.record import Record, insert_absent, key, reference, table_of

_BYTES = 24


class Feed(Record, table=True):
    __table_args__ = (UniqueConstraint("person_id"),)
    id: int = key()
    person_id: int = reference(Person, index=False)
    secret: str = Field(unique=True)


FEED = table_of(Feed)


def secret(db: Session, *, person: int) -> str:
    """The person's secret; made when it is first asked for."""
    mine = select(FEED.c.secret).where(FEED.c.person_id == person)
    known = db.scalars(mine).first()
    if known is None:
        insert_absent(db, Feed, {"person_id": person, "secret": secrets.token_urlsafe(_BYTES)})
        known = db.scalars(mine).one()
    return str(known)


def renew(db: Session, *, person: int) -> str:
    """Another secret: the former address shows nothing any more."""
    db.execute(FEED.delete().where(FEED.c.person_id == person))
    return secret(db, person=person)


def owner(db: Session, *, secret: str) -> Person | None:
    """Whose calendar it is."""
    return db.scalars(
        select(Person).join(FEED, FEED.c.person_id == PERSON.c.id).where(FEED.c.secret == secret)
    ).one_or_none()
