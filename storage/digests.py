"""Weekly digests that were issued, each with the figures that it showed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Date, UniqueConstraint, and_, func, not_, or_, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit, cohorts
from storage.cohorts import Cohort
from storage.consents import Category
from storage.people import MEMBERSHIP, Membership
from storage.posts import POST, UNSENT, State
from storage.record import Record, insert_absent, instant, key, reference, table_of
from storage.types import Json

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
LONGEST = timedelta(days=14)
"""The most that a digest tells of."""
_HOURS = ("digest_weekday", "digest_hour", "zone")
"""What settles when a digest leaves."""


class Digest(Record, table=True):
    """What one reader was told of some days; `reader` is a membership, or a channel's purpose.

    Both days are included, and no two tell of the same last one.
    `held` are the numbers of the posts that the ration held back, which it tells of.
    """

    __table_args__ = (UniqueConstraint("cohort_id", "ends", "reader"),)
    id: int = key()
    cohort_id: int = reference(Cohort, index=False)
    reader: str
    membership_id: int | None = reference(Membership, optional=True)
    starts: date = Field(sa_type=Date)
    ends: date = Field(sa_type=Date)
    figures: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    held: list[int] = Field(
        default_factory=list, sa_type=Json, sa_column_kwargs={"server_default": "[]"}
    )
    issued_at: datetime = instant()


DIGEST = table_of(Digest)


@dataclass(frozen=True, slots=True)
class Slot:
    """The days that a digest tells of, both included, and when it may be sent."""

    starts: date
    ends: date
    opens: datetime
    closes: datetime


def slot(db: Session, *, place: Cohort, now: datetime) -> Slot | None:
    """The slot that is open now in the cohort's zone: from its hour to the end of its day.

    None once it was told: a digest goes on where the last one ended.
    """
    today = cohorts.today(place, now=now)
    # Asked at every sweep: on most of them the calendar alone says no.
    if not _is_day(place, today) or now < _at(place, today, place.digest_hour):
        return None
    return _on(place, today, _told(db, place))


def following(db: Session, *, place: Cohort, now: datetime) -> datetime | None:
    """When the next digest to be issued opens, or has opened; None after the season."""
    today, told = cohorts.today(place, now=now), _told(db, place)
    found = (_on(place, today + DAY * ahead, told) for ahead in range(WEEK.days + 1))
    return next((one.opens for one in found if one), None)


def _on(cohort: Cohort, day: date, told: date | None) -> Slot | None:
    """The slot of a day; `told` is the last day that a digest told of."""
    ends = day - DAY
    if not _is_day(cohort, day) or (told and told >= ends):
        return None
    goes_on = told is not None and ends - told <= LONGEST
    starts = told + DAY if told and goes_on else day - WEEK
    if ends < cohort.starts or starts > cohort.ends:
        return None
    return Slot(starts, ends, _at(cohort, day, cohort.digest_hour), _at(cohort, day + DAY, 0))


def _is_day(cohort: Cohort, day: date) -> bool:
    return day.weekday() == cohort.digest_weekday


def _told(db: Session, cohort: Cohort) -> date | None:
    last = select(func.max(DIGEST.c.ends)).where(DIGEST.c.cohort_id == cohort.id)
    told: date | None = db.scalars(last).one()
    return told


def _at(cohort: Cohort, day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), ZoneInfo(cohort.zone)).astimezone(UTC)


def issue(
    db: Session,
    *,
    cohort: int,
    slot: Slot,
    reader: str,
    figures: Mapping[str, object],
    now: datetime,
    membership: int | None = None,
    held: Sequence[int] = (),
) -> int | None:
    """Keep what is about to be shown; None when this reader was told of these days already."""
    values = {
        "cohort_id": cohort,
        "reader": reader,
        "membership_id": membership,
        "starts": slot.starts,
        "ends": slot.ends,
        "figures": dict(figures),
        "held": list(held),
        "issued_at": now,
    }
    return insert_absent(db, Digest, values)


def get(db: Session, *, cohort: int, digest: int) -> Digest | None:
    mine = (DIGEST.c.id == digest, DIGEST.c.cohort_id == cohort)
    return db.scalars(select(Digest).where(*mine)).one_or_none()


def of_reader(db: Session, *, cohort: int, reader: str) -> Sequence[Digest]:
    """All that this reader was told, oldest first."""
    mine = (DIGEST.c.cohort_id == cohort, DIGEST.c.reader == reader)
    return db.scalars(select(Digest).where(*mine).order_by(DIGEST.c.id)).all()


def told(db: Session, *, cohort: int, person: int, now: datetime) -> Sequence[Digest]:
    """All that somebody was sent in their qualities, or may yet be, oldest first.

    One whose message was dropped, failed or came too late has told of nothing.
    """
    theirs = (MEMBERSHIP.c.person_id == person, DIGEST.c.cohort_id == cohort)
    issued = (
        select(Digest)
        .join(MEMBERSHIP, MEMBERSHIP.c.id == DIGEST.c.membership_id)
        .where(*theirs)
        .order_by(DIGEST.c.id)
    )
    mine = (POST.c.person_id == person, POST.c.cohort_id == cohort)
    lost = _numbers(db, *mine, POST.c.category == Category.DIGEST, _lost(now))
    return [one for one in db.scalars(issued) if one.id not in lost]


def heard(db: Session, *, cohort: int, chat: int, view: str, now: datetime) -> Sequence[Digest]:
    """Return those that a chat was sent by that view, or may yet be, oldest first."""
    there = (POST.c.chat_id == chat, POST.c.cohort_id == cohort, POST.c.view == view)
    sent = _numbers(db, *there, not_(_lost(now)))
    mine = (DIGEST.c.cohort_id == cohort, DIGEST.c.id.in_(sent))
    return db.scalars(select(Digest).where(*mine).order_by(DIGEST.c.id)).all()


def _numbers(db: Session, *which: ColumnElement[bool]) -> set[int]:
    """Return the digests that these posts tell."""
    return {number for args in db.scalars(select(POST.c.args).where(*which)) for number in args}


def _lost(now: datetime) -> ColumnElement[bool]:
    """Which posts were not sent, and will not be."""
    expired = and_(POST.c.expires_at.is_not(None), POST.c.expires_at <= now)
    late = and_(POST.c.state.in_(UNSENT), expired)
    return or_(late, POST.c.state.in_((State.FAILED, State.EXPIRED, State.CANCELLED)))


def due(db: Session, *, place: Cohort, slot: Slot) -> datetime:
    """When the digests of a slot that is open are due: at its hour, unless settled after it."""
    deeds = audit.trail(db, cohort=place.id, entity="cohort", entity_id=place.id)
    settled = (one.at for one in deeds if _settles(one.before or {}, one.after or {}))
    return max((slot.opens, *settled))


def _settles(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return any(before.get(name) != after.get(name) for name in _HOURS)
