"""Broadcasts: a text for some of a cohort, prepared, sent or stopped, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit, posts
from storage.chats import CHAT, ChatKind
from storage.cohorts import Cohort
from storage.consents import Category
from storage.held import RATION, TOLD
from storage.people import ACCOUNT, Person
from storage.posts import POST, State
from storage.record import Missing, Record, insert, instant, key, reference, snapshot, table_of
from storage.types import Json, word

VIEW = "broadcast"
"""How posts name the message."""


class Stage(StrEnum):
    PREPARED = "prepared"
    SENT = "sent"
    STOPPED = "stopped"
    DROPPED = "dropped"


class Broadcast(Record, table=True):
    """`selected` is how many it was for when it was sent, `opted_out` those who had not agreed.

    `audience` is whom it is for, as JSON; nothing: everybody in the cohort. Readers of a language
    without a text read the other one. `sequence` counts its changes.
    """

    id: int = key()
    cohort_id: int = reference(Cohort)
    text_fr: str = ""
    text_en: str = ""
    category: Category = Field(sa_type=word(Category))
    audience: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    stage: Stage = Field(default=Stage.PREPARED, sa_type=word(Stage))
    selected: int = 0
    opted_out: int = 0
    sent_at: datetime | None = instant(optional=True)
    settled_at: datetime | None = instant(optional=True)
    created_by: int | None = reference(Person, optional=True, index=False)
    changed_by: int | None = reference(Person, optional=True, index=False)
    sequence: int = 0


BROADCAST = table_of(Broadcast)
_REFUSED = frozenset({"no consent", "stopped"})
_GONE = "no longer applies"


@dataclass(slots=True)
class Tally:
    """What became of a broadcast, person by person: all of it adds up to the selection."""

    sent: int = 0
    waiting: int = 0
    unreachable: int = 0
    opted_out: int = 0
    rationed: int = 0
    expired: int = 0
    stopped: int = 0
    forgotten: int = 0


def add(
    db: Session,
    *,
    cohort: int,
    category: Category,
    text_fr: str = "",
    text_en: str = "",
    by: int | None = None,
) -> Broadcast:
    values = {
        "cohort_id": cohort,
        "category": category,
        "text_fr": text_fr,
        "text_en": text_en,
        "created_by": by,
    }
    return insert(db, Broadcast, values)


def get(db: Session, *, cohort: int, broadcast: int) -> Broadcast | None:
    where = (BROADCAST.c.id == broadcast, BROADCAST.c.cohort_id == cohort)
    return db.scalars(select(Broadcast).where(*where)).one_or_none()


def change(
    db: Session,
    *,
    cohort: int,
    broadcast: int,
    changes: Mapping[str, object],
    by: int | None,
    now: datetime,
) -> Broadcast:
    """Write what differs. Raises Missing."""
    before = _standing(db, cohort, broadcast)
    fresh = {name: value for name, value in changes.items() if getattr(before, name) != value}
    return _written(db, before, "changed", fresh, by=by, now=now) if fresh else before


def send(
    db: Session,
    *,
    cohort: int,
    broadcast: int,
    selected: int,
    opted_out: int,
    by: int | None,
    now: datetime,
) -> Broadcast:
    """Keep that it was sent, and for how many. Raises Missing."""
    before = _standing(db, cohort, broadcast)
    counts = {"selected": selected, "opted_out": opted_out}
    values = {"stage": Stage.SENT, **counts, "sent_at": now, "settled_at": now}
    return _written(db, before, "sent", values, by=by, now=now)


def stop(db: Session, *, cohort: int, broadcast: int, by: int | None, now: datetime) -> Broadcast:
    """Send it to nobody more. Raises Missing."""
    before = _standing(db, cohort, broadcast)
    posts.cancel(db, cohort=cohort, view=VIEW, args=[broadcast])
    return _settled(db, before, Stage.STOPPED, by=by, now=now)


def drop(db: Session, *, cohort: int, broadcast: int, by: int | None, now: datetime) -> Broadcast:
    """Give up on it before it is sent. Raises Missing."""
    return _settled(db, _standing(db, cohort, broadcast), Stage.DROPPED, by=by, now=now)


def tally(db: Session, *, broadcast: Broadcast) -> Tally:
    """Count what became of each post; those erased since are counted too."""
    mine = (
        POST.c.cohort_id == broadcast.cohort_id,
        POST.c.view == VIEW,
        POST.c.args == [broadcast.id],
    )
    counted = db.execute(
        select(POST.c.state, POST.c.last_error, func.count())
        .where(*mine)
        .group_by(POST.c.state, POST.c.last_error)
    )
    found = Tally(opted_out=broadcast.opted_out)
    left = broadcast.selected - broadcast.opted_out
    for state, error, count in counted:
        name = _fate(state, error)
        setattr(found, name, getattr(found, name) + count)
        left -= count
    found.forgotten = max(0, left)
    return found


def out_of_reach(db: Session, *, people: Iterable[int]) -> set[int]:
    """Those of them who can be written to nowhere: no account, or only chats that closed."""
    wanted = set(people)
    accounts = select(ACCOUNT.c.person_id, ACCOUNT.c.platform, ACCOUNT.c.workspace)
    known = {tuple(one) for one in db.execute(accounts.where(ACCOUNT.c.person_id.in_(wanted)))}
    places = select(CHAT.c.person_id, CHAT.c.platform, CHAT.c.workspace)
    direct = places.where(CHAT.c.kind == ChatKind.DIRECT, CHAT.c.person_id.in_(wanted))
    closed = {tuple(one) for one in db.execute(direct.where(CHAT.c.reachable.is_(False)))}
    closed -= {tuple(one) for one in db.execute(direct.where(CHAT.c.reachable))}
    return wanted - {person for person, *_ in known - closed}


def _fate(state: State, error: str | None) -> str:
    match state:
        case State.SENT:
            return "sent"
        case State.WAITING | State.CLAIMED:
            return "waiting"
        case State.FAILED:
            return "unreachable"
        case State.EXPIRED:
            return "expired"
        case State.CANCELLED:
            return _why(error)


def _why(error: str | None) -> str:
    if error in _REFUSED:
        return "opted_out"
    if error in {RATION, TOLD}:
        return "rationed"
    return "unreachable" if error == _GONE else "stopped"


def _standing(db: Session, cohort: int, broadcast: int) -> Broadcast:
    found = get(db, cohort=cohort, broadcast=broadcast)
    if found is None:
        raise Missing(broadcast)
    return found


def _settled(
    db: Session, before: Broadcast, stage: Stage, *, by: int | None, now: datetime
) -> Broadcast:
    return _written(db, before, stage.value, {"stage": stage, "settled_at": now}, by=by, now=now)


def _written(
    db: Session,
    before: Broadcast,
    action: str,
    values: Mapping[str, object],
    *,
    by: int | None,
    now: datetime,
) -> Broadcast:
    former = snapshot(before, values)
    counted = {"changed_by": by, "sequence": before.sequence + 1}
    db.execute(BROADCAST.update().where(BROADCAST.c.id == before.id).values({**values, **counted}))
    after = db.scalars(select(Broadcast).where(BROADCAST.c.id == before.id)).one()
    audit.note(
        db,
        now=now,
        cohort=after.cohort_id,
        person=by,
        action=action,
        entity="broadcast",
        entity_id=after.id,
        before=former,
        after=snapshot(after, values),
    )
    return after
