"""The bell of the outbox: rung by whoever writes into it, heard by whoever sends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

CHANNEL = "outbox"
BELL = "bell"
_RUNG = "rung"
_NOTIFY = text(f"NOTIFY {CHANNEL}")


class Bell:
    """Heard in this process alone."""

    def __init__(self) -> None:
        self._heard: Callable[[], None] | None = None

    @contextmanager
    def heard_by(self, heard: Callable[[], None]) -> Iterator[None]:
        self._heard = heard
        try:
            yield
        finally:
            self._heard = None

    def ring(self) -> None:
        if heard := self._heard:
            heard()


def ring(db: Session) -> None:
    """Let it be known that the outbox holds something new, once the transaction holds.

    On SQLite what hears it claims on the thread that writes here: after the commit, then.
    """
    if db.info.get(_RUNG):
        return
    db.info[_RUNG] = True
    if db.get_bind().dialect.name == "postgresql":
        db.execute(_NOTIFY)
    elif bell := db.info.get(BELL):
        bell.ring()
