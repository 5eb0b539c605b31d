"""Whichever moment a database is of, it comes up to the schema of today, with what it holds."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, column, table
from sqlalchemy.orm import Session

from storage import choices, drafts, edits, posts, replanning, schema, showings
from storage.db import Store
from storage.showings import Showing
from storage.types import Instant, Json
from tests.storage import samples
from tests.storage.former import STATES, State, as_it_was, numbered
from tests.storage.samples import NOW, Sample

LATER: Final = NOW + timedelta(days=1)
MORNING, ONCE = "event:1:J-7:0", "event:1:H-1:0"
CHOICE = table(
    "choice",
    *(column(name) for name in ("person_id", "chat_id", "cohort_id")),
    column("chosen_at", Instant()),
)
DRAFT = table(
    "draft",
    *(column(name) for name in ("person_id", "chat_id", "cohort_id", "command", "line")),
    *(column(name) for name in ("language", "question", "outcome")),
    *(column(name, Json()) for name in ("filled", "options", "origin")),
    *(column(name, Instant()) for name in ("opened_at", "expires_at", "closed_at")),
)
BARE = {"language": "fr", "question": 1, "filled": {}, "options": [], "opened_at": NOW}
BEGUN = (
    {"line": "/contact Ana Roy", "outcome": "replaced", "closed_at": NOW, "origin": {}},
    {
        "line": "/contact2500",
        "outcome": None,
        "closed_at": None,
        "origin": {"draft": 1, "command": "contact", "line": "/contact Ana Roy"},
    },
)
WALKED = pytest.mark.parametrize("state", STATES, ids=lambda one: one.name)

NOTHING_SAID = (BEGUN[1] | {"line": "/contact", "origin": {}},)


def settle(db: Session) -> tuple[Sample, int]:
    """Return a cohort, and the chat of its manager, who expects two reminders there."""
    sample = samples.fill(db)
    plan = partial(posts.plan, db, view="event.reminder", args=[1], due_at=LATER)
    for key in (MORNING, ONCE):
        plan(key=key, person=sample.manager)
    return sample, samples.direct(db, sample)


def write(
    connection: Connection, sample: Sample, chat: int, begun: Sequence[Mapping[str, object]] = BEGUN
) -> None:
    """Choose a cohort, as one did when a chat remembered it, and begin these entries."""
    whose = {"person_id": sample.manager, "chat_id": chat, "cohort_id": sample.cohort}
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    connection.execute(CHOICE.insert().values(**whose, chosen_at=long_ago))
    rows = [{**whose, **BARE, "command": "contact", "expires_at": LATER, **one} for one in begun]
    connection.execute(DRAFT.insert(), rows)


def show(db: Session, sample: Sample, chat: int) -> Showing:
    """Answer with a list that lives."""
    return showings.note(
        db,
        chat=chat,
        message="1",
        person=sample.manager,
        cohort=sample.cohort,
        view="event",
        args=[1],
        digest="",
        now=NOW,
        language="fr",
        placed=True,
    )


def begin(db: Session, sample: Sample, chat: int) -> list[str]:
    """Begin one more entry; return what lies under it."""
    draft = drafts.start(
        db,
        person=sample.manager,
        chat=chat,
        cohort=sample.cohort,
        command="contract",
        line="/contrat 900 CHUS",
        language="fr",
        now=NOW,
    )
    return [one.line for one in drafts.aside(db, draft=draft, now=NOW)]


@WALKED
def test_former_database_is_used_as_one_of_today(
    state: State, database_url: str, store: Store
) -> None:
    sample, chat = store.run_sync(settle)
    with schema.connect(database_url) as connection:
        never_again = numbered(connection)
    with as_it_was(database_url, state):
        pass
    with schema.connect(database_url) as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.tables()) == []
        assert numbered(connection) == never_again
    number = store.run_sync(partial(show, sample=sample, chat=chat)).id
    store.run_sync(partial(edits.ask, cohort=sample.cohort, view="event", args=[1], now=LATER))
    due = partial(edits.claim, now=LATER, limit=9, lease=timedelta(minutes=1))
    assert [(type(one), one.id) for one in store.run_sync(due)] == [(Showing, number)]


@WALKED
def test_former_database_keeps_what_it_holds_as_it_is_meant_today(
    state: State, database_url: str, store: Store
) -> None:
    sample, chat = store.run_sync(settle)
    with as_it_was(database_url, state) as connection:
        write(connection, sample, chat)
    chosen = store.read_sync(partial(choices.of, person=sample.manager, chat=chat))
    assert chosen is not None
    assert chosen.chosen_at == datetime(1970, 1, 1, tzinfo=UTC)
    ahead = store.read_sync(partial(replanning.waiting, person=sample.manager, now=NOW))
    assert [one.key for one in ahead] == [MORNING]
    copied = ["/contact2500", "/contact Ana Roy"]
    pile = store.run_sync(partial(begin, sample=sample, chat=chat))
    assert pile == (copied if state.copies else copied[:1])


@WALKED
def test_bare_command_of_a_former_database_says_nothing_where_that_was_noted(
    state: State, database_url: str, store: Store
) -> None:
    sample, chat = store.run_sync(settle)
    with as_it_was(database_url, state) as connection:
        write(connection, sample, chat, NOTHING_SAID)
    pile = store.run_sync(partial(begin, sample=sample, chat=chat))
    assert pile == ([] if state.notes else ["/contact"])
