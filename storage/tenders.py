"""Calls for tenders of a cohort: prepared, announced, moved or cancelled."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Index, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit
from storage.cohorts import Cohort
from storage.contracts import Mode
from storage.events import Stage
from storage.organizations import Organization
from storage.people import Person
from storage.record import (
    Missing,
    Record,
    insert,
    instant,
    key,
    reference,
    snapshot,
    table_of,
    words,
)
from storage.types import word


class Tender(Record, table=True):
    """`sequence` counts its changes, `moves` the times that its closing changed.

    No sector: it is for all of them; no region: for everywhere.
    """

    __table_args__ = (Index(None, "cohort_id", "closes_at"),)
    id: int = key()
    cohort_id: int = reference(Cohort, index=False)
    title: str
    institution_id: int = reference(Organization, index=False)
    mode: Mode = Field(sa_type=word(Mode))
    sectors: list[str] = words()
    regions: list[str] = words()
    closes_at: datetime = instant()
    link: str = ""
    stage: Stage = Field(sa_type=word(Stage))
    settled_at: datetime | None = instant(optional=True)
    created_by: int | None = reference(Person, optional=True, index=False)
    changed_by: int | None = reference(Person, optional=True, index=False)
    reason: str = ""
    sequence: int = 0
    moves: int = 0


TENDER = table_of(Tender)


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
    return db.scalars(
        select(Tender).where(TENDER.c.id == tender, TENDER.c.cohort_id == cohort)
    ).one_or_none()


def of_cohort(db: Session, *, cohort: int) -> Sequence[Tender]:
    return db.scalars(
        select(Tender).where(TENDER.c.cohort_id == cohort).order_by(TENDER.c.closes_at, TENDER.c.id)
    ).all()


def opened(db: Session, *, cohort: int, now: datetime) -> list[Tender]:
    """Those announced that are not closed, the next to close first."""
    every = of_cohort(db, cohort=cohort)
    return [one for one in every if one.stage is Stage.ANNOUNCED and one.closes_at > now]


def change(
    db: Session,
    *,
    cohort: int,
    tender: int,
    changes: Mapping[str, object],
    by: int | None,
    now: datetime,
) -> Tender:
    """Write what differs. Raises Missing."""
    before = _standing(db, cohort, tender)
    fresh = {name: value for name, value in changes.items() if getattr(before, name) != value}
    if not fresh:
        return before
    moves = before.moves + ("closes_at" in fresh)
    return _write(db, before, {**fresh, "moves": moves}, "changed", by=by, now=now)


def settle(
    db: Session,
    *,
    cohort: int,
    tender: int,
    stage: Stage,
    by: int | None,
    now: datetime,
    reason: str = "",
) -> Tender:
    """Announce, cancel or drop a call. Raises Missing."""
    before = _standing(db, cohort, tender)
    values = {"stage": stage, "settled_at": now, "reason": reason}
    return _write(db, before, values, stage.value, by=by, now=now)


def _standing(db: Session, cohort: int, tender: int) -> Tender:
    found = get(db, cohort=cohort, tender=tender)
    if found is None:
        raise Missing(tender)
    return found


def _write(
    db: Session,
    before: Tender,
    values: Mapping[str, object],
    action: str,
    *,
    by: int | None,
    now: datetime,
) -> Tender:
    former = snapshot(before, values)
    counted = {**values, "sequence": before.sequence + 1, "changed_by": by}
    db.execute(TENDER.update().where(TENDER.c.id == before.id).values(counted))
    after = db.scalars(select(Tender).where(TENDER.c.id == before.id)).one()
    audit.note(
        db,
        now=now,
        cohort=after.cohort_id,
        person=by,
        action=action,
        entity="tender",
        entity_id=after.id,
        before=former,
        after=snapshot(after, former),
    )
    return after
