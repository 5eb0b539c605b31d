"""Calls for tenders of a cohort: prepared, announced, moved or cancelled."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Index, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import announcements
from storage.announcements import Dated, Stage
from storage.cohorts import COHORT, IS_OPEN
from storage.contracts import Mode
from storage.organizations import Organization
from storage.record import insert, instant, reference, table_of, words
from storage.types import Instant, word


class Tender(Dated, table=True):
    """`moves` are the times that its closing changed.

    No sector: it is for all of them; no region: for everywhere.
    """

    __table_args__ = (Index(None, "cohort_id", "closes_at"),)
    moving = frozenset({"closes_at"})
    title: str
    institution_id: int = reference(Organization, index=False)
    mode: Mode = Field(sa_type=word(Mode))
    sectors: list[str] = words()
    regions: list[str] = words()
    closes_at: datetime = instant()
    link: str = ""
    reason: str = ""
    moves: int = 0


TENDER = table_of(Tender)
_ENDED = (
    select(Tender)
    .join(COHORT, COHORT.c.id == TENDER.c.cohort_id)
    .where(
        IS_OPEN,
        TENDER.c.stage == Stage.ANNOUNCED,
        TENDER.c.closes_at > bindparam("since", type_=Instant),
        TENDER.c.closes_at <= bindparam("until", type_=Instant),
    )
    .order_by(TENDER.c.id)
)


def prepare(
    db: Session,
    *,
    cohort: int,
    title: str,
    institution: int,
    mode: Mode,
    sectors: Sequence[str],
    regions: Sequence[str],
    closes_at: datetime,
    link: str = "",
    by: int | None = None,
) -> Tender:
    """A call that nobody was told of yet."""
    values = {
        "cohort_id": cohort,
        "title": title,
        "institution_id": institution,
        "mode": mode,
        "sectors": list(sectors),
        "regions": list(regions),
        "closes_at": closes_at,
        "link": link,
        "stage": Stage.PREPARED,
        "created_by": by,
    }
    return insert(db, Tender, values)


def get(db: Session, *, cohort: int, tender: int) -> Tender | None:
    return announcements.get(db, Tender, cohort=cohort, announcement=tender)


def of_cohort(db: Session, *, cohort: int) -> Sequence[Tender]:
    return db.scalars(
        select(Tender).where(TENDER.c.cohort_id == cohort).order_by(TENDER.c.closes_at, TENDER.c.id)
    ).all()


def ended(db: Session, *, since: datetime, until: datetime) -> Sequence[Tender]:
    """Those announced, in any open cohort, that close after an instant, up to another."""
    return db.scalars(_ENDED, {"since": since, "until": until}).all()


def opened(db: Session, *, cohort: int, now: datetime) -> list[Tender]:
    """Those announced that are not closed, the next to close first."""
    every = of_cohort(db, cohort=cohort)
    return [one for one in every if one.stage is Stage.ANNOUNCED and one.closes_at > now]
