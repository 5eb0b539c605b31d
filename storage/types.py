"""Column types that mean the same thing on SQLite and on PostgreSQL."""

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Enum, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

WORD_LENGTH = 24


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("an instant needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Key(TypeDecorator[int]):
    """A row's number: 64 bits; on SQLite the rowid itself."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())


class Cents(TypeDecorator[int]):
    """Money in whole cents; nothing else passes."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002 (signature is SQLAlchemy's)
        if value is not None and type(value) is not int:
            raise TypeError("money is an integer number of cents")
        return value


class Json(TypeDecorator[Any]):
    """A JSON value in one compact spelling, so that equal values are equal text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002 (signature is SQLAlchemy's)
        return None if value is None else spell(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:  # noqa: ARG002 (signature is SQLAlchemy's)
        return None if value is None else json.loads(value)


def spell(value: object) -> str:
    return json.dumps(value, allow_nan=False, separators=(",", ":"))


def word(words: type[StrEnum]) -> Any:  # noqa: ANN401 (SQLModel types a column by a class, SQLAlchemy by an object)
    """A column for a closed list of words, kept as plain text."""
    return Enum(
        words,
        native_enum=False,
        length=WORD_LENGTH,
        validate_strings=True,
        values_callable=lambda members: [member.value for member in members],
    )
