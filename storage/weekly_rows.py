"""The rows behind the figures of a week that no other module counts."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select, union_all
from sqlalchemy.orm import Session

from storage import logged
from storage.confirmations import PROPOSED
from storage.contacts import CONTACT
from storage.contracts import CONTRACT, PARTNER
from storage.discretion import Pair, Sum
from storage.drafts import DRAFT, Outcome
from storage.logged import Days
from storage.organizations import ORGANIZATION, Kind
from storage.participations import PARTICIPATION
from storage.people import Membership

AHEAD = timedelta(days=7)


class Asked(NamedTuple):
    """A contract of which something is asked, and in what `state`: its revision, or a proposal."""

    contract: int
    state: int


@dataclass(frozen=True, slots=True)
class Span:
    """Days of a cohort, both included."""

    cohort: int
    starts: date
    ends: date

    @property
    def days(self) -> Days:
        return {"cohort": self.cohort, "start": self.starts, "end": self.ends}


def last_entries(db: Session, cohort: int) -> Mapping[int, datetime]:
    """When each enterprise last logged something that stands."""
    both = union_all(
        *(
            select(table.c.enterprise_id, table.c.logged_at).where(
                table.c.cohort_id == cohort, table.c.undone_at.is_(None)
            )
            for table in (CONTRACT, CONTACT)
        )
    ).subquery()
    found = select(both.c.enterprise_id, func.max(both.c.logged_at).label("at")).group_by(
        both.c.enterprise_id
    )
    return {row.enterprise_id: row.at for row in db.execute(found)}


def target(db: Session, cohort: int, enterprise: int) -> int | None:
    """The cents that an enterprise aims at."""
    mine = (PARTICIPATION.c.cohort_id == cohort, PARTICIPATION.c.organization_id == enterprise)
    return db.scalars(select(PARTICIPATION.c.amount_target_cents).where(*mine)).one_or_none()


def begun(
    db: Session, membership: Membership, entries: Collection[str], now: datetime
) -> Sequence[int]:
    """The drafts of the entries that the person has begun there and not ended.

    Those that another took the place of are kept, where something was said in them.
    """
    mine = (
        DRAFT.c.command.in_(entries),
        DRAFT.c.person_id == membership.person_id,
        DRAFT.c.cohort_id == membership.cohort_id,
        or_(DRAFT.c.closed_at.is_(None), and_(DRAFT.c.outcome == Outcome.REPLACED, DRAFT.c.said)),
        DRAFT.c.expires_at > now,
    )
    return db.scalars(select(DRAFT.c.id).where(*mine)).all()


def follow_ups(db: Session, week: Span, enterprise: int) -> int:
    """How many contacts are to be taken up again in the seven days after the week."""
    after = Span(week.cohort, week.ends + timedelta(days=1), week.ends + AHEAD)
    where = logged.standing(CONTACT.c.follow_up_on, **after.days, enterprise=enterprise)
    return db.scalars(select(func.count()).select_from(CONTACT).where(*where)).one()


def by_enterprise(db: Session, week: Span, institution: int) -> list[tuple[int, int, int]]:
    """Each enterprise that sold something: how many contracts, their cents; the most first."""
    where = _sales(week, institution)
    cents = func.sum(CONTRACT.c.amount_cents)
    found = db.execute(
        select(CONTRACT.c.enterprise_id, func.count(), cents)
        .where(*where)
        .group_by(CONTRACT.c.enterprise_id)
        .order_by(cents.desc(), CONTRACT.c.enterprise_id)
    )
    return [(enterprise, count, int(total)) for enterprise, count, total in found]


def confirmed(
    db: Session, season: Span, *, enterprise: int | None = None, institution: int | None = None
) -> Pair:
    """What institutions said to be right."""
    sales = _sales(season, institution, enterprise=enterprise)
    where = (*sales, CONTRACT.c.confirmed_at.is_not(None))
    sums = select(func.count(), func.coalesce(func.sum(CONTRACT.c.amount_cents), 0))
    count, cents = db.execute(sums.where(*where)).one()
    return count, int(cents)


def proposed(db: Session, season: Span, institution: int) -> int:
    """How many contracts the institution asked to correct, and was not answered."""
    where = (*_sales(season, institution), CONTRACT.c.confirmed_at.is_(None), PROPOSED)
    return db.scalars(select(func.count()).select_from(CONTRACT).where(*where)).one()


def summed(db: Session, span: Span, *, institution: int | None = None) -> Sum:
    """All that was sold, by who knows of it: its buyer, its seller, and those who share it."""
    parties = (CONTRACT.c.institution_id, CONTRACT.c.enterprise_id, PARTNER.c.organization_id)
    sold = select(CONTRACT.c.id, CONTRACT.c.amount_cents, *parties)
    both = sold.outerjoin(PARTNER, PARTNER.c.contract_id == CONTRACT.c.id)
    cents, knowers = dict[int, int](), defaultdict[int, set[int]](set)
    for contract, amount, *known in db.execute(both.where(*_sales(span, institution))):
        cents[contract] = amount
        knowers[contract].update(one for one in known if one is not None)
    return Sum.of((frozenset(knowers[one]), amount) for one, amount in cents.items())


def asked(db: Session, season: Span, institution: int) -> tuple[Asked, ...]:
    """The contracts of which the institution said nothing yet, each with its revision."""
    where = (*_sales(season, institution), CONTRACT.c.confirmed_at.is_(None), ~PROPOSED)
    found = db.execute(select(CONTRACT.c.id, CONTRACT.c.revision).where(*where))
    return tuple(Asked(*row) for row in found)


def participants(db: Session, cohort: int, kind: Kind) -> Mapping[int, date]:
    """Those of a kind who take part, and since when."""
    found = (
        select(ORGANIZATION.c.id, PARTICIPATION.c.joined_on)
        .join(PARTICIPATION, PARTICIPATION.c.organization_id == ORGANIZATION.c.id)
        .where(PARTICIPATION.c.cohort_id == cohort, ORGANIZATION.c.kind == kind)
    )
    return {row.id: row.joined_on for row in db.execute(found)}


def reached(db: Session, week: Span) -> set[int]:
    """The buyers of a contract, and those whom somebody met."""
    met = logged.standing(CONTACT.c.met_on, **week.days)
    sold = select(CONTRACT.c.institution_id).where(*_sales(week, None))
    return {*db.scalars(sold), *db.scalars(select(CONTACT.c.institution_id).where(*met))}


def _sales(
    span: Span, institution: int | None, *, enterprise: int | None = None
) -> list[ColumnElement[bool]]:
    """Contracts with institutions: those between enterprises stand apart."""
    where = logged.standing(
        CONTRACT.c.signed_on, **span.days, enterprise=enterprise, institution=institution
    )
    return [*where, CONTRACT.c.collaboration.is_(False)]
