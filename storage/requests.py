"""Requests for access by people who have no code yet."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Index, select, text
from sqlalchemy.orm import Session

from storage.cohorts import Cohort
from storage.people import Person
from storage.record import Record, insert_absent, instant, key, reference, table_of

_OPEN = text("settled_at IS NULL")


class AccessRequest(Record, table=True):
    """One open at a time per account."""

    __tablename__ = "access_request"
    __table_args__ = (
        Index(
            "uq_access_request_open",
            "platform",
            "workspace",
            "user_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )
    id: int = key()
    cohort_id: int | None = reference(Cohort, optional=True)
    platform: str
    workspace: str
    user_id: str
    display_name: str
    asked_at: datetime = instant()
    settled_at: datetime | None = instant(optional=True)
    settled_by: int | None = reference(Person, optional=True, index=False)


REQUEST = table_of(AccessRequest)


def ask(
    db: Session,
    *,
    cohort: int | None,
    platform: str,
    workspace: str,
    user_id: str,
    display_name: str,
    now: datetime,
) -> int:
    """The number of the account's open request, which may be new; it is where they asked last."""
    values = {
        "cohort_id": cohort,
        "platform": platform,
        "workspace": workspace,
        "user_id": user_id,
        "display_name": display_name,
        "asked_at": now,
    }
    insert_absent(db, AccessRequest, values)
    waits = REQUEST.update().where(
        REQUEST.c.platform == platform,
        REQUEST.c.workspace == workspace,
        REQUEST.c.user_id == user_id,
        REQUEST.c.settled_at.is_(None),
    )
    number: int = db.scalars(waits.values(cohort_id=cohort).returning(REQUEST.c.id)).one()
    return number


def get(db: Session, *, cohort: int | None, request: int) -> AccessRequest | None:
    return db.scalars(
        select(AccessRequest).where(
            REQUEST.c.id == request, REQUEST.c.cohort_id.is_not_distinct_from(cohort)
        )
    ).one_or_none()


def waiting(db: Session, *, cohort: int | None) -> Sequence[AccessRequest]:
    return db.scalars(
        select(AccessRequest)
        .where(REQUEST.c.settled_at.is_(None), REQUEST.c.cohort_id.is_not_distinct_from(cohort))
        .order_by(REQUEST.c.id)
    ).all()


def settle(
    db: Session, *, platform: str, workspace: str, user_id: str, by: int | None, now: datetime
) -> None:
    """Close the account's open request, if there is one."""
    db.execute(
        REQUEST.update()
        .where(
            REQUEST.c.platform == platform,
            REQUEST.c.workspace == workspace,
            REQUEST.c.user_id == user_id,
            REQUEST.c.settled_at.is_(None),
        )
        .values(settled_at=now, settled_by=by)
    )
