"""Contracts: what an enterprise sold to an institution, or to another enterprise."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Unpack

from sqlalchemy import BindParameter, Date, Index, UniqueConstraint, bindparam, or_, select, text
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import logged
from storage.logged import Logged, Within
from storage.organizations import Kind, Organization
from storage.people import Person
from storage.record import Record, cents, instant, key, reference, table_of
from storage.tallies import Sale, Totals, tally
from storage.types import word


class Mode(StrEnum):
    MUTUAL = "gre_a_gre"
    INVITATION = "invitation"
    PUBLIC = "public"


class Tax(StrEnum):
    UNKNOWN = "unknown"
    EXTRA = "extra"
    INCLUDED = "included"


class Contract(Logged, table=True):
    """`institution_id` is the buyer; when that is an enterprise, it is a collaboration.

    `revision` counts its corrections: what was shown before is outdated.
    """

    __table_args__ = (
        UniqueConstraint("cohort_id", "number"),
        Index(None, "cohort_id", "enterprise_id", "logged_at"),
        Index(None, "cohort_id", "institution_id", "amount_cents", "signed_on"),
        Index(None, "cohort_id", "signed_on"),
    )
    collaboration: bool = False
    amount_cents: int = cents()
    currency: str = "CAD"
    approximate: bool = False
    tax: Tax = Field(default=Tax.UNKNOWN, sa_type=word(Tax))
    mode: Mode = Field(sa_type=word(Mode))
    purpose: str = ""
    signed_on: date = Field(sa_type=Date)
    on_behalf: bool = False
    confirmed_at: datetime | None = instant(optional=True)
    confirmed_by: int | None = reference(Person, optional=True, index=False)
    revision: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    source: str = ""


class ContractPartner(Record, table=True):
    """Who shares a contract: an organization of the directory, or only a name."""

    __tablename__ = "contract_partner"
    id: int = key()
    contract_id: int = reference(Contract)
    organization_id: int | None = reference(Organization, optional=True)
    name: str
    share_cents: int | None = cents(optional=True)


CONTRACT = table_of(Contract)
PARTNER = table_of(ContractPartner)
CORRECTABLE = frozenset(
    {
        "amount_cents",
        "approximate",
        "currency",
        "enterprise_id",
        "institution_id",
        "mode",
        "purpose",
        "signed_on",
        "tax",
    }
)
_PARTIES = frozenset({"enterprise_id", "institution_id"})
_ADD = logged.insertion(Contract)
_SELLERS: BindParameter[int] = bindparam("sellers", expanding=True)
_LIKE = (
    select(Contract)
    .where(
        CONTRACT.c.cohort_id == bindparam("cohort"),
        CONTRACT.c.institution_id == bindparam("institution"),
        CONTRACT.c.amount_cents == bindparam("amount_cents"),
        CONTRACT.c.signed_on == bindparam("day"),
        CONTRACT.c.undone_at.is_(None),
        CONTRACT.c.id != bindparam("excluding"),
        or_(
            CONTRACT.c.enterprise_id.in_(_SELLERS),
            select(PARTNER.c.contract_id)
            .where(PARTNER.c.contract_id == CONTRACT.c.id, PARTNER.c.organization_id.in_(_SELLERS))
            .exists(),
        ),
    )
    .order_by(CONTRACT.c.id)
    .limit(1)
)
_PARTNERS = (
    select(ContractPartner)
    .join(CONTRACT, CONTRACT.c.id == PARTNER.c.contract_id)
    .where(CONTRACT.c.cohort_id == bindparam("cohort"), CONTRACT.c.id == bindparam("contract"))
    .order_by(PARTNER.c.id)
)


class SoldToItself(ValueError):
    """An enterprise was named as the buyer or as a partner of its own contract."""


@dataclass(frozen=True, slots=True)
class Partner:
    name: str
    organization: int | None = None
    share_cents: int | None = None


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
    currency: str = "CAD",
    approximate: bool = False,
    tax: Tax = Tax.UNKNOWN,
    purpose: str = "",
    partners: Sequence[Partner] = (),
    on_behalf: bool = False,
    source: str = "",
    event: int | None = None,
) -> Contract:
    """Log a contract under the cohort's next number; `event` is what led to it."""
    known = _listed(partners)
    _check_distinct(enterprise, [institution, *known])
    kinds = logged.check_visible(db, cohort=cohort, organizations=[enterprise, institution, *known])
    values = {
        "cohort_id": cohort,
        "enterprise_id": enterprise,
        "institution_id": institution,
        "collaboration": kinds[institution] is Kind.ENTERPRISE,
        "amount_cents": amount_cents,
        "currency": currency,
        "approximate": approximate,
        "tax": tax,
        "mode": mode,
        "purpose": purpose,
        "signed_on": signed_on,
        "logged_by": by,
        "logged_at": now,
        "on_behalf": on_behalf,
        "source": source,
        "event_id": event,
    }
    contract = logged.write(db, Contract, _ADD, values)
    _write_partners(db, contract.id, partners)
    return contract


