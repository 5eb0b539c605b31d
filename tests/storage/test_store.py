"""What the Store promises on both databases."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Literal

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from storage import people
from storage.db import Busy, Closed, Store
from storage.opening import open_store
from storage.people import PERSON
from tests.storage.samples import NOW


def add(name: str) -> Callable[[Session], int]:
    return lambda db: people.new(db, name=name, now=NOW).id


def names(db: Session) -> list[str]:
    return list(db.scalars(text("SELECT name FROM person ORDER BY id")))


async def test_run_returns_what_the_work_returns_after_commit(store: Store) -> None:
    number = await store.run(add("Julie"))
    assert await store.read(lambda db: db.scalar(select(PERSON.c.id))) == number


async def test_work_that_raises_rolls_back_alone(store: Store) -> None:
    def fail(db: Session) -> None:
        people.new(db, name="nobody", now=NOW)
        raise ZeroDivisionError

    outcomes = await asyncio.gather(
        store.run(add("Julie")), store.run(fail), store.run(add("Sam")), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [int, ZeroDivisionError, int]
    assert sorted(await store.read(names)) == ["Julie", "Sam"]


async def test_work_that_breaks_a_constraint_rolls_back_alone(store: Store) -> None:
    def double(db: Session) -> None:
        values = {"platform": "slack", "workspace": "T1", "user_id": "U1"}
        person = people.new(db, name="nobody", now=NOW).id
        for _ in range(2):
            db.execute(people.ACCOUNT.insert(), {**values, "person_id": person, "linked_at": NOW})

    outcomes = await asyncio.gather(
        store.run(add("Julie")), store.run(double), store.run(add("Sam")), return_exceptions=True
    )
    assert isinstance(outcomes[1], DBAPIError)
    assert sorted(await store.read(names)) == ["Julie", "Sam"]


async def test_rows_stay_readable_after_a_rollback(store: Store) -> None:
    class Refused(Exception):
        """Carries a row out of the work."""

    def work(db: Session) -> None:
        people.new(db, name="Julie", now=NOW)
        raise Refused(db.scalars(select(people.Person)).one())

    with pytest.raises(Refused) as refusal:
        await store.run(work)
    assert refusal.value.args[0].name == "Julie"


async def test_text_that_cannot_be_kept_is_the_works_error(store: Store) -> None:
    with pytest.raises(UnicodeEncodeError):
        await store.run(add("\ud800"))
    await store.run(add("Julie"))
    assert await store.read(names) == ["Julie"]


@pytest.mark.parametrize("way", ["run", "read"])
async def test_work_that_asks_for_more_than_there_is_comes_out_of_the_call(
    store: Store, way: Literal["run", "read"]
) -> None:
    def ask(_: Session) -> object:
        return next(iter(()))

    call = store.run if way == "run" else store.read
    with pytest.raises(RuntimeError, match="more than there was"):
        await call(ask)


async def test_work_that_exits_leaves_the_store_alive(store: Store) -> None:
    def leave(_: Session) -> None:
        raise SystemExit

    with pytest.raises(SystemExit):
        store.run_sync(leave)
    await store.run(add("Julie"))
    assert await store.read(names) == ["Julie"]


async def test_savepoint_inside_a_work_rolls_back_alone(store: Store) -> None:
    def half(db: Session) -> None:
        people.new(db, name="Julie", now=NOW)
        inside = db.begin_nested()
        people.new(db, name="nobody", now=NOW)
        inside.rollback()

    await store.run(half)
    assert await store.read(names) == ["Julie"]


async def test_read_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError):
        await store.read(add("Julie"))
    assert await store.read(names) == []


async def test_read_sees_one_snapshot(store: Store) -> None:
    def twice(db: Session) -> tuple[list[str], list[str]]:
        before = names(db)
        store.submit(add("Julie")).result()
        return before, names(db)

    assert await store.read(twice) == ([], [])
    assert await store.read(names) == ["Julie"]


async def test_uncommitted_rows_are_not_read(store: Store) -> None:
    def look(db: Session) -> list[str]:
        people.new(db, name="Julie", now=NOW)
        return store.read_sync(names)

    assert await store.run(look) == []


async def test_rows_are_read_anew_after_a_core_write(store: Store) -> None:
    def change(db: Session) -> list[str | None]:
        person = people.new(db, name="Julie", now=NOW).id
        question = select(people.Person)
        before = db.scalars(question).one().language
        people.set_language(db, person=person, language="en", now=NOW)
        return [before, db.scalars(question).one().language]

    assert await store.run(change) == [None, "en"]


@pytest.mark.parametrize("kind", ["run", "read"])
async def test_full_queue_is_busy_at_once(database_url: str, kind: str) -> None:
    store = open_store(database_url, queue=10)
    go = threading.Event()
    submit = store.submit if kind == "run" else store.submit_read

    def block(_: Session) -> bool:
        return go.wait()

    taken: list[Future[bool]] = []
    with contextlib.suppress(Busy):
        while len(taken) < 1000:
            taken.append(submit(block))
    with pytest.raises(Busy):
        submit(block)
    go.set()
    assert [future.result() for future in taken] == [True] * len(taken)
    assert submit(block).result()
    store.shut()


async def test_close_drains(database_url: str) -> None:
    store = open_store(database_url)
    futures = [store.submit(add(f"person {number}")) for number in range(200)]
    await store.close()
    assert all(future.done() for future in futures)
    again = open_store(database_url)
    assert len(await again.read(names)) == 200
    await again.close()


async def test_closed_store_refuses(database_url: str) -> None:
    store = open_store(database_url)
    await store.close()
    await store.close()
    with pytest.raises(Closed):
        await store.run(add("Julie"))
    with pytest.raises(Closed):
        await store.read(names)


async def test_abandoned_work_still_waiting_is_not_done(store: Store) -> None:
    go = threading.Event()
    blocked = [store.submit(lambda _: go.wait()) for _ in range(20)]
    waiting = asyncio.ensure_future(store.run(add("Julie")))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    go.set()
    for future in blocked:
        future.result()
    assert store.read_sync(names) == []
