"""Messages already sent are brought up to date."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from bot.cards import Card
from bot.outlet import Limited, Migrated, Passing, Sent, Unreachable
from storage import edits
from storage.db import Store
from tests.outbox import Scene, set_up


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    yield from set_up(store)


async def test_refreshed_message_is_edited_when_it_looks_otherwise(scene: Scene) -> None:
    delivery = scene.delivery()
    number = scene.plan("count")
    await delivery.sweep()
    refresh(scene, "count")
    await delivery.sweep()
    assert scene.telegram.edited == []

    scene.later(seconds=5)
    scene.plan("hello", "Ada")
    await delivery.sweep()
    scene.later(seconds=40)
    refresh(scene, "count")
    await delivery.sweep()

    assert scene.telegram.edited == [(Sent("D11", "1"), Card(title="1"))]
    assert scene.post(number).edit_lease_until is None


async def test_message_that_was_being_sent_when_it_was_refreshed_is_edited(scene: Scene) -> None:
    delivery = scene.delivery()
    scene.plan("count")
    scene.telegram.gate.clear()
    sending = asyncio.create_task(delivery.sweep())
    await scene.telegram.sending.wait()

    scene.plan("hello", "Ada", person=scene.sam)
    await scene.delivery(slack=scene.slack).sweep()
    refresh(scene, "count")
    scene.telegram.gate.set()
    await sending
    await delivery.sweep()

    assert scene.telegram.sent == [("D11", Card(title="0"))]
    assert scene.telegram.edited == [(Sent("D11", "1"), Card(title="1"))]


async def test_edit_asked_for_while_another_is_under_way_follows_it(scene: Scene) -> None:
    """Though the clock leaps meanwhile: the lease of what is under way is over then."""
    delivery, number = scene.delivery(), scene.plan("count")
    await delivery.sweep()
    scene.later(minutes=1)
    await changed(scene, key="one more")
    scene.telegram.gate.clear()
    scene.telegram.sending.clear()
    running = asyncio.create_task(delivery.run())
    await asyncio.wait_for(scene.telegram.sending.wait(), 5)

    await changed(scene, key="another")
    scene.later(minutes=5)
    delivery.wake()
    await asyncio.wait({running}, timeout=0.05)
    assert scene.telegram.edited == [(Sent("D11", "1"), Card(title="1"))]
    scene.telegram.sending.clear()
    scene.telegram.gate.set()
    await asyncio.wait_for(scene.telegram.sending.wait(), 5)
    await delivery.stop()
    await running

    assert scene.telegram.edited[1:] == [(Sent("D11", "1"), Card(title="2"))]
    assert scene.post(number).edit_lease_until is None


async def test_edit_waits_while_the_platform_limits(scene: Scene) -> None:
    delivery, number = scene.delivery(), await edited_once(scene, [Limited(20)])

    assert (scene.telegram.edited, scene.post(number).last_error) == ([], "limited")

    scene.later(seconds=30)
    await delivery.sweep()
    assert scene.telegram.edited == [(Sent("D11", "1"), Card(title="1"))]


async def test_edit_is_tried_again_after_a_passing_fault(scene: Scene) -> None:
    delivery, number = scene.delivery(), await edited_once(scene, [Passing("NetworkError")])

    assert scene.post(number).last_error == "passing: NetworkError"

    scene.later(seconds=90)
    await delivery.sweep()
    assert scene.telegram.edited == [(Sent("D11", "1"), Card(title="1"))]


@pytest.mark.parametrize("fault", [Unreachable("gone"), Migrated("-100"), ValueError("no")])
async def test_copy_that_cannot_be_edited_is_left_as_it_is(scene: Scene, fault: Exception) -> None:
    delivery, number = scene.delivery(), await edited_once(scene, [fault])

    scene.later(days=1)
    await delivery.sweep()

    post = scene.post(number)
    assert (scene.telegram.edited, post.wants_edit_at, post.edit_lease_until) == ([], None, None)


async def changed(scene: Scene, key: str) -> None:
    """Give the message that counts one more to count, and let it be brought up to date."""
    scene.plan("hello", "Ada", key=key, person=scene.sam)
    await scene.delivery(slack=scene.slack).sweep()
    refresh(scene, "count")


def refresh(scene: Scene, view: str) -> None:
    now = scene.clock.now()
    scene.do(lambda db: edits.ask(db, cohort=scene.cohort, view=view, args=[], now=now))


async def edited_once(scene: Scene, troubles: list[Exception]) -> int:
    """Send a message whose content then changes, and meet troubles in editing it."""
    delivery = scene.delivery()
    number = scene.plan("count")
    await delivery.sweep()
    scene.later(seconds=5)
    scene.plan("hello", "Ada")
    await delivery.sweep()
    scene.later(seconds=5)
    refresh(scene, "count")
    scene.telegram.troubles["D11"] = troubles
    await delivery.sweep()
    return number
