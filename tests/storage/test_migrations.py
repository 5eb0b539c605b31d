"""What a database of a former revision holds is kept as the program of today means it."""

from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.orm import Session

from storage import choices, cohorts, people, posts, replanning, schema
from storage.choices import Choice
from storage.db import Store
from storage.posts import POST
from storage.record import Missing
from tests.storage import samples
from tests.storage.former import numbered, taken_down
from tests.storage.samples import NOW

LANDED = Path(__file__).with_name("landed.sha256")
TOMORROW = NOW + timedelta(days=1)


def test_landed_migration_never_changes() -> None:
    """A database that went through it goes through it no more: what is missing needs a new one.

    Landed is what a tip that went out carried: lines are only ever added, one a new revision, by
    `(cd storage/migrations/versions && sha256sum *.py) > tests/storage/landed.sha256`.
    """
    revisions = (schema.MIGRATIONS / "versions").glob("*.py")
    found = {one.name: sha256(one.read_bytes()).hexdigest() for one in revisions}
    landed = (line.split() for line in LANDED.read_text().splitlines())
    assert found == {name: digest for digest, name in landed}


def test_tables_that_stay_never_give_a_number_twice(sqlite_url: str) -> None:
    with schema.connect(sqlite_url) as connection:
        never_again = numbered(connection)
        for step in ScriptDirectory(str(schema.MIGRATIONS)).walk_revisions():
            command.downgrade(schema.settings(connection), step.revision)
            assert numbered(connection) == never_again & {*inspect(connection).get_table_names()}
    schema.upgrade(sqlite_url)
    with schema.connect(sqlite_url) as connection:
        assert numbered(connection) == never_again


def test_number_of_a_purged_post_is_not_given_again(sqlite_url: str, sqlite_store: Store) -> None:
    def planned(db: Session) -> int | None:
        person = people.new(db, name="Julie", now=NOW).id
        return posts.plan(db, view="v", args=[], key="v", due_at=NOW, person=person)

    assert sqlite_store.run_sync(planned) == 1
    sqlite_store.run_sync(lambda db: db.execute(POST.delete()))
    with taken_down(sqlite_url, "2026_11_24_preferences"):
        pass
    assert sqlite_store.run_sync(planned) == 2


def settle(db: Session, starts: date, ends: date) -> Choice:
    """Return what somebody would choose privately, in a cohort of that season."""
    sample = samples.fill(db)
    days = {"starts": starts, "ends": ends}
    cohorts.describe(db, cohort=sample.cohort, details=days, now=NOW)
    chat = samples.direct(db, sample)
    return Choice(person_id=sample.manager, chat_id=chat, cohort_id=sample.cohort, chosen_at=NOW)


def remember(connection: Connection, choice: Choice) -> None:
    """Choose as one did when the chat itself remembered it."""
    chosen = text("UPDATE chat SET remembered_cohort_id = :cohort WHERE id = :chat")
    connection.execute(chosen, {"cohort": choice.cohort_id, "chat": choice.chat_id})


def kept(db: Session, choice: Choice) -> Choice:
    found = choices.of(db, person=choice.person_id, chat=choice.chat_id)
    if found is None:
        raise Missing(choice.chat_id)
    return found


def test_what_a_chat_remembered_becomes_its_persons_choice(database_url: str, store: Store) -> None:
    choice = store.run_sync(partial(settle, starts=date(2026, 9, 1), ends=date(2027, 6, 30)))
    with taken_down(database_url, "2026_11_29_blocked") as connection:
        remember(connection, choice)
    assert store.read_sync(partial(kept, choice=choice)).cohort_id == choice.cohort_id

    with taken_down(database_url, "2026_11_29_blocked") as connection:
        remembered = text("SELECT remembered_cohort_id FROM chat WHERE id = :chat")
        assert connection.scalar(remembered, {"chat": choice.chat_id}) == choice.cohort_id


def test_choice_of_a_former_season_lapses_whenever_that_was(
    database_url: str, store: Store
) -> None:
    choice = store.run_sync(partial(settle, starts=date(2020, 9, 1), ends=date(2021, 6, 30)))
    with taken_down(database_url, "2026_11_29_blocked") as connection:
        remember(connection, choice)

    def chosen_after_its_end(db: Session) -> bool:
        place = cohorts.get(db, cohort=choice.cohort_id)
        return place is None or cohorts.ended(place, now=kept(db, choice).chosen_at)

    assert not store.read_sync(chosen_after_its_end)


PLANNED = (
    ("contact.follow_up", "contact.follow_up:1:2026-11-20:1.000000"),
    ("tender.deadline", "tender:1:J-7:0"),
    ("tender.outcome", "tender:1:outcome:0"),
    ("event.outcome", "event:1:outcome:30"),
    ("event.reminder", "event:1:J-7:0"),
    ("event.reminder", "event:1:H-1:0"),
    ("event.attendance", "event:1:attendance:0"),
    ("event.invitation", "snooze:event.invitation:1::2026-11-19"),
    ("event.invitation", "event:1:invitation"),
)
AT_ONCE = {"event:1:H-1:0", "event:1:attendance:0", "event:1:invitation"}


def test_what_was_planned_for_a_morning_goes_by_its_readers_clock(
    database_url: str, store: Store
) -> None:
    def planned(db: Session) -> int:
        person = people.new(db, name="Julie", now=NOW).id
        for view, key in PLANNED:
            posts.plan(db, view=view, args=[1], key=key, due_at=TOMORROW, person=person)
        return person

    person = store.run_sync(planned)
    with taken_down(database_url, "2026_11_29_pinned"):
        pass
    ahead = store.read_sync(lambda db: replanning.waiting(db, person=person, now=NOW))
    assert {one.key for one in ahead} == {key for _, key in PLANNED} - AT_ONCE
