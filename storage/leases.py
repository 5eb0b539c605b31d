"""Rows leased to one process for a while: several may look for work, one takes it up."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from storage.record import R, table_of


def take(
    db: Session,
    record: type[R],
    *,
    where: Sequence[ColumnElement[bool]],
    order: Sequence[ColumnElement[Any]],
    limit: int,
    values: Mapping[str, object],
) -> Sequence[R]:
    """Lease some rows to one process, the most pressing first."""
    table = table_of(record)
    first = select(table.c.id).where(*where).order_by(*order, table.c.id).limit(limit)
    chosen = db.scalars(first.with_for_update(skip_locked=True)).all()
    if not chosen:
        return ()
    db.execute(table.update().where(table.c.id.in_(chosen)).values(dict(values)))
    rank = {number: place for place, number in enumerate(chosen)}
    rows = db.execute(select(record, table.c.id).where(table.c.id.in_(chosen))).all()
    return [row for row, _ in sorted(rows, key=lambda found: rank[found[1]])]
