"""Posts go where their readers can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from bot.outlet import Migrated, Unreachable
from storage import people
from storage.chats import ChatKind
from storage.db import Session, Store
from storage.posts import State
from tests.outbox import NOON, Scene, room, set_up


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    yield from set_up(store)


def states(scene: Scene, *numbers: int) -> list[State]:
    return [scene.post(number).state for number in numbers]


def reachable_on_both(scene: Scene, preferred: str | None = None) -> None:
    """Give Julie a Slack account too, whose direct chat is not open yet."""

    def link(db: Session) -> None:
        place = {"platform": "slack", "workspace": "T1", "user_id": "U1"}
        people.link(db, person=scene.julie, **place, now=NOON)
        if preferred:
            people.set_preferred_platform(db, person=scene.julie, platform=preferred)

    scene.do(link)


async def test_post_goes_to_the_preferred_platform_whose_chat_is_opened(scene: Scene) -> None:
    reachable_on_both(scene, preferred="slack")
    scene.plan("hello", "Ada")
    scene.plan("hello", "Bob", key="second")

    await scene.delivery().sweep()
    scene.later(seconds=3)
    await scene.delivery().sweep()

    chat = scene.chat("slack", "T1", "DU1")
    assert chat is not None
    assert (chat.person_id, chat.kind) == (scene.julie, ChatKind.DIRECT)
    assert scene.telegram.sent == []
    assert [where for where, _ in scene.slack.sent] == ["DU1", "DU1"]


async def test_post_falls_back_to_the_other_platform_when_one_is_closed(scene: Scene) -> None:
    reachable_on_both(scene)
    scene.telegram.troubles["D11"] = [Unreachable("bot was blocked by the user")]
    number = scene.plan("hello", "Ada")

    await scene.delivery().sweep()

    blocked = scene.chat("telegram", "7", "D11")
    assert blocked is not None
    assert (blocked.reachable, blocked.unreachable_reason) == (False, "bot was blocked by the user")
    assert states(scene, number) == [State.SENT]
    assert [where for where, _ in scene.slack.sent] == ["DU1"]


async def test_post_fails_when_no_address_is_left(scene: Scene) -> None:
    scene.telegram.troubles["D11"] = [Unreachable("bot was blocked by the user")]
    number = scene.plan("hello", "Ada")

    await scene.delivery().sweep()

    post = scene.post(number)
    assert (post.state, post.last_error) == (State.FAILED, "telegram: bot was blocked by the user")


async def test_closed_direct_chat_is_not_opened_again(scene: Scene) -> None:
    scene.telegram.troubles["D11"] = [Unreachable("blocked")]
    first = scene.plan("hello", "Ada")
    await scene.delivery().sweep()

    second = scene.plan("hello", "Bob", key="second")
    await scene.delivery().sweep()

    assert states(scene, first, second) == [State.FAILED, State.FAILED]
    assert scene.telegram.sent == []


async def test_chat_of_an_account_now_somebody_elses_is_not_written_to(scene: Scene) -> None:
    scene.do(
        partial(
            people.link,
            person=scene.sam,
            platform="telegram",
            workspace="7",
            user_id="11",
            now=NOON,
        )
    )
    number = scene.plan("hello", "Ada")

    await scene.delivery().sweep()

    assert (scene.telegram.sent, states(scene, number)) == ([], [State.FAILED])


async def test_post_waits_for_a_platform_that_is_not_connected(scene: Scene) -> None:
    number = scene.plan("hello", "Ada")

    await scene.delivery(slack=scene.slack).sweep()

    post = scene.post(number)
    assert (post.state, post.last_error) == (State.WAITING, "passing: not connected")


async def test_post_follows_a_group_to_its_new_id(scene: Scene) -> None:
    remember = partial(
        room, cohort=scene.cohort, platform="telegram", workspace="7", kind=ChatKind.GROUP
    )
    group = scene.do(partial(remember, chat_id="-5"))
    scene.telegram.troubles["-5"] = [Migrated("-1005")]
    number = scene.plan("hello", "Ada", chat=group.id)

    await scene.delivery().sweep()

    moved = scene.chat("telegram", "7", "-1005")
    assert moved is not None
    assert (moved.id, scene.post(number).message_chat) == (group.id, "-1005")
    assert [where for where, _ in scene.telegram.sent] == ["-1005"]
