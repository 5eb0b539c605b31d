"""Broadcasts: a text for some of a cohort, prepared, sent or stopped, and what became of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Index, bindparam, false, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import announcements, held, posts
from storage.announcements import DROPPED, PREPARED, Announcement
from storage.consents import Category
from storage.delays import Delay
from storage.faults import is_fault
from storage.held import RATION
from storage.posts import POST, State, same
from storage.record import insert, instant, table_of
from storage.types import Instant, Json, word

VIEW = "broadcast"
"""How posts name the message."""


class Stage(StrEnum):
    """Broadcasts are sent, and perhaps stopped while they are."""

    PREPARED = PREPARED
    SENT = "sent"
    STOPPED = "stopped"
    DROPPED = DROPPED


class Broadcast(Announcement, table=True):
    """`selected` is how many it was for when it was sent.

    No post was planned for the `opted_out`, who had not agreed to it, nor for the `unasked`,
    who could be written to nowhere.

    `audience` is whom it is for, as JSON; nothing: everybody in the cohort. Readers of a language
    without a text read the other one. `last_tally` is what had become of it when last looked at.
    """

    __table_args__ = (Index(None, "cohort_id"),)
    stage: Stage = Field(default=Stage.PREPARED, sa_type=word(Stage))
    text_fr: str = ""
    text_en: str = ""
    category: Category = Field(sa_type=word(Category))
    audience: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    selected: int = 0
    opted_out: int = 0
    unasked: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    sent_at: datetime | None = instant(optional=True)
    last_tally: dict[str, Any] | None = Field(default=None, sa_type=Json, nullable=True)


BROADCAST = table_of(Broadcast)
# Asked at every sweep: built once.
_SENT_SINCE = (
    select(Broadcast)
    .where(BROADCAST.c.sent_at >= bindparam("since", type_=Instant))
    .order_by(BROADCAST.c.id)
)
_REFUSED = frozenset({"no consent", "stopped"})
_GONE = "no longer applies"


@dataclass(slots=True)
class Tally:
    """What became of a broadcast, person by person: all of it adds up to the selection.

    `leaving` were being sent it as it was stopped, and may still have it.
    """

    sent: int = 0
    waiting: int = 0
    unreachable: int = 0
    failed: int = 0
    gone: int = 0
    opted_out: int = 0
    rationed: int = 0
    expired: int = 0
    stopped: int = 0
    leaving: int = 0
    forgotten: int = 0


def add(
    db: Session,
    *,
    cohort: int,
    category: Category,
    text_fr: str = "",
    text_en: str = "",
    audience: Mapping[str, object] | None = None,
    by: int | None = None,
) -> Broadcast:
    values = {
        "cohort_id": cohort,
        "category": category,
        "text_fr": text_fr,
        "text_en": text_en,
        "audience": dict(audience or {}),
        "created_by": by,
    }
    return insert(db, Broadcast, values)


def get(db: Session, *, cohort: int, broadcast: int) -> Broadcast | None:
    return announcements.get(db, Broadcast, cohort=cohort, announcement=broadcast)


def send(
    db: Session,
    *,
    cohort: int,
    broadcast: int,
    selected: int,
    opted_out: int,
    unasked: int,
    by: int | None,
    now: datetime,
) -> Broadcast:
    """Keep that it was sent, and for how many. Raises Missing."""
    settle = partial(announcements.settle, db, Broadcast, cohort=cohort, announcement=broadcast)
    counts = {"selected": selected, "opted_out": opted_out, "unasked": unasked}
    return settle(stage=Stage.SENT, by=by, now=now, kept={**counts, "sent_at": now})


def stop(db: Session, *, cohort: int, broadcast: int, by: int | None, now: datetime) -> Broadcast:
    """Send it to nobody more, and tell of it in no digest. Raises Missing."""
    settle = partial(announcements.settle, db, Broadcast, cohort=cohort, announcement=broadcast)
    stopped = settle(stage=Stage.STOPPED, by=by, now=now)
    posts.cancel(db, cohort=cohort, view=VIEW, args=[broadcast])
    held.recall(db, cohort=cohort, view=VIEW, args=[broadcast])
    return stopped


def tally(db: Session, *, broadcast: Broadcast, now: datetime) -> Tally:
    """Count what became of each post; those erased since are counted too."""
    leaves = func.coalesce(POST.c.lease_until > now, false()).label("leaves")
    kinds = (POST.c.state, POST.c.last_error, leaves)
    counted = db.execute(
        select(*kinds, func.count()).where(*_copies(broadcast)).group_by(*kinds[:2], leaves)
    )
    found = Tally(opted_out=broadcast.opted_out, unreachable=broadcast.unasked)
    left = broadcast.selected - broadcast.opted_out - broadcast.unasked
    for state, error, leaving, count in counted:
        name = "leaving" if leaving and state is State.CANCELLED else _fate(state, error)
        setattr(found, name, getattr(found, name) + count)
        left -= count
    found.forgotten = max(0, left)
    return found


def delays(db: Session, *, broadcast: Broadcast) -> dict[Delay, int]:
    """For how many of those who wait it does so for their sake, by why."""
    waits = (POST.c.state == State.WAITING, POST.c.last_error.in_(Delay))
    counted = (
        select(POST.c.last_error, func.count())
        .where(*_copies(broadcast), *waits)
        .group_by(POST.c.last_error)
    )
    return {Delay(why): count for why, count in db.execute(counted) if why}


def _copies(broadcast: Broadcast) -> tuple[ColumnElement[bool], ...]:
    return same(broadcast.cohort_id, VIEW, [broadcast.id])


def advanced(db: Session, *, since: datetime, now: datetime) -> list[Broadcast]:
    """Those sent since then of which more has become than when they were last looked at."""
    sent = db.scalars(_SENT_SINCE, {"since": since}).all()
    return [one for one in sent if look(db, broadcast=one, now=now)]


def look(db: Session, *, broadcast: Broadcast, now: datetime) -> bool:
    """Whether more has become of it than when it was last looked at."""
    counted = tally(db, broadcast=broadcast, now=now)
    put_off = delays(db, broadcast=broadcast) if counted.waiting else {}
    found = {**asdict(counted), "delays": put_off}
    if found == broadcast.last_tally:
        return False
    mine = BROADCAST.update().where(BROADCAST.c.id == broadcast.id)
    db.execute(mine.values(last_tally=found))
    return True


def _fate(state: State, error: str | None) -> str:
    match state:
        case State.SENT:
            return "sent"
        case State.WAITING | State.CLAIMED:
            return "waiting"
        case State.FAILED:
            return "failed" if is_fault(error) else "unreachable"
        case State.EXPIRED:
            return "expired"
        case State.CANCELLED:
            return _why(error)


def _why(error: str | None) -> str:
    if error in _REFUSED:
        return "opted_out"
    if error == RATION:
        return "rationed"
    return "gone" if error == _GONE else "stopped"
