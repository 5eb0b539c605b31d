"""The ledger of what was received: a redelivery gets the same answer, and does nothing."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.record import Record, insert_absent, instant, key, table_of
from storage.types import Json


class Inbound(Record, table=True):
    __table_args__ = (
        UniqueConstraint("platform", "workspace", "delivery_id"),
        Index(None, "at"),
    )
    id: int = key()
    platform: str
    workspace: str
    delivery_id: str
    at: datetime = instant()
    answer: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    answered_at: datetime | None = instant(optional=True)


INBOUND = table_of(Inbound)
# Asked at every command: built once.
_SEEN = select(Inbound).where(
    *(INBOUND.c[name] == bindparam(name) for name in ("platform", "workspace", "delivery_id"))
)


def seen(db: Session, *, platform: str, workspace: str, delivery_id: str) -> Inbound | None:
    """The delivery, if it was handled: its answer, and whether that reached the platform."""
    delivery = {"platform": platform, "workspace": workspace, "delivery_id": delivery_id}
    return db.scalars(_SEEN, delivery).one_or_none()


def keep(
    db: Session,
    *,
    platform: str,
    workspace: str,
    delivery_id: str,
    answer: dict[str, Any],
    now: datetime,
) -> bool:
    """Whether it comes for the first time; call it in the transaction that does the work."""
    values = {"platform": platform, "workspace": workspace, "delivery_id": delivery_id}
    return insert_absent(db, Inbound, {**values, "answer": answer, "at": now}) is not None


def answered(
    db: Session, *, platform: str, workspace: str, delivery_id: str, now: datetime
) -> None:
    """Note that the answer is given: a redelivery need not give it again."""
    _update(db, (platform, workspace, delivery_id), answered_at=now)


def put_off(
    db: Session,
    *,
    platform: str,
    workspace: str,
    delivery_id: str,
    answer: dict[str, Any],
    now: datetime,
) -> None:
    """Keep the answer as it is to be given later; a redelivery need not give it again."""
    delivery = platform, workspace, delivery_id
    keep(
        db, platform=platform, workspace=workspace, delivery_id=delivery_id, answer=answer, now=now
    )
    _update(db, delivery, answer=answer, answered_at=now)


def _update(db: Session, delivery: tuple[str, str, str], **values: object) -> None:
    columns = (INBOUND.c.platform, INBOUND.c.workspace, INBOUND.c.delivery_id)
    named = (column == name for column, name in zip(columns, delivery, strict=True))
    db.execute(INBOUND.update().where(*named).values(values))
