"""Databases that went through revisions at moments when these did less than today."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from alembic import command
from sqlalchemy import Connection, text

from storage import schema

BEFORE: Final = "2026_11_29_blocked"
"""The last revision ahead of them."""
_SQLITE_SHOWING: Final = """
CREATE TABLE showing (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL,
    message_id VARCHAR NOT NULL,
    person_id INTEGER NOT NULL,
    cohort_id INTEGER NOT NULL,
    "view" VARCHAR NOT NULL,
    args TEXT NOT NULL,
    language VARCHAR,
    placed BOOLEAN NOT NULL,
    shown_at DATETIME NOT NULL,
    digest VARCHAR NOT NULL,
    last_error VARCHAR,
    wants_edit_at DATETIME,
    edit_lease_until DATETIME,
    edited_at DATETIME,
    CONSTRAINT fk_showing_chat_id FOREIGN KEY(chat_id) REFERENCES chat (id),
    CONSTRAINT fk_showing_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohort (id),
    CONSTRAINT fk_showing_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT uq_showing_chat_id_message_id UNIQUE (chat_id, message_id)
);
CREATE INDEX ix_showing_cohort_id ON showing (cohort_id);
CREATE INDEX ix_showing_edit_lease_until ON showing (edit_lease_until);
CREATE INDEX ix_showing_person_id ON showing (person_id);
CREATE INDEX ix_showing_view_args ON showing ("view", args);
CREATE INDEX ix_showing_wants_edit_at ON showing (wants_edit_at)
"""
Lines = tuple[str, ...]
_LANGUAGE: Final[Lines] = ("ALTER TABLE showing ADD COLUMN language VARCHAR",)
_PLACED: Final[Lines] = ("ALTER TABLE showing ADD COLUMN placed BOOLEAN NOT NULL",)
UNTOLD: Final[dict[str, Lines]] = {"sqlite": (), "postgresql": ()}
TONGUE: Final[dict[str, Lines]] = {"sqlite": _LANGUAGE, "postgresql": _LANGUAGE}
BOTH: Final[dict[str, Lines]] = {
    "sqlite": ("DROP TABLE showing", *_SQLITE_SHOWING.split(";")),
    "postgresql": _LANGUAGE + _PLACED,
}
_NUMBERED: Final = (
    "ALTER TABLE draft ADD COLUMN aside_id {key}",
    "UPDATE alembic_version SET version_num = '2026_11_29_asides'",
)
_SAID: Final = (
    "ALTER TABLE draft ADD COLUMN said BOOLEAN DEFAULT {false} NOT NULL",
    "UPDATE draft SET said = (question > 1 OR line LIKE '% %')",
)
_SHOWN: Final = ("ALTER TABLE draft RENAME COLUMN opened_at TO shown_at",)
_NO_COPY: Final = ("ALTER TABLE draft DROP COLUMN origin",)


@dataclass(frozen=True, slots=True)
class State:
    """What the revisions of a moment made: of answers that live, and of drafts set aside."""

    name: str
    showing: dict[str, Lines]
    draft: Lines = ()

    @property
    def copies(self) -> bool:
        """Whether a draft holds a copy of what was set aside for it."""
        return not self.draft

    @property
    def notes(self) -> bool:
        """Whether a draft notes if something was said in it, or will before it is caught up."""
        return self.copies or {*_SAID} <= {*self.draft}


STATES: Final = (
    State("first", UNTOLD),
    State("language", TONGUE),
    State("placed", BOTH),
    State("numbered", UNTOLD, (*_NUMBERED, *_NO_COPY)),
    State("said", UNTOLD, (*_NUMBERED, *_SAID, *_NO_COPY)),
    State("shown", UNTOLD, (*_SHOWN, *_NUMBERED, *_SAID, *_NO_COPY)),
    State("last", BOTH, (*_SHOWN, *_NUMBERED, *_SAID, *_NO_COPY)),
)


@contextmanager
def taken_down(url: str, revision: str) -> Iterator[Connection]:
    """Write into a database as it was at that revision; then bring it up again."""
    with schema.connect(url) as connection:
        command.downgrade(schema.settings(connection), revision)
        yield connection
    schema.upgrade(url)


@contextmanager
def as_it_was(url: str, state: State) -> Iterator[Connection]:
    """Write into a database that was made at that moment, before drafts change; bring it up."""
    with taken_down(url, BEFORE) as connection:
        command.upgrade(schema.settings(connection), "2026_11_29_local")
        dialect = connection.dialect.name
        for line in state.showing[dialect]:
            connection.execute(text(line))
        yield connection
        words = {"sqlite": ("INTEGER", "0"), "postgresql": ("BIGINT", "false")}[dialect]
        for line in state.draft:
            connection.execute(text(line.format(key=words[0], false=words[1])))


def numbered(connection: Connection) -> set[str]:
    """Which tables of a SQLite database never give a number twice."""
    question = text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
    return {*connection.scalars(question)} if connection.dialect.name == "sqlite" else set()
