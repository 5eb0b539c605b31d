"""Who takes part in a cohort: an organization entered in it, and what it aims at."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Date, UniqueConstraint, and_, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit, directories, organizations
from storage.cohorts import Cohort
from storage.organizations import ORGANIZATION, Kind, Organization, visible
from storage.record import Missing, Record, cents, insert_absent, key, reference, table_of


class Participation(Record, table=True):
    """An organization in a cohort, and what it aims at."""

    __table_args__ = (UniqueConstraint("cohort_id", "organization_id"),)
    id: int = key()
    cohort_id: int = reference(Cohort, index=False)
    organization_id: int = reference(Organization)
    joined_on: date = Field(sa_type=Date)
    commitment_on: date | None = Field(default=None, sa_type=Date, nullable=True)
    contract_target: int | None = None
    amount_target_cents: int | None = cents(optional=True)


PARTICIPATION = table_of(Participation)


class Listing(NamedTuple):
    """An organization as one cohort sees it."""

    organization: Organization
    participates: bool


def directory(db: Session, *, cohort: int) -> list[Listing]:
    """All that a name typed in this cohort can mean."""
    here = and_(
        PARTICIPATION.c.organization_id == ORGANIZATION.c.id, PARTICIPATION.c.cohort_id == cohort
    )
    rows = db.execute(
        select(Organization, PARTICIPATION.c.id)
        .outerjoin(PARTICIPATION, here)
        .where(visible(cohort))
        .order_by(ORGANIZATION.c.id)
    )
    return [Listing(organization, number is not None) for organization, number in rows]


def participants(db: Session, *, cohort: int, kind: Kind | None = None) -> Sequence[Organization]:
    """Who takes part, in the directory's order."""
    question = (
        select(Organization)
        .join(PARTICIPATION, PARTICIPATION.c.organization_id == ORGANIZATION.c.id)
        .where(PARTICIPATION.c.cohort_id == cohort)
    )
    if kind is not None:
        question = question.where(ORGANIZATION.c.kind == kind)
    return db.scalars(question.order_by(ORGANIZATION.c.id)).all()


def take_part(
    db: Session,
    *,
    cohort: int,
    organization: int,
    joined_on: date,
    now: datetime,
    commitment_on: date | None = None,
    contract_target: int | None = None,
    amount_target_cents: int | None = None,
) -> None:
    """Enter an organization in the cohort, once."""
    if organizations.get(db, cohort=cohort, organization=organization) is None:
        raise Missing(organization)
    values = {
        "cohort_id": cohort,
        "organization_id": organization,
        "joined_on": joined_on,
        "commitment_on": commitment_on,
        "contract_target": contract_target,
        "amount_target_cents": amount_target_cents,
    }
    number = insert_absent(db, Participation, values)
    if number is None:
        return
    directories.touch(db)
    audit.note(
        db,
        now=now,
        cohort=cohort,
        person=None,
        action="took part",
        entity="participation",
        entity_id=number,
        after={"organization_id": organization, "joined_on": joined_on.isoformat()},
    )