def by_number(
    db: Session, *, cohort: int, number: int, enterprise: int | None = None
) -> Contract | None:
    where = CONTRACT.c.number == number
    return logged.find(db, Contract, where, cohort=cohort, enterprise=enterprise)


def partners(db: Session, *, cohort: int, contract: int) -> Sequence[ContractPartner]:
    return db.scalars(_PARTNERS, {"cohort": cohort, "contract": contract}).all()


def correct(
    db: Session,
    *,
    cohort: int,
    contract: int,
    changes: Mapping[str, Any],
    by: int | None,
    now: datetime,
) -> Contract:
    """Change columns by name, and `partners`; what changes is to be confirmed again."""
    unknown = changes.keys() - CORRECTABLE - {"partners"}
    if unknown:
        raise ValueError(f"not correctable: {', '.join(sorted(unknown))}")
    before = logged.require(db, Contract, cohort=cohort, entry=contract)
    values = logged.differing(before, {n: changes[n] for n in changes if n != "partners"})
    parties = {name: values[name] for name in _PARTIES & values.keys()}
    kinds = logged.check_visible(db, cohort=cohort, organizations=list(parties.values()))
    seller = parties.get("enterprise_id", before.enterprise_id)
    buyer = parties.get("institution_id", before.institution_id)
    _check_distinct(seller, [buyer, *_listed(changes.get("partners", ()))])
    if "institution_id" in parties:
        values["collaboration"] = kinds[parties["institution_id"]] is Kind.ENTERPRISE
    sharers = changes.get("partners")
    shared = sharers is not None and _replace_partners(db, before, sharers, by=by, now=now)
    if values or shared:
        corrected = {"revision": before.revision + 1, "confirmed_at": None, "confirmed_by": None}
        values |= corrected
    return logged.change(db, before, "corrected", values, by=by, now=now)


def undo(db: Session, *, cohort: int, contract: int, by: int | None, now: datetime) -> Contract:
    """Twice is once: the first `undone_at` stays."""
    return logged.undo(db, Contract, cohort=cohort, entry=contract, by=by, now=now)


def like(
    db: Session,
    *,
    cohort: int,
    enterprise: int,
    institution: int,
    amount_cents: int,
    day: date,
    partners: Sequence[int] = (),
    excluding: int = 0,
) -> Contract | None:
    """The first standing contract that may be this one, whichever partner logged it.

    `excluding` is the number of the contract that is asked about, when it is already a row.
    """
    sale = {
        "cohort": cohort,
        "institution": institution,
        "amount_cents": amount_cents,
        "day": day,
        "sellers": [enterprise, *partners],
        "excluding": excluding,
    }
    return db.scalars(_LIKE, sale).one_or_none()


def totals(db: Session, **within: Unpack[Within]) -> Totals:
    """Standing contracts, by the day on which they were signed."""
    where = logged.standing(CONTRACT.c.signed_on, **within)
    columns = [CONTRACT.c[name] for name in Sale._fields]
    return tally(Sale(*row) for row in db.execute(select(*columns).where(*where)))


def _listed(partners: Sequence[Partner]) -> list[int]:
    return [partner.organization for partner in partners if partner.organization is not None]


def _check_distinct(enterprise: int, others: Sequence[int]) -> None:
    if enterprise in others:
        raise SoldToItself(enterprise)


def _replace_partners(
    db: Session, contract: Contract, after: Sequence[Partner], *, by: int | None, now: datetime
) -> bool:
    """Whether they were others."""
    rows = partners(db, cohort=contract.cohort_id, contract=contract.id)
    before = [Partner(row.name, row.organization_id, row.share_cents) for row in rows]
    if before == list(after):
        return False
    logged.check_visible(db, cohort=contract.cohort_id, organizations=_listed(after))
    db.execute(PARTNER.delete().where(PARTNER.c.contract_id == contract.id))
    _write_partners(db, contract.id, after)
    told = [{"partners": [asdict(one) for one in side]} for side in (before, after)]
    logged.note(db, contract, "shared", *told, by=by, now=now)
    return True


def _write_partners(db: Session, contract: int, partners: Sequence[Partner]) -> None:
    for partner in partners:
        values = {"organization_id": partner.organization, "share_cents": partner.share_cents}
        db.execute(PARTNER.insert(), {"contract_id": contract, "name": partner.name, **values})
