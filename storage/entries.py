"""The history of enterprises: their contracts and contacts together."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Table,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session

from storage import logged
from storage.contacts import CONTACT, Contact
from storage.contracts import CONTRACT, Contract
from storage.record import Page, table_of

Entry = Contract | Contact
E = TypeVar("E", Contract, Contact)


def get(
    db: Session,
    record: type[E],
    *,
    cohort: int,
    entry: int,
    enterprises: Collection[int] | None = None,
) -> E | None:
    """An entry of the cohort; of one of these enterprises, where some are named."""
    table = table_of(record)
    where = (table.c.id == entry) & _of(table, enterprises)
    return logged.find(db, record, where, cohort=cohort)


def undo(db: Session, entry: E, *, by: int | None, now: datetime) -> E:
    """Twice is once: the first time stays."""
    return logged.undo(db, type(entry), cohort=entry.cohort_id, entry=entry.id, by=by, now=now)


def restore(db: Session, entry: E, *, by: int | None, now: datetime) -> E:
    return logged.restore(db, type(entry), cohort=entry.cohort_id, entry=entry.id, by=by, now=now)


def page(
    db: Session, *, cohort: int, enterprises: Collection[int], offset: int = 0, limit: int = 10
) -> Page[Entry]:
    """Newest first, undone ones included."""
    listed = _listed(
        [(table.c.cohort_id == cohort) & _of(table, enterprises) for table in (CONTRACT, CONTACT)]
    )
    total = db.scalars(select(func.count()).select_from(listed.subquery())).one()
    found = db.execute(_newest_first(listed).offset(offset).limit(limit))
    return Page(tuple(_load(db, kind, number) for kind, number, _ in found), total)


def last_of(
    db: Session, *, cohort: int, person: int, enterprises: Collection[int] | None = None
) -> Entry | None:
    """The last standing entry that this person logged; for these enterprises, where named."""
    listed = _listed(
        [
            (table.c.cohort_id == cohort)
            & (table.c.logged_by == person)
            & table.c.undone_at.is_(None)
            & _of(table, enterprises)
            for table in (CONTRACT, CONTACT)
        ]
    )
    found = db.execute(_newest_first(listed).limit(1)).one_or_none()
    return None if found is None else _load(db, found[0], found[1])


def _of(table: Table, enterprises: Collection[int] | None) -> ColumnElement[bool]:
    return true() if enterprises is None else table.c.enterprise_id.in_(enterprises)


def _listed(conditions: Iterable[ColumnElement[bool]]) -> CompoundSelect[Any]:
    contract, contact = conditions
    return union_all(_rows(CONTRACT, contract), _rows(CONTACT, contact))


def _rows(table: Table, where: ColumnElement[bool]) -> Select[Any]:
    return select(literal(table.name).label("kind"), table.c.id, table.c.logged_at).where(where)


def _newest_first(listed: CompoundSelect[Any]) -> CompoundSelect[Any]:
    kind, number, logged_at = listed.selected_columns
    return listed.order_by(logged_at.desc(), number.desc(), kind)


def _load(db: Session, kind: str, number: int) -> Entry:
    if kind == CONTRACT.name:
        return db.scalars(select(Contract).where(CONTRACT.c.id == number)).one()
    return db.scalars(select(Contact).where(CONTACT.c.id == number)).one()
