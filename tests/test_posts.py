"""Posts reach their readers: in their language, where they can be reached, whatever goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

import pytest
from structlog.testing import capture_logs

from bot.cards import Card
from bot.clock import Clock
from bot.exchange import Platform
from bot.outlet import Limited, Migrated, Passing, Sent, Unreachable
from bot.posts import ATTEMPTS, back_off
from storage import chats, people, posts
from storage.chats import ChatKind
from storage.db import Session, Store
from storage.posts import Priority, State
from tests.outbox import NOON, Box, Scene, set_up

VANCOUVER = "Wednesday, November 18 at 9:00\xa0a.m."


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    yield from set_up(store)


def states(scene: Scene, *numbers: int) -> list[State]:
    return [scene.post(number).state for number in numbers]


# Readers


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
        chats.attach(db, chat=channel.id, cohort=scene.cohort, purpose="news", language="en")
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
    assert sorted((one["event"], one["fault"]) for one in logs) == [
        ("post failed", "KeyError"),
        ("post failed", "ValueError"),
    ]
    assert "Tremblay" not in repr(logs)


# Addresses


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
    remember = partial(chats.remember, platform="telegram", workspace="7", kind=ChatKind.GROUP)
    group = scene.do(partial(remember, chat_id="-5"))
    scene.telegram.troubles["-5"] = [Migrated("-1005")]
    number = scene.plan("hello", "Ada", chat=group.id)

    await scene.delivery().sweep()

    moved = scene.chat("telegram", "7", "-1005")
    assert moved is not None
    assert (moved.id, scene.post(number).message_chat) == (group.id, "-1005")
    assert [where for where, _ in scene.telegram.sent] == ["-1005"]


# Faults that pass


async def test_rate_limited_post_waits_as_told_and_spends_no_attempt(scene: Scene) -> None:
    scene.telegram.troubles["D11"] = [Limited(30)]
    number = scene.plan("hello", "Ada")
    delivery = scene.delivery()

    await delivery.sweep()
    post = scene.post(number)
    assert (post.state, post.attempts, post.last_error) == (State.WAITING, 0, "limited")
    assert timedelta(seconds=29) < post.due_at - NOON < timedelta(seconds=35)

    scene.later(seconds=36)
    await delivery.sweep()
    assert states(scene, number) == [State.SENT]


async def test_rate_limit_holds_every_post_of_that_platform_alone(scene: Scene) -> None:
    scene.telegram.troubles["D11"] = [Limited(30)]
    delivery = scene.delivery()
    scene.plan("hello", "Ada")
    await delivery.sweep()

    held = scene.plan("hello", "Bob", key="second")
    free = scene.plan("hello", "Bob", key="second", person=scene.sam)
    await delivery.sweep()

    assert states(scene, held, free) == [State.WAITING, State.SENT]
    assert (scene.telegram.sent, scene.post(held).attempts) == ([], 0)


async def test_passing_fault_is_tried_again_later(scene: Scene) -> None:
    scene.telegram.troubles["D11"] = [Passing("NetworkError"), Passing("NetworkError")]
    number = scene.plan("hello", "Ada")
    delivery = scene.delivery()

    for pause in (2, 4):
        before = scene.clock.now()
        await delivery.sweep()
        post = scene.post(number)
        assert (post.state, post.last_error) == (State.WAITING, "passing: NetworkError")
        assert (
            timedelta(0) <= post.due_at - before - timedelta(seconds=pause) < timedelta(seconds=5)
        )
        scene.later(seconds=pause + 5)
    await delivery.sweep()

    post = scene.post(number)
    assert (post.state, post.attempts) == (State.SENT, 2)


async def test_passing_fault_is_given_up_in_the_end(scene: Scene) -> None:
    scene.telegram.troubles["D11"] = [Passing("NetworkError")]
    number = scene.plan("hello", "Ada")

    def fail_often(db: Session) -> None:
        for _ in range(ATTEMPTS - 1):
            posts.retry_at(db, post=number, at=NOON, error="passing")

    scene.do(fail_often)

    await scene.delivery().sweep()

    assert states(scene, number) == [State.FAILED]


def test_back_off_doubles_up_to_ten_minutes() -> None:
    assert [back_off(attempts, 1.0).total_seconds() for attempts in (0, 1, 5, 9, 100)] == [
        2,
        4,
        64,
        600,
        600,
    ]
    assert back_off(1, 0.0) == timedelta(seconds=2)


async def test_post_past_its_use_by_expires(scene: Scene) -> None:
    number = scene.plan("hello", "Ada", expires_at=NOON)

    await scene.delivery().sweep()

    assert (scene.telegram.sent, states(scene, number)) == ([], [State.EXPIRED])


# Order, once, and again


async def test_posts_take_their_places_by_priority(scene: Scene) -> None:
    numbers = [
        scene.plan("hello", name, key=name, priority=priority)
        for name, priority in (
            ("cast", Priority.BROADCAST),
            ("answer", Priority.ANSWER),
            ("reminder", Priority.REMINDER),
        )
    ]

    claimed = await scene.sender().claim(2)

    assert [parcel.post.id for parcel in claimed] == [numbers[1], numbers[2]]


async def test_sweeps_at_the_same_time_send_each_post_once(scene: Scene) -> None:
    names = [f"name {number}" for number in range(40)]
    people_ = [scene.julie, scene.sam]
    for name in names:
        for person in people_:
            scene.plan("hello", name, key=name, person=person)

    while scene.do(partial(_waiting)):
        await asyncio.gather(*(scene.delivery().sweep() for _ in range(4)))
        scene.later(seconds=3)

    for box in (scene.telegram, scene.slack):
        assert sorted(card.buttons[0].args[0] for _, card in box.sent) == sorted(names)


def _waiting(db: Session) -> int:
    return sum(
        post.state is State.WAITING
        for number in range(1, 200)
        if (post := posts.get(db, post=number))
    )


async def test_post_sent_but_not_noted_is_sent_again_after_its_lease(scene: Scene) -> None:
    number = scene.plan("hello", "Ada")
    scene.telegram.gate.clear()
    killed = asyncio.create_task(scene.delivery().sweep())
    await scene.telegram.sending.wait()
    killed.cancel()

    second = Box(Platform.TELEGRAM, "7")
    await scene.delivery(telegram=second).sweep()
    assert second.sent == []

    scene.later(minutes=4)
    await scene.delivery(telegram=second).sweep()
    assert (len(second.sent), states(scene, number)) == (1, [State.SENT])


async def test_clock_that_leaps_does_not_send_twice_what_is_under_way(scene: Scene) -> None:
    number = scene.plan("hello", "Ada")
    scene.telegram.gate.clear()
    delivery = scene.delivery()
    first = asyncio.create_task(delivery.sweep())
    await scene.telegram.sending.wait()

    scene.later(days=1)
    second = asyncio.create_task(delivery.sweep())
    await asyncio.wait({second}, timeout=0.05)
    scene.telegram.gate.set()
    await asyncio.gather(first, second)

    assert (len(scene.telegram.sent), states(scene, number)) == (1, [State.SENT])


async def test_stop_lets_what_is_under_way_end_and_claims_nothing_more(scene: Scene) -> None:
    first = scene.plan("hello", "Ada")
    scene.telegram.gate.clear()
    delivery = scene.delivery()
    running = asyncio.create_task(delivery.run())
    await scene.telegram.sending.wait()
    second = scene.plan("hello", "Bob", key="second")

    stopping = asyncio.create_task(delivery.stop())
    await asyncio.sleep(0)
    scene.telegram.gate.set()
    await asyncio.gather(stopping, running)

    assert states(scene, first, second) == [State.SENT, State.WAITING]


async def test_woken_delivery_sends_what_was_planned(scene: Scene) -> None:
    delivery = scene.delivery()
    running = asyncio.create_task(delivery.run())
    scene.plan("hello", "Ada")

    delivery.wake()
    await scene.telegram.sending.wait()
    await delivery.stop()
    await running

    assert scene.telegram.sent == [("D11", scene.hello("Ada"))]


async def test_delivery_survives_a_database_that_is_gone(scene: Scene) -> None:
    delivery = scene.delivery()
    await scene.store.close()

    with capture_logs() as logs:
        running = asyncio.create_task(delivery.run())
        await asyncio.wait({running}, timeout=0.05)
        await delivery.stop()
        await running

    assert logs[0] == {"event": "outbox unavailable", "fault": "Closed", "log_level": "warning"}


class Stumbling(Clock):
    """A clock that fails the first time it is asked."""

    asked = 0

    def now(self) -> datetime:
        self.asked += 1
        if self.asked == 1:
            raise ZeroDivisionError
        return super().now()


async def test_delivery_goes_on_after_a_fault_nobody_foresaw(scene: Scene) -> None:
    scene.plan("hello", "Ada")
    scene.clock = Stumbling(NOON)
    delivery = scene.delivery()

    with capture_logs() as logs:
        running = asyncio.create_task(delivery.run())
        await asyncio.wait({running}, timeout=0.05)
        delivery.wake()
        await asyncio.wait_for(scene.telegram.sending.wait(), 2)
        await delivery.stop()
        await running

    assert [(one["event"], one["fault"]) for one in logs] == [("sweep failed", "ZeroDivisionError")]
    assert scene.telegram.sent == [("D11", scene.hello("Ada"))]


# Edits


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


def refresh(scene: Scene, view: str) -> None:
    now = scene.clock.now()
    scene.do(lambda db: posts.ask_edit(db, cohort=scene.cohort, view=view, args=[], now=now))


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
