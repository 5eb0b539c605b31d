"""Every row that is written in a scene's database, as the database itself notes it.

Triggers see what the ORM, Core statements and another process write alike; they are the
scene's own, for the bot's tables know nothing of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Column, Index, Integer, MetaData, Row, Table, Text, func, select

from storage import schema
from storage.types import Instant, Json

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from storage.db import Session

HIDDEN: Final = "•••"
"""Stands for what opens a door: the audit trail does not tell it either."""
_SECRETS: Final = frozenset({("code", "digest"), ("feed", "secret")})
_CHANGES: Final = {"added": "INSERT", "changed": "UPDATE", "removed": "DELETE"}
_SIDES: Final = {"added": ("NEW",), "changed": ("OLD", "NEW"), "removed": ("OLD",)}

WRITING: Final = Table(
    "playground_writing",
    MetaData(),
    Column("n", Integer, primary_key=True),
    Column("at", Instant),
    Column("work", Integer),
    Column("name", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("before", Json),
    Column("after", Json),
)
"""`work` is the first row of the same transaction; it and `at` are known at the end of it."""
_NEW: Final = WRITING.c.at.is_(None)
Index("ix_playground_writing_new", WRITING.c.n, sqlite_where=_NEW)
_FIRST: Final = select(func.min(WRITING.c.n)).where(_NEW)


def begin(db: Session) -> Mapping[str, int]:
    """Note from now on whatever is written; return how many rows each table has by now."""
    connection = db.connection()
    tables = schema.tables().sorted_tables
    WRITING.create(connection)
    for table in tables:
        for change in _CHANGES:
            connection.exec_driver_sql(_trigger(table, change))
    counts = {one.name: db.scalar(select(func.count()).select_from(one)) or 0 for one in tables}
    return {name: count for name, count in counts.items() if count}


def stamp(db: Session, *, now: datetime) -> bool:
    """Say when what this transaction has written was written; whether there was any."""
    first = db.scalar(_FIRST)
    if first is None:
        return False
    db.execute(WRITING.update().where(_NEW).values(at=now, work=first))
    return True


def after(db: Session, number: int, *, most: int) -> Sequence[Row[Any]]:
    """Return the last rows noted after a number, oldest first."""
    asked = select(WRITING).where(WRITING.c.n > number, WRITING.c.at.is_not(None))
    return db.execute(asked.order_by(WRITING.c.n.desc()).limit(most)).all()[::-1]


def askers(db: Session, works: Collection[int]) -> Mapping[int, int]:
    """Return at whose demand these transactions wrote, where their audit trail tells."""
    deeds = select(WRITING.c.work, WRITING.c.after).where(
        WRITING.c.work.in_(works), WRITING.c.name == "audit", WRITING.c.change == "added"
    )
    found = ((deed.work, deed.after["person_id"]) for deed in db.execute(deeds))
    return {work: person for work, person in found if person is not None}


def _trigger(table: Table, change: str) -> str:
    """Write what happens to a row into the journal; a row rewritten as it was is no change."""
    sides = _SIDES[change]
    both = " IS NOT ".join(f"({', '.join(_columns(table, side))})" for side in sides)
    when = f"WHEN {both}" if len(sides) > 1 else ""
    named = {"OLD": "before", "NEW": "after"}
    told = ", ".join(named[side] for side in sides)
    values = ", ".join(f"json_object({', '.join(_pairs(table, side))})" for side in sides)
    return (
        f"CREATE TRIGGER playground_{table.name}_{change} "  # noqa: S608 - names of the schema alone
        f'AFTER {_CHANGES[change]} ON "{table.name}" {when} BEGIN '
        f"INSERT INTO {WRITING.name} (name, change, {told}) "
        f"VALUES ('{table.name}', '{change}', {values}); END"
    )


def _columns(table: Table, side: str) -> Iterator[str]:
    return (f'{side}."{column.name}"' for column in table.columns)


def _pairs(table: Table, side: str) -> Iterator[str]:
    for column in table.columns:
        value = f'{side}."{column.name}"'
        if (table.name, column.name) in _SECRETS:
            value = f"'{HIDDEN}'"
        elif isinstance(column.type, Json):
            value = f"json({value})"
        yield f"'{column.name}', {value}"
