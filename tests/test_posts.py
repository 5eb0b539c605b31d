"""Posts reach their readers, in their language and zone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from bot.cards import Card
from storage import chats, people
from storage.chats import ChatKind
from storage.db import Session, Store
from storage.posts import State
from tests.outbox import NOON, Scene, set_up

VANCOUVER = "Wednesday, November 18 at 9:00\xa0a.m. (Vancouver time)"


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    yield from set_up(store)


def states(scene: Scene, *numbers: int) -> list[State]:
    return [scene.post(number).state for number in numbers]


async def test_posts_speak_each_readers_language_and_zone(scene: Scene) -> None:
    scene.plan("hello", "Ada")
    scene.plan("hello", "Ada", person=scene.sam)

    handled = await scene.delivery().sweep()

    assert handled == 2
    assert scene.telegram.sent == [("D11", scene.hello("Ada"))]
    assert scene.slack.sent == [("DU2", scene.hello("Ada", VANCOUVER))]


async def test_post_to_a_channel_speaks_the_channels_language(scene: Scene) -> None:
    def attach(db: Session) -> int:
        channel = chats.remember(
            db, platform="slack", workspace="T1", chat_id="C1", kind=ChatKind.CHANNEL
        )
        chats.attach(
            db,
            chat=channel.id,
            cohort=scene.cohort,
            purpose="news",
            language="en",
            now=scene.clock.now(),
        )
        return channel.id

    scene.plan("hello", "Ada", chat=scene.do(attach))

    await scene.delivery().sweep()

    moment = "Wednesday, November 18 at 12:00\xa0p.m."
    assert scene.slack.sent == [("C1", scene.hello("Ada", moment))]


async def test_post_is_noted_with_where_it_stands(scene: Scene) -> None:
    number = scene.plan("hello", "Ada")

    await scene.delivery().sweep()

    post = scene.post(number)
    assert (post.state, post.message_chat, post.message_id, post.lease_until, post.attempts) == (
        State.SENT,
        "D11",
        "1",
        None,
        0,
    )


async def test_post_without_a_cohort_reaches_who_has_not_joined(scene: Scene) -> None:
    scene.plan("stranger", cohort=None)

    await scene.delivery().sweep()

    assert scene.telegram.sent == [("D11", Card(title="Julie"))]


async def test_post_is_withdrawn_when_its_reader_has_left_the_cohort(scene: Scene) -> None:
    number = scene.plan("hello", "Ada")

    def leave(db: Session) -> None:
        (mine,) = people.memberships(db, person=scene.julie)
        people.end_membership(db, cohort=scene.cohort, membership=mine.id, now=NOON, by=None)

    scene.do(leave)
    await scene.delivery().sweep()

    assert (scene.telegram.sent, states(scene, number)) == ([], [State.CANCELLED])


async def test_post_is_withdrawn_when_its_view_no_longer_applies(scene: Scene) -> None:
    number = scene.plan("vanished")

    await scene.delivery().sweep()

    assert (scene.telegram.sent, states(scene, number)) == ([], [State.CANCELLED])


async def test_post_that_cannot_be_shown_fails_without_holding_up_others(scene: Scene) -> None:
    numbers = [scene.plan("broken"), scene.plan("unknown"), scene.plan("hello", "Ada")]

    with capture_logs() as logs:
        await scene.delivery().sweep()

    assert states(scene, *numbers) == [State.FAILED, State.FAILED, State.SENT]
    assert sorted((one["event"], one["fault"]) for one in logs if "fault" in one) == [
        ("post failed", "KeyError"),
        ("post failed", "ValueError"),
    ]
    assert "Tremblay" not in repr(logs)
