"""Answers that show a view live where one person reads them, until something replaces them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

import pytest
from structlog.testing import capture_logs

from bot.cards import Card
from bot.directories import Directories
from bot.edits import Editor
from bot.exchange import ChatKind, Platform, Press, Reply, Words
from bot.i18n import Languages
from bot.lines import Lines
from bot.outlet import Outlet, Passing, Sent
from bot.queues import Pulse
from bot.readers import Views
from bot.registry import Registry
from bot.router import Router
from storage import chats, people, posts
from storage.db import Session, Store
from storage.posts import POST
from tests.living import Desk, feature, refresh
from tests.outbox import Box, set_up
from tests.outbox import feature as samples


@pytest.fixture
def desk(store: Store) -> Iterator[Desk]:
    registry = Registry.of([samples, feature])
    for scene in set_up(store):
        router = Router(store, registry, Languages(), Directories(store), scene.clock)
        yield Desk(scene, router)


async def test_answer_changes_with_the_view_that_it_shows(desk: Desk) -> None:
    card = await desk.ask(desk.request(Words("/look")), Sent("D11", "5"))
    await desk.changed()

    assert card == Card(title="0")
    assert desk.scene.telegram.edited == [(Sent("D11", "5"), Card(title="1"))]


async def test_answer_that_is_seen_by_others_or_cannot_be_changed_stays_as_it_is(
    desk: Desk,
) -> None:
    await desk.ask(desk.request(Words("/shout"), chat="-1001"), Sent("-1001", "5"))
    await desk.ask(desk.request(Words("/look")), None)
    link = partial(people.link, person=desk.scene.sam, platform="telegram", workspace="7")
    desk.scene.do(partial(link, user_id="12", now=desk.scene.clock.now()))
    remember = partial(chats.remember, platform="telegram", workspace="7", kind=ChatKind.DIRECT)
    desk.scene.do(partial(remember, chat_id="D12", person=desk.scene.sam))
    await desk.ask(desk.request(Words("/look")), Sent("D12", "6"))
    await desk.changed()

    assert desk.scene.telegram.edited == []


async def test_answer_given_in_private_from_a_group_lives(desk: Desk) -> None:
    await desk.ask(desk.request(Words("/look")), None)
    await desk.ask(desk.request(Words("/look"), chat="-1001"), Sent("D11", "5"))
    await desk.changed()

    assert [sent for sent, _ in desk.scene.telegram.edited] == [Sent("D11", "5")]


async def test_answer_that_another_took_the_place_of_is_not_overwritten(desk: Desk) -> None:
    await desk.ask(desk.request(Words("/look")), Sent("D11", "5"))
    card = await desk.press("hide", "5")
    await desk.changed()

    assert (card, desk.scene.telegram.edited) == (Card(title="hidden"), [])


async def test_answer_beside_it_lets_it_live(desk: Desk) -> None:
    await desk.ask(desk.request(Words("/look")), Sent("D11", "5"))
    await desk.press("beside", "5")
    await desk.changed()

    assert [sent for sent, _ in desk.scene.telegram.edited] == [Sent("D11", "5")]


async def test_sent_message_that_an_answer_took_the_place_of_is_not_overwritten(
    desk: Desk,
) -> None:
    number = desk.scene.plan("count")
    await desk.scene.delivery().sweep()
    message = desk.scene.post(number).message_id or ""
    await desk.press("hide", message)
    await desk.changed()

    reached = partial(posts.reached, cohort=desk.scene.cohort, person=desk.scene.julie)
    found = desk.scene.do(partial(reached, view="count", args=[]))
    assert (desk.scene.telegram.edited, found) == ([], True)


async def test_message_of_a_group_lives_on_when_the_answer_leaves_it(desk: Desk) -> None:
    scene = desk.scene
    number = scene.plan("hello", "Ada")
    await scene.delivery().sweep()

    def move(db: Session) -> None:
        """Let the message stand in a group."""
        group = chats.remember(
            db, platform="telegram", workspace="7", chat_id="-1001", kind=ChatKind.GROUP
        )
        there = {"person_id": None, "chat_id": group.id, "message_chat": "-1001"}
        db.execute(POST.update().where(POST.c.id == number).values(there))

    scene.do(move)
    press = Press(f"hide@{scene.cohort}")
    message = scene.post(number).message_id or ""
    await desk.ask(desk.request(press, message, "-1001"), Sent("D11", "9"))

    assert scene.post(number).message_id == message


async def outdated(desk: Desk) -> None:
    """Let an answer wait to be edited."""
    scene = desk.scene
    await desk.ask(desk.request(Words("/look")), Sent("D11", "5"))
    scene.plan("hello", "Ada", person=scene.sam)
    await scene.delivery().sweep()
    refresh(scene)


def editing(desk: Desk, outlet: Outlet, sleep: Callable[[float], Awaitable[object]]) -> Editor:
    scene, views = desk.scene, Views(desk.router.registry, Languages())
    lines = Lines({(Platform.TELEGRAM, "7"): outlet}, Pulse(scene.leap.now, sleep))
    return Editor(scene.store, views, scene.clock, lines, scene.metrics)


@dataclass
class Slow(Box):
    """An outlet where something else is done while an edit is under way."""

    meanwhile: list[Callable[[], Awaitable[object]]] = field(default_factory=list)

    async def edit(self, sent: Sent, card: Card) -> None:
        while self.meanwhile:
            await self.meanwhile.pop()()
        await super().edit(sent, card)


@pytest.mark.parametrize("key", ["hide", "steady"])
@pytest.mark.parametrize("trouble", [None, Passing("no answer in time")])
async def test_answer_to_a_message_that_is_being_edited_stands_beside(
    desk: Desk, trouble: Exception | None, key: str
) -> None:
    await outdated(desk)
    replies = []

    async def press() -> None:
        press = Press(f"{key}@{desk.scene.cohort}")
        replies.append(await desk.router.handle(desk.request(press, "5")))

    outlet = Slow(Platform.TELEGRAM, "7", meanwhile=[press])
    outlet.troubles["D11"] = [trouble] if trouble else []
    editor = editing(desk, outlet, desk.scene.leap.sleep)
    for _ in range(2):
        for task in await editor.claim(1):
            await editor.renew(task)
        desk.scene.later(minutes=1)
    await press()

    assert outlet.edited == [(Sent("D11", "5"), Card(title="1"))]
    assert [one and one.replaces for one in replies] == [False, True]


async def test_message_is_being_edited_however_far_the_clock_leaps(desk: Desk) -> None:
    await outdated(desk)
    replies: list[Reply | None] = []

    async def press() -> None:
        desk.scene.later(minutes=5)
        hide = Press(f"hide@{desk.scene.cohort}")
        replies.append(await desk.router.handle(desk.request(hide, "5")))

    outlet = Slow(Platform.TELEGRAM, "7", meanwhile=[press])
    editor = editing(desk, outlet, desk.scene.leap.sleep)
    await editor.renew(*await editor.claim(1))
    await press()

    assert outlet.edited == [(Sent("D11", "5"), Card(title="1"))]
    assert [one and one.replaces for one in replies] == [False, True]


async def test_change_while_an_answer_is_on_its_way_is_shown_at_once(desk: Desk) -> None:
    request = desk.request(Words("/look"))
    reply = await desk.router.handle(request)
    assert reply is not None
    await desk.changed()
    await desk.router.answered(request, reply, Sent("D11", "5"))
    await desk.scene.delivery().sweep()

    assert desk.scene.telegram.edited == [(Sent("D11", "5"), Card(title="1"))]


async def test_answer_whose_view_fails_was_given_all_the_same(desk: Desk) -> None:
    request = desk.request(Words("/touch"))
    reply = await desk.router.handle(request)
    assert reply is not None
    await desk.changed()
    with capture_logs() as logs:
        await desk.router.answered(request, reply, Sent("D11", "5"))

    assert [one["event"] for one in logs] == ["answer does not live"]
    assert "Tremblay" not in repr(logs)
    assert await desk.router.handle(request) is None


async def test_answer_that_cannot_be_noted_was_given_and_lives_all_the_same(desk: Desk) -> None:
    request = desk.request(Words("/look"))
    reply = await desk.router.handle(request)
    assert reply is not None
    unwritable = replace(request, delivery="\ud800")
    with capture_logs() as logs:
        await desk.router.answered(unwritable, reply, Sent("D11", "5"))
    await desk.changed()

    assert [one["event"] for one in logs] == ["answer not noted"]
    assert [sent for sent, _ in desk.scene.telegram.edited] == [Sent("D11", "5")]
