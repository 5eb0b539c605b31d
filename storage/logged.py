"""What contracts and contacts share: a number in their cohort, corrected, undone, restored."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, NotRequired, TypedDict, TypeVar

from sqlalchemy import Column, ColumnElement, Insert, bindparam, func, or_, select
from sqlalchemy.orm import Session

from storage import audit
from storage.cohorts import Cohort
from storage.events import Event
from storage.organizations import ORGANIZATION, Kind, Organization
from storage.people import Person
from storage.record import Missing, Record, instant, key, reference, rewrite, snapshot, table_of


class Days(TypedDict):
    """The days of a cohort in which entries are asked for, `start` and `end` included."""

    cohort: int
    start: NotRequired[date]
    end: NotRequired[date]


class Within(Days):
    """The same, of some enterprise or institution alone."""

    enterprise: NotRequired[int | None]
    institution: NotRequired[int | None]


class Logged(Record):
    """An entry of an enterprise; `number` is what people see, from 1 in each cohort.

    `event_id` is the event that led to it.
    """

    personal: ClassVar[frozenset[str]] = frozenset()
    """Columns that tell of somebody, and are kept no longer than the cohort says."""

    id: int = key()
    cohort_id: int = reference(Cohort, index=False)
    number: int
    enterprise_id: int = reference(Organization, index=False)
    institution_id: int = reference(Organization)
    logged_by: int | None = reference(Person, optional=True)
    logged_at: datetime = instant()
    undone_at: datetime | None = instant(optional=True)
    undone_by: int | None = reference(Person, optional=True, index=False)
    event_id: int | None = reference(Event, optional=True, index=False)


L = TypeVar("L", bound=Logged)
# Asked with every entry: built once.
_VISIBLE = select(ORGANIZATION.c.id, ORGANIZATION.c.kind).where(
    or_(ORGANIZATION.c.cohort_id.is_(None), ORGANIZATION.c.cohort_id == bindparam("cohort")),
    ORGANIZATION.c.id.in_(bindparam("organizations", expanding=True)),
)


def insertion(record: type[Logged]) -> Insert:
    """One statement: the cohort's next number, and the row as it was written."""
    table = table_of(record)
    others = table.alias()
    following = select(func.coalesce(func.max(others.c.number), 0) + 1).where(
        others.c.cohort_id == bindparam("in_cohort")
    )
    return table.insert().values(number=following.scalar_subquery()).returning(*table.c)


def write(db: Session, record: type[L], statement: Insert, values: Mapping[str, Any]) -> L:
    row = db.execute(statement, {**values, "in_cohort": values["cohort_id"]}).one()
    entry = record(**row._mapping)  # noqa: SLF001 (the public name of a row's mapping)
    note(db, entry, "added", None, snapshot(entry), by=entry.logged_by, now=entry.logged_at)
    return entry


def find(
    db: Session,
    record: type[L],
    where: ColumnElement[bool],
    *,
    cohort: int,
    enterprise: int | None = None,
) -> L | None:
    table = table_of(record)
    question = select(record).where(table.c.cohort_id == cohort, where)
    if enterprise is not None:
        question = question.where(table.c.enterprise_id == enterprise)
    return db.scalars(question).one_or_none()


def require(db: Session, record: type[L], *, cohort: int, entry: int) -> L:
    found = find(db, record, table_of(record).c.id == entry, cohort=cohort)
    if found is None:
        raise Missing(entry)
    return found


def undo(
    db: Session, record: type[L], *, cohort: int, entry: int, by: int | None, now: datetime
) -> L:
    """Twice is once: the first time stays."""
    found = require(db, record, cohort=cohort, entry=entry)
    if found.undone_at is not None:
        return found
    return change(db, found, "undone", {"undone_at": now, "undone_by": by}, by=by, now=now)


def restore(
    db: Session, record: type[L], *, cohort: int, entry: int, by: int | None, now: datetime
) -> L:
    found = require(db, record, cohort=cohort, entry=entry)
    if found.undone_at is None:
        return found
    return change(db, found, "restored", {"undone_at": None, "undone_by": None}, by=by, now=now)


def differing(entry: Logged, values: Mapping[str, Any]) -> dict[str, Any]:
    """What is not already so in the row."""
    return {name: value for name, value in values.items() if getattr(entry, name) != value}


def change(
    db: Session,
    entry: L,
    action: str,
    values: Mapping[str, Any],
    *,
    by: int | None,
    now: datetime,
) -> L:
    """Write columns and the trail of them; the row as it now is."""
    if not values:
        return entry
    before = snapshot(entry, values)
    changed = rewrite(db, type(entry), entry.id, values)
    note(db, changed, action, before, snapshot(changed, values), by=by, now=now)
    return changed


def note(
    db: Session,
    entry: Logged,
    action: str,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any],
    *,
    by: int | None,
    now: datetime,
) -> None:
    """Write the trail; of what is personal it tells only which columns changed."""
    told = {"before": before and _impersonal(entry, before), "after": _impersonal(entry, after)}
    audit.note_of(db, table_of(type(entry)).name, entry, action, by=by, now=now, **told)


def _impersonal(entry: Logged, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: None if name in entry.personal else value for name, value in values.items()}


def standing(
    day: Column[date],
    *,
    cohort: int,
    start: date | None = None,
    end: date | None = None,
    enterprise: int | None = None,
    institution: int | None = None,
) -> list[ColumnElement[bool]]:
    """Not undone, and from `start` to `end` by that column, both days included."""
    columns = day.table.c
    where = [columns.cohort_id == cohort, columns.undone_at.is_(None)]
    if start is not None:
        where.append(day >= start)
    if end is not None:
        where.append(day <= end)
    if enterprise is not None:
        where.append(columns.enterprise_id == enterprise)
    if institution is not None:
        where.append(columns.institution_id == institution)
    return where


def check_visible(db: Session, *, cohort: int, organizations: Sequence[int]) -> dict[int, Kind]:
    """Every organization's kind; `Missing` when one is not of this cohort's directory."""
    rows = db.execute(_VISIBLE, {"cohort": cohort, "organizations": organizations})
    kinds: dict[int, Kind] = {row.id: row.kind for row in rows}
    for organization in organizations:
        if organization not in kinds:
            raise Missing(organization)
    return kinds
