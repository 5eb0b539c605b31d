"""What is asked of the database while somebody waits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def asked() -> Iterator[list[tuple[str, str]]]:
    """Note each statement with its values, until the block ends or fails."""
    statements: list[tuple[str, str]] = []

    def note(*call: object) -> None:
        statements.append((str(call[2]), str(call[3])))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)
