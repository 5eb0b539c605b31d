"""Weekly digests that were issued, each with the figures that it showed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Date, UniqueConstraint, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.cohorts import Cohort
from storage.people import Membership
from storage.record import Record, insert_absent, instant, key, reference, table_of
from storage.types import Json

DAYS = timedelta(days=7)


class Digest(Record, table=True):
    """What one reader was told of one week; `reader` is a membership, or a channel's purpose.

    `held` are the numbers of the posts that the ration held back, which it tells of.
    """

    __table_args__ = (UniqueConstraint("cohort_id", "week", "reader"),)
    id: int = key()
    cohort_id: int = reference(Cohort, index=False)
    week: str
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
    """The seven days that a digest tells of, both included, and when it may be sent."""

    starts: date
    ends: date
    opens: datetime
    closes: datetime

    @property
    def week(self) -> str:
        """The ISO week in which the seven days end."""
        year, number, _ = self.ends.isocalendar()
        return f"{year}-W{number:02}"


def slot(cohort: Cohort, now: datetime) -> Slot | None:
    """The slot that is open now in the cohort's zone: from its hour to the end of its day."""
    zone = ZoneInfo(cohort.zone)
    day = now.astimezone(zone).date()
    opens, closes = (
        datetime.combine(when, at, zone).astimezone(UTC)
        for when, at in ((day, time(cohort.digest_hour)), (day + timedelta(days=1), time()))
    )
    found = Slot(day - DAYS, day - timedelta(days=1), opens, closes)
    if day.weekday() != cohort.digest_weekday or now < opens:
        return None
    return found if found.ends >= cohort.starts and found.starts <= cohort.ends else None


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
    """Keep what is about to be shown; None when this reader was told of that week already."""
    values = {
        "cohort_id": cohort,
        "week": slot.week,
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


def issued(db: Session, *, cohort: int, week: str) -> bool:
    """Whether that week was told of."""
    told = (DIGEST.c.cohort_id == cohort, DIGEST.c.week == week)
    return db.scalars(select(DIGEST.c.id).where(*told).limit(1)).first() is not None
