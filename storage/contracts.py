"""Contracts: what an enterprise sold to an institution, or to another enterprise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Date, Index, UniqueConstraint
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.cohorts import Cohort
from storage.organizations import Organization
from storage.people import Person
from storage.record import Page, Record, cents, instant, key, reference, table_of
from storage.types import word


class Mode(StrEnum):
    MUTUAL = "gre_a_gre"
    INVITATION = "invitation"
    PUBLIC = "public"


class Tax(StrEnum):
    UNKNOWN = "unknown"
    EXTRA = "extra"
    INCLUDED = "included"


class Contract(Record, table=True):
    """`number` is what people see, counted from 1 in each cohort."""

    __table_args__ = (
        UniqueConstraint("cohort_id", "number"),
        Index(None, "cohort_id", "enterprise_id", "logged_at"),
        Index(None, "cohort_id", "institution_id", "amount_cents", "signed_on"),
        Index(None, "cohort_id", "signed_on"),
    )
    id: int = key()
    cohort_id: int = reference(Cohort, index=False)
    number: int
    enterprise_id: int = reference(Organization, index=False)
    institution_id: int = reference(Organization, index=False)
    collaboration: bool = False
    amount_cents: int = cents()
    currency: str = "CAD"
    approximate: bool = False
    tax: Tax = Field(default=Tax.UNKNOWN, sa_type=word(Tax))
    mode: Mode = Field(sa_type=word(Mode))
    purpose: str = ""
    signed_on: date = Field(sa_type=Date)
    logged_by: int | None = reference(Person, optional=True)
    logged_at: datetime = instant()
    on_behalf: bool = False
    confirmed_at: datetime | None = instant(optional=True)
    confirmed_by: int | None = reference(Person, optional=True, index=False)
    undone_at: datetime | None = instant(optional=True)
    undone_by: int | None = reference(Person, optional=True, index=False)
    source: str = ""


class ContractPartner(Record, table=True):
    """Who shares a contract; an organization of the cohort, or only a name."""

    __tablename__ = "contract_partner"
    id: int = key()
    contract_id: int = reference(Contract)
    organization_id: int | None = reference(Organization, optional=True)
    name: str
    share_cents: int | None = cents(optional=True)


CONTRACT = table_of(Contract)
PARTNER = table_of(ContractPartner)


@dataclass(frozen=True, slots=True)
class Partner:
    name: str
    organization: int | None = None
    share_cents: int | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    count: int = 0
    cents: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """Sales to institutions; each contract once, whoever shares it. Collaborations stand apart."""

    count: int
    cents: int
    median_cents: int | None
    by_mode: Mapping[Mode, Sum]
    institutions: int
    loyal_institutions: int  # with at least five contracts
    enterprises: int
    collaborations: Sum


def add(
    db: Session,
    *,
    cohort: int,
    enterprise: int,
    institution: int,
    amount_cents: int,
    mode: Mode,
    signed_on: date,
    now: datetime,
    by: int | None,
    approximate: bool = False,
    tax: Tax = Tax.UNKNOWN,
    purpose: str = "",
    partners: Sequence[Partner] = (),
    on_behalf: bool = False,
    source: str = "",
) -> Contract:
    raise NotImplementedError


def get(
    db: Session, *, cohort: int, contract: int, enterprise: int | None = None
) -> Contract | None:
    raise NotImplementedError


def by_number(
    db: Session, *, cohort: int, number: int, enterprise: int | None = None
) -> Contract | None:
    raise NotImplementedError


def partners(db: Session, *, cohort: int, contract: int) -> Sequence[ContractPartner]:
    raise NotImplementedError


def correct(
    db: Session,
    *,
    cohort: int,
    contract: int,
    changes: Mapping[str, object],
    by: int | None,
    now: datetime,
) -> Contract:
    """`changes`: columns by name, and `partners` (Sequence[Partner])."""
    raise NotImplementedError


def confirm(db: Session, *, cohort: int, contract: int, by: int, now: datetime) -> Contract:
    raise NotImplementedError


def undo(db: Session, *, cohort: int, contract: int, by: int | None, now: datetime) -> Contract:
    """Twice is once: the first `undone_at` stays."""
    raise NotImplementedError


def restore(db: Session, *, cohort: int, contract: int, by: int | None, now: datetime) -> Contract:
    raise NotImplementedError


def like(
    db: Session,
    *,
    cohort: int,
    enterprise: int,
    institution: int,
    amount_cents: int,
    day: date,
    partners: Sequence[int] = (),
) -> Contract | None:
    raise NotImplementedError


def page(db: Session, *, cohort: int, enterprise: int, offset: int = 0, limit: int = 10) -> Page:
    raise NotImplementedError


def totals(
    db: Session,
    *,
    cohort: int,
    start: date | None = None,
    end: date | None = None,
    enterprise: int | None = None,
    institution: int | None = None,
) -> Totals:
    """Standing contracts signed from `start` to `end`, both days included."""
    raise NotImplementedError
