"""The schema: brought up to date, and checked before anything is served."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, MetaData, NullPool, create_engine, event, inspect, text

from storage import (
    attendances,
    audit,
    bots,
    broadcasts,
    chats,
    choices,
    codes,
    consents,
    contacts,
    contracts,
    digests,
    directories,
    drafts,
    events,
    feeds,
    followings,
    inbound,
    participations,
    posts,
    preferences,
    proposals,
    requests,
    rsvps,
    showings,
    suggestions,
)
from storage.db import database_url
from storage.record import table_of

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 1_835_100_524  # any number, the same in every process that migrates


class SchemaMismatch(Exception):
    """The database is not at this program's schema; its one line says what to run."""


def tables() -> MetaData:
    """Every table, as the models have it."""
    known = (
        attendances.Attendance,
        audit.Audit,
        bots.Bot,
        broadcasts.Broadcast,
        chats.Chat,
        choices.Choice,
        codes.Code,
        consents.Consent,
        contacts.Contact,
        contracts.ContractPartner,
        digests.Digest,
        directories.Directory,
        drafts.Draft,
        events.Event,
        feeds.Feed,
        followings.Following,
        inbound.Inbound,
        participations.Participation,
        posts.Post,
        preferences.Preferences,
        proposals.Proposal,
        requests.AccessRequest,
        rsvps.Rsvp,
        showings.Showing,
        suggestions.Suggestion,
    )
    return table_of(known[0]).metadata


def upgrade(url: str) -> None:
    """Bring the schema up, from nothing or from any former revision."""
    from alembic import command  # noqa: PLC0415 (Alembic is loaded when it is needed)

    with connect(url) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        command.upgrade(settings(connection), "head")


def current(url: str) -> str | None:
    """The database's revision; None when it has no schema, or does not exist."""
    address = database_url(url)
    if address.get_backend_name() == "sqlite" and not Path(str(address.database)).exists():
        return None
    with connect(url) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def check(url: str) -> None:
    """Refuse a database that this program was not written for."""
    found, revisions = current(url), _revisions()
    if found == revisions[0]:
        return
    if found is None:
        raise SchemaMismatch("The database has no tables yet: run `python -m bot migrate`.")
    if found in revisions:
        raise SchemaMismatch(
            f"The database's schema ({found}) is older than this program's ({revisions[0]}): "
            "run `python -m bot migrate`."
        )
    raise SchemaMismatch(
        f"The database's schema ({found}) is newer than this program's ({revisions[0]}): "
        "run the newer program, or restore a backup made by this one."
    )


@cache
def _revisions() -> tuple[str, ...]:
    """Those that this program was written for, the newest first; none comes while it runs."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415 (Alembic is loaded when needed)

    return tuple(step.revision for step in ScriptDirectory(str(MIGRATIONS)).walk_revisions())


@contextmanager
def connect(url: str) -> Iterator[Connection]:
    """One transaction on a connection of its own."""
    address = database_url(url)
    engine = create_engine(address, poolclass=NullPool)
    if address.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _begin_by_hand)
        event.listen(engine, "begin", _begin)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def settings(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 (Alembic is loaded when it is needed)

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _begin_by_hand(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # Python's own BEGIN would leave the tables outside of it


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
