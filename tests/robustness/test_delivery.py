"""The outbox in the same troubles: it goes on by itself, and forgets nobody."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.delivery import Delivery
from storage.db import Store, Unavailable
from storage.opening import open_store
from storage.posts import State
from tests.outbox import Scene, set_up
from tests.robustness.locking import locked
from tests.robustness.machine import PATIENCE


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    opened = open_store(sqlite_url, patience=PATIENCE)
    yield opened
    opened.shut()


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    yield from set_up(store)


@asynccontextmanager
async def sweeping(scene: Scene) -> AsyncIterator[Delivery]:
    delivery = scene.delivery()
    loop = asyncio.create_task(delivery.run())
    yield delivery
    await delivery.stop()
    await loop


async def refused(store: Store) -> None:
    """Wait behind what was asked of the store before, and be refused as it was."""
    with pytest.raises(Unavailable):
        await store.run(bool)


async def test_post_waits_for_the_lock_to_end(scene: Scene, file: Path) -> None:
    number = scene.plan("hello", "Ada")
    async with sweeping(scene) as delivery:
        with locked(file):
            delivery.wake()
            await asyncio.sleep(0)
            await refused(scene.store)
            await refused(scene.store)
        delivery.wake()
        await scene.telegram.sending.wait()

    assert scene.post(number).state is State.SENT
    assert scene.telegram.sent == [("D11", scene.hello("Ada"))]


async def test_post_that_could_not_be_noted_is_sent_again(scene: Scene, file: Path) -> None:
    number, delivery = scene.plan("hello", "Ada"), scene.delivery()
    scene.telegram.gate.clear()
    sweep = asyncio.create_task(delivery.sweep())
    await scene.telegram.sending.wait()
    with locked(file):
        scene.telegram.gate.set()
        with pytest.raises(Unavailable):
            await sweep
    assert scene.post(number).state is State.CLAIMED

    scene.later(minutes=4)
    await delivery.sweep()
    assert scene.post(number).state is State.SENT
    assert scene.telegram.sent == [("D11", scene.hello("Ada"))] * 2
