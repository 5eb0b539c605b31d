"""Posts for many people through the real clients, while both platforms have their troubles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import Final

from bot.chores import chores
from bot.clock import Clock
from bot.delivery import Delivery
from bot.i18n import Languages
from bot.outgoing import Outgoing
from bot.outlet import Outlet
from bot.playground.calls import Call, Fault
from bot.playground.pulse import Pulse
from bot.playground.slack import App, Slack
from bot.playground.telegram import Telegram
from bot.playground.telegram.faults import dropped, flood, migrated, server_error
from bot.playground.telegram.pace import PER_SECOND, Pace, pace
from bot.registry import Registry
from bot.scheduler import Scheduler
from storage import chats, people, posts
from storage.chats import ChatKind
from storage.db import Session, Store
from storage.people import Role
from tests.outbox import NOON, feature, room, set_up
from tests.platforms.slack.scene import Script, over_http
from tests.platforms.telegram.scene import Desk, polling

WITHIN: Final = 180.0
"""Seconds for which one waits on a slow machine."""
BLOCKED, GROUP, BROKEN, DROPPED = 0, 1, 2, 3
KINDS: Final = 20
"""Of so many people one blocked the bot, one group moves, one meets a fault of each kind."""
FLOODS: Final = 3
"""How often Telegram asks to wait."""
FLOOD: Final = 1
"""For how many seconds it does."""
_SWEEP: Final = timedelta(seconds=0.2)


@dataclass
class Storm:
    """Both platforms, and who is to be told where."""

    store: Store
    pulse: Pulse = field(default_factory=Pulse)
    expected: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.telegram = Telegram(now=Clock().now, pulse=self.pulse)
        self.slack = Slack(App(), pulse=self.pulse)
        (self.scene,) = set_up(self.store)

    @property
    def arrived(self) -> Counter[str]:
        """How often each chat was told."""
        return Counter(
            str(call.arguments["chat_id" if call.platform == "telegram" else "channel"])
            for call in self._calls
            if call.status == 200 and not call.error
        )

    @property
    def refused(self) -> Counter[int]:
        """How many calls met which fault; 0 is a connection that broke."""
        return Counter(call.status for call in self._calls if call.status != 200 or call.error)

    @property
    def pace(self) -> Pace:
        return pace(self.telegram.journal.calls)

    @property
    def used(self) -> float:
        """The share of Telegram's ceiling that was used while there was something to send.

        From the first call to the last chat's first, without the seconds for which Telegram
        asked to wait: what then comes again after a fault waits for its own sake.
        """
        calls = sorted(self.telegram.journal.of("sendMessage"), key=lambda call: call.at)
        first = {str(call.arguments["chat_id"]): call.at for call in reversed(calls)}
        began, ended = calls[0].at, max(first.values())
        waited, until = 0.0, began
        for call in calls:
            if call.status == HTTPStatus.TOO_MANY_REQUESTS:
                waited += call.at + FLOOD - max(call.at, until)
                until = call.at + FLOOD
        tried = sum(began < call.at <= ended for call in calls)
        return tried / (ended - began - waited) / PER_SECOND

    async def rage(self, size: int) -> None:
        """Tell so many people, and wait until all have been told."""
        async with AsyncExitStack() as open_:
            await open_.enter_async_context(self.slack.running())
            await open_.enter_async_context(self.telegram)
            outlets = (
                await open_.enter_async_context(polling(self.telegram, Desk())),
                await open_.enter_async_context(over_http(self.slack, Script())),
            )
            work = [await self._invite(number) for number in range(size)]
            self._trouble()
            await self.store.run(lambda db: [plan(db) for plan in work])
            outgoing = self._outgoing(outlets)
            await self.pulse.until(lambda: self.expected <= self.arrived.keys(), WITHIN)
            await outgoing.drain(5)

    @property
    def _calls(self) -> list[Call]:
        return [
            *self.telegram.journal.of("sendMessage"),
            *self.slack.journal.of("chat.postMessage"),
        ]

    def _outgoing(self, outlets: Sequence[Outlet]) -> Outgoing:
        registry, clock = Registry.of([feature]), Clock(NOON)
        places = {(one.platform, one.workspace): one for one in outlets}
        delivery = Delivery(self.store, registry, Languages(), clock, places)
        due = chores(self.store, delivery, registry)
        return Outgoing(delivery, Scheduler(clock, due, sweep=_SWEEP))

    async def _invite(self, number: int) -> partial[int | None]:
        """Make up a person, or a group, and what happens when they are told."""
        someone = self.telegram.person(f"P{number}", started=True)
        where, kind = str(someone.id), number % KINDS
        if kind == GROUP:
            group = self.telegram.group(f"G{number}", [someone], kind="group")
            larger = self.telegram.group(f"G{number}", [someone])
            self.telegram.fail(f"sendMessage:{group.id}", migrated(larger.id))
            self.expected.add(str(larger.id))
            return partial(self._plan, group=str(group.id))
        if kind == BLOCKED:
            await self.telegram.block(someone)
            also = self.slack.add_person(f"p{number}")
            self.expected.add(self.slack.direct(also).id)
            return partial(self._plan, user=where, slack=also.id)
        if kind in (BROKEN, DROPPED):
            self.telegram.fail(
                f"sendMessage:{where}", server_error() if kind == BROKEN else dropped()
            )
        self.expected.add(where)
        return partial(self._plan, user=where)

    def _trouble(self) -> None:
        self.telegram.fail("sendMessage", *(flood(FLOOD) for _ in range(FLOODS)))
        self.slack.faults.plan(
            "chat.postMessage",
            Fault(error="ratelimited", status=429, retry_after=1),
            Fault(status=503),
            Fault(reset=True),
        )

    def _plan(self, db: Session, *, user: str = "", slack: str = "", group: str = "") -> int | None:
        bot = {"platform": "telegram", "workspace": str(self.telegram.bot.id)}
        say = partial(
            posts.plan,
            db,
            view="hello",
            args=["Ada"],
            key="hello",
            due_at=NOON,
            cohort=self.scene.cohort,
        )
        if group:
            attached = partial(room, db, cohort=self.scene.cohort, kind=ChatKind.GROUP)
            here = attached(platform="telegram", workspace=bot["workspace"], chat_id=group)
            return say(chat=here.id)
        person = people.new(db, name=user, now=NOON).id
        people.join(db, person=person, cohort=self.scene.cohort, role=Role.COORDINATOR, now=NOON)
        people.link(db, person=person, **bot, user_id=user, now=NOON)
        chats.remember(db, **bot, chat_id=user, kind=ChatKind.DIRECT, person=person)
        if slack:
            team = {"platform": "slack", "workspace": self.slack.team.id}
            people.link(db, person=person, **team, user_id=slack, now=NOON)
            people.set_preferred_platform(db, person=person, platform="telegram")
        return say(person=person)
