"""Posts over real HTTP, through the real clients, to the emulated platforms and their troubles."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from functools import partial

import pytest

from bot.clock import Clock
from bot.platforms.slack import SlackPlatform
from bot.platforms.telegram import TelegramPlatform
from bot.playground.calls import Fault
from bot.playground.slack import App, Slack
from bot.playground.telegram import Telegram
from bot.playground.telegram.faults import dropped, flood, migrated, server_error
from storage import edits, people
from storage.chats import ChatKind
from storage.db import Session, Store
from storage.posts import State
from tests.outbox import NOON, Scene, crowd, room, set_up
from tests.platforms.slack.scene import Script, over_http
from tests.platforms.telegram.scene import Desk, polling, texts
from tests.wires import Wire, edited, later_swept, reached, refreshed, shown

HELLO = "mercredi 18 novembre à\xa012\xa0h"


@pytest.fixture
def scene(sqlite_store: Store) -> Iterator[Scene]:
    yield from set_up(sqlite_store)


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram(now=Clock().now) as opened:
        yield opened
        assert opened.journal.faults() == []


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    emulated = Slack(App())
    async with emulated.running():
        yield emulated
        assert emulated.journal.faults() == []


@pytest.fixture
async def on_telegram(telegram: Telegram) -> AsyncIterator[TelegramPlatform]:
    async with polling(telegram, Desk()) as platform:
        yield platform


@pytest.fixture
async def on_slack(slack: Slack) -> AsyncIterator[SlackPlatform]:
    async with over_http(slack, Script()) as platform:
        yield platform


@pytest.fixture
def wire(
    scene: Scene,
    telegram: Telegram,
    slack: Slack,
    on_telegram: TelegramPlatform,
    on_slack: SlackPlatform,
) -> Wire:
    julie = telegram.person("Julie", started=True), slack.add_person("julie", "Julie Roy")

    def link(db: Session) -> None:
        for platform, user in ((on_telegram, str(julie[0].id)), (on_slack, julie[1].id)):
            place = {"platform": platform.platform, "workspace": platform.workspace}
            people.link(db, person=scene.julie, **place, user_id=user, now=NOON)
        people.set_preferred_platform(db, person=scene.julie, platform="telegram")

    scene.do(link)
    delivery = scene.delivery(telegram=on_telegram, slack=on_slack)
    return Wire(scene, telegram, slack, *julie, delivery)


async def test_post_reaches_telegram_and_is_edited_there(wire: Wire) -> None:
    scene = wire.scene
    number = scene.plan("count")
    await wire.delivery.sweep()
    assert texts(wire.telegram, wire.on_telegram) == ["0"]

    scene.later(seconds=5)
    scene.plan("hello", "Ada")
    await wire.delivery.sweep()
    scene.later(seconds=5)
    refresh = partial(edits.ask, cohort=scene.cohort, view="count", args=[])
    scene.do(partial(refresh, now=scene.clock.now()))
    await wire.delivery.sweep()

    assert texts(wire.telegram, wire.on_telegram) == ["1", f"Ada {HELLO}"]
    assert scene.post(number).message_chat == str(wire.on_telegram.id)


async def test_post_reaches_slack_in_a_direct_chat_that_is_opened(wire: Wire) -> None:
    scene = wire.scene
    scene.do(partial(people.set_preferred_platform, person=scene.julie, platform="slack"))
    number = scene.plan("hello", "Ada")

    await wire.delivery.sweep()

    assert wire.heard() == ([], [f"Ada {HELLO}"])
    assert scene.post(number).message_chat == wire.slack.direct(wire.on_slack).id


async def test_post_to_who_blocked_the_bot_goes_to_slack(wire: Wire) -> None:
    await wire.telegram.block(wire.on_telegram)
    number = wire.scene.plan("hello", "Ada")

    await wire.delivery.sweep()

    assert wire.scene.post(number).message_chat == wire.slack.direct(wire.on_slack).id
    chat = wire.scene.chat("telegram", str(wire.telegram.bot.id), str(wire.on_telegram.id))
    assert chat is not None
    assert (chat.reachable, chat.blocked, chat.unreachable_reason) == (
        False,
        True,
        "Forbidden: bot was blocked by the user",
    )


@pytest.mark.parametrize("fault", [flood(1), server_error(), dropped()], ids=lambda one: one.error)
async def test_post_outlives_telegrams_troubles(wire: Wire, fault: Fault) -> None:
    wire.telegram.fail("sendMessage", fault, fault)
    number = wire.scene.plan("hello", "Ada")

    for _ in range(3):
        await wire.delivery.sweep()
        wire.scene.later(seconds=20)

    assert wire.scene.post(number).state is State.SENT
    assert texts(wire.telegram, wire.on_telegram) == [f"Ada {HELLO}"]


@pytest.mark.parametrize(
    "fault",
    [Fault(error="ratelimited", status=429, retry_after=7), Fault(status=503), Fault(reset=True)],
    ids=lambda one: one.error or str(one.status),
)
async def test_post_outlives_slacks_troubles(wire: Wire, fault: Fault) -> None:
    wire.slack.faults.plan("chat.postMessage", fault, fault)
    wire.scene.do(partial(people.set_preferred_platform, person=wire.scene.julie, platform="slack"))
    number = wire.scene.plan("hello", "Ada")

    for _ in range(3):
        await wire.delivery.sweep()
        wire.scene.later(seconds=20)

    assert wire.scene.post(number).state is State.SENT
    assert wire.heard() == ([], [f"Ada {HELLO}"])


async def test_post_follows_a_telegram_group_that_migrated(wire: Wire) -> None:
    group = wire.telegram.group("Estrie", [wire.on_telegram], kind="group")
    larger = wire.telegram.group("Estrie", [wire.on_telegram])
    workspace = str(wire.telegram.bot.id)
    remember = partial(room, cohort=wire.scene.cohort, platform="telegram", workspace=workspace)
    chat = wire.scene.do(partial(remember, chat_id=str(group.id), kind=ChatKind.GROUP))
    wire.telegram.fail("sendMessage", migrated(larger.id))
    number = wire.scene.plan("hello", "Ada", chat=chat.id)

    await wire.delivery.sweep()

    assert wire.scene.post(number).message_chat == str(larger.id)
    assert texts(wire.telegram, wire.on_telegram, larger) == [f"Ada {HELLO}"]
    moved = wire.scene.chat("telegram", workspace, str(larger.id))
    assert moved is not None
    assert moved.id == chat.id


async def test_post_to_an_archived_slack_channel_fails(wire: Wire) -> None:
    channel = wire.slack.add_channel("nouvelles", [wire.on_slack])
    wire.slack.archive(channel)
    place = partial(room, cohort=wire.scene.cohort, platform="slack")
    remember = partial(place, workspace=wire.slack.team.id)
    chat = wire.scene.do(partial(remember, chat_id=channel.id, kind=ChatKind.CHANNEL))
    number = wire.scene.plan("hello", "Ada", chat=chat.id)

    await wire.delivery.sweep()

    post = wire.scene.post(number)
    assert (post.state, post.last_error) == (State.FAILED, "slack: is_archived")


async def test_post_that_slack_rejects_keeps_the_reason(wire: Wire) -> None:
    wire.slack.faults.plan("chat.postMessage", Fault("invalid_blocks"))
    wire.scene.do(partial(people.set_preferred_platform, person=wire.scene.julie, platform="slack"))
    number = wire.scene.plan("hello", "Ada")

    await wire.delivery.sweep()

    post = wire.scene.post(number)
    assert (post.state, post.last_error) == (State.FAILED, "rejected: invalid_blocks")


async def test_more_files_than_slack_takes_hold_up_no_message(wire: Wire) -> None:
    slack, scene = wire.slack, wire.scene
    guests = [slack.add_person(f"guest{number}", f"Guest {number}") for number in range(101)]
    places = [(one.id, slack.direct(one).id) for one in guests]
    for person in scene.do(partial(crowd, workspace=slack.team.id, places=places)):
        scene.plan("note", person=person, cohort=None)
    await wire.delivery.sweep()
    scene.do(partial(people.set_preferred_platform, person=scene.julie, platform="slack"))
    scene.plan("hello", "Ada")
    await wire.delivery.sweep()

    assert len(slack.journal.of("files.completeUploadExternal")) == 100
    assert wire.heard() == ([], [f"Ada {HELLO}"])


async def test_post_waits_while_slack_knows_the_token_no_more(wire: Wire) -> None:
    wire.slack.faults.plan("chat.postMessage", Fault("token_revoked"))
    wire.scene.do(partial(people.set_preferred_platform, person=wire.scene.julie, platform="slack"))
    number = wire.scene.plan("hello", "Ada")

    await wire.delivery.sweep()

    chat = wire.scene.chat("slack", wire.slack.team.id, wire.slack.direct(wire.on_slack).id)
    assert chat is not None
    assert (wire.scene.post(number).state, chat.reachable) == (State.WAITING, True)


async def test_refresh_edits_every_copy_that_looks_otherwise_and_no_other(wire: Wire) -> None:
    """Julie reads it on Telegram, Sam on Slack; a channel shows what does not change."""
    scene = wire.scene
    sam = wire.slack.add_person("sam", "Sam Tremblay")
    channel = wire.slack.add_channel("nouvelles", [sam])
    chat = reached(scene, wire, sam, channel)
    for person in (scene.julie, scene.sam):
        scene.plan("count", person=person)
    scene.plan("stranger", chat=chat, cohort=None)
    await wire.delivery.sweep()
    assert shown(wire, sam) == ("0", "0")

    scene.plan("hello", "Ada", chat=chat)
    await later_swept(wire, 5)
    former = len(edited(wire))
    for _ in range(3):
        scene.do(refreshed(scene, "count"))
        scene.do(refreshed(scene, "stranger"))
        await later_swept(wire, 5)
    assert (shown(wire, sam), len(edited(wire)) - former) == (("1", "1"), 2)

    scene.plan("hello", "Ada", chat=chat, key="again")
    await later_swept(wire, 5)
    scene.do(refreshed(scene, "count"))
    await later_swept(wire, 5)
    assert shown(wire, sam) == ("1", "1")
    await later_swept(wire, 30)
    assert (shown(wire, sam), len(edited(wire)) - former) == (("2", "2"), 4)
