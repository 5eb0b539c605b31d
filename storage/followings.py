"""What each person does about a call for tenders: follow it, decline and why, bid, win, lose."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, UniqueConstraint, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.organizations import Organization
from storage.people import COHORTS_OF, Person
from storage.record import Record, insert, instant, key, reference, rewrite, table_of
from storage.tenders import TENDER, Tender
from storage.types import word

T = TypeVar("T")


class State(StrEnum):
    FOLLOW = "follow"
    PARTNER = "partner"
    DECLINED = "declined"
    BID = "bid"
    WON = "won"
    LOST = "lost"


class Why(StrEnum):
    DELAY = "delay"
    SIZE = "size"
    GUARANTEE = "guarantee"
    TRADE = "trade"
    OTHER = "other"


FOLLOWED = frozenset({State.FOLLOW, State.PARTNER})
"""Those who are told of its deadlines."""
AWARDED = frozenset({State.WON, State.LOST})
"""Those who said what came of their bid."""


class Following(Record, table=True):
    """`why` is given by who declines, `need` by who looks for a partner, for their enterprise."""

    __table_args__ = (UniqueConstraint("tender_id", "person_id"),)
    id: int = key()
    tender_id: int = reference(Tender, index=False)
    person_id: int = reference(Person)
    state: State = Field(sa_type=word(State))
    why: Why | None = Field(default=None, sa_type=word(Why), nullable=True)
    enterprise_id: int | None = reference(Organization, optional=True, index=False)
    need: str = ""
    at: datetime = instant()


FOLLOWING = table_of(Following)


def of(db: Session, *, tender: Tender, person: int) -> Following | None:
    """What the person does about a call that was read."""
    mine = (FOLLOWING.c.tender_id == tender.id, FOLLOWING.c.person_id == person)
    return db.scalars(select(Following).where(*mine)).one_or_none()


def keep(
    db: Session,
    *,
    tender: Tender,
    person: int,
    state: State,
    now: datetime,
    why: Why | None = None,
    enterprise: int | None = None,
    need: str = "",
) -> Following:
    """Keep what a person does about a call, in place of what they did before."""
    values = {
        "state": state,
        "why": why,
        "enterprise_id": enterprise,
        "need": need,
        "at": now,
    }
    known = of(db, tender=tender, person=person)
    if known is None:
        return insert(db, Following, {"tender_id": tender.id, "person_id": person, **values})
    return rewrite(db, Following, known.id, values)


def who(db: Session, *, tender: Tender, states: Collection[State] = FOLLOWED) -> list[int]:
    """The numbers of who is in one of these states, the earliest first."""
    asked = (FOLLOWING.c.tender_id == tender.id, FOLLOWING.c.state.in_(states))
    order = (FOLLOWING.c.at, FOLLOWING.c.id)
    return list(db.scalars(select(FOLLOWING.c.person_id).where(*asked).order_by(*order)))


def counts(db: Session, *, tender: Tender) -> Counter[State]:
    """How many are in each state."""
    found = db.execute(_counted(FOLLOWING.c.state, tender))
    return Counter(dict(found.all()))


def reasons(db: Session, *, tender: Tender) -> Counter[Why]:
    """How many declined for each reason."""
    found = db.execute(_counted(FOLLOWING.c.why, tender).where(FOLLOWING.c.why.is_not(None)))
    return Counter(dict(found.all()))


def mine(db: Session, *, cohort: int, person: int) -> Mapping[int, State]:
    """What the person does about each call of the cohort."""
    found = db.execute(
        select(FOLLOWING.c.tender_id, FOLLOWING.c.state)
        .join(TENDER, TENDER.c.id == FOLLOWING.c.tender_id)
        .where(TENDER.c.cohort_id == cohort, FOLLOWING.c.person_id == person)
    )
    return {row.tender_id: row.state for row in found}


def followed(db: Session, *, person: int) -> Sequence[Tender]:
    """The calls that a person took up, in the cohorts that they are in, by closing."""
    return db.scalars(
        select(Tender)
        .join(FOLLOWING, FOLLOWING.c.tender_id == TENDER.c.id)
        .where(
            FOLLOWING.c.person_id == person,
            FOLLOWING.c.state != State.DECLINED,
            TENDER.c.cohort_id.in_(COHORTS_OF),
        )
        .order_by(TENDER.c.closes_at, TENDER.c.id),
        {"person": person},
    ).all()


def _counted(column: ColumnElement[T], tender: Tender) -> Select[T, int]:
    return select(column, func.count()).where(FOLLOWING.c.tender_id == tender.id).group_by(column)
