"""What every table shares: names of constraints, keys, references, and how a row is written."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from sqlalchemy import Insert, MetaData, Table, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage.types import Cents, Instant, Json, Key

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Missing(LookupError):
    """No such row for who asks: absent, or another cohort's."""


class Record(SQLModel):
    """A row; its class is the schema."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Page(NamedTuple, Generic[T]):
    """One page of rows and how many there are in all."""

    rows: tuple[T, ...]
    total: int


def key() -> Any:  # noqa: ANN401 (stands as the default of an `int`)
    return Field(default=None, primary_key=True, sa_type=Key)


def reference(record: type[Record], *, optional: bool = False, index: bool = True) -> Any:  # noqa: ANN401 (the default of an `int`)
    """A foreign key to another table's number."""
    target = f"{table_of(record).name}.id"
    if optional:
        return Field(default=None, foreign_key=target, sa_type=Key, index=index, nullable=True)
    return Field(foreign_key=target, sa_type=Key, index=index)


def instant(*, optional: bool = False) -> Any:  # noqa: ANN401 (the default of a `datetime`)
    if optional:
        return Field(default=None, sa_type=Instant, nullable=True)
    return Field(sa_type=Instant)


def cents(*, optional: bool = False) -> Any:  # noqa: ANN401 (the default of an `int`)
    if optional:
        return Field(default=None, sa_type=Cents, nullable=True)
    return Field(sa_type=Cents)


def words() -> Any:  # noqa: ANN401 (the default of a `list[str]`)
    return Field(default_factory=list, sa_type=Json)


def table_of(record: type[Record]) -> Table:
    table = inspect(record).local_table
    if not isinstance(table, Table):
        raise TypeError(f"{record.__name__} is not one table")
    return table


def insert(db: Session, record: type[R], values: Mapping[str, object]) -> R:
    """Write one row and return it as the database has it."""
    row = db.execute(_insertion(record), dict(values)).one()
    return record(**row._mapping)  # noqa: SLF001 (the public name of a row's mapping)


def insert_absent(db: Session, record: type[Record], values: Mapping[str, object]) -> int | None:
    """Write one row unless a unique key is taken; its number, or None."""
    statement = _insertion_if_absent(record, db.get_bind().dialect.name)
    number: int | None = db.execute(statement, dict(values)).scalar_one_or_none()
    return number


def rewrite(db: Session, record: type[R], number: int, values: Mapping[str, object]) -> R:
    """Write columns of one row and return it as it now is."""
    column = table_of(record).c.id
    db.execute(table_of(record).update().where(column == number).values(dict(values)))
    return db.scalars(select(record).where(column == number)).one()


@cache
def _insertion(record: type[Record]) -> Insert:
    table = table_of(record)
    return table.insert().returning(*table.c)


@cache
def _insertion_if_absent(record: type[Record], dialect: str) -> Insert:
    table = table_of(record)
    into = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    return into.on_conflict_do_nothing().returning(table.c.id)


def snapshot(record: Record, columns: Iterable[str] | None = None) -> dict[str, Any]:
    """A row, or some of its columns, as JSON values for the audit trail."""
    return record.model_dump(mode="json", include=None if columns is None else set(columns))
