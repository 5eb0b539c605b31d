"""Posts for many people that a program sends, while both platforms have their troubles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final, NamedTuple

from bot.clock import Clock
from bot.playground.calls import Call, Fault
from bot.playground.pulse import Pulse
from bot.playground.slack import App, Slack
from bot.playground.telegram import Telegram
from bot.playground.telegram.faults import dropped, flood, migrated, server_error
from bot.playground.telegram.pace import PER_SECOND, Pace, pace
from storage import people
from storage.db import Session, Store
from tests.end_to_end.program import free_port, slack_settings, started, telegram_settings
from tests.mailing import News, Place

WITHIN: Final = 180.0
"""Seconds for which one waits on a slow machine."""
GONE, GROUP, BROKEN, DROPPED = 0, 1, 2, 3
KINDS: Final = 20
"""Of so many people one left Telegram, one group moves, one meets a fault of each kind."""
FLOODS: Final = 3
"""How often Telegram asks to wait."""
FLOOD: Final = 1
"""For how many seconds it does."""


class Invited(NamedTuple):
    """Who is to be told: a person on Telegram, perhaps on Slack too, or a group."""

    user: str = ""
    slack: str = ""
    group: str = ""


@dataclass
class Storm:
    """Both platforms, and who is to be told where."""

    store: Store
    url: str
    pulse: Pulse = field(default_factory=Pulse)
    expected: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.telegram = Telegram(now=Clock().now, pulse=self.pulse)
        self.slack = Slack(App(), pulse=self.pulse)
        self._bot = Place("telegram", str(self.telegram.bot.id))

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

        From a second after the first call, as that one may begin with a burst, to the last chat's
        first, without the seconds for which Telegram asked to wait: what then comes again after a
        fault waits for its own sake.
        """
        calls = sorted(self.telegram.journal.of("sendMessage"), key=lambda call: call.at)
        first = {str(call.arguments["chat_id"]): call.at for call in reversed(calls)}
        began, ended = calls[0].at + 1, max(first.values())
        waited, until = 0.0, began
        for call in calls:
            if call.status == HTTPStatus.TOO_MANY_REQUESTS:
                waited += call.at + FLOOD - max(call.at, until)
                until = call.at + FLOOD
        tried = sum(began < call.at <= ended for call in calls)
        return tried / (ended - began - waited) / PER_SECOND

    async def rage(self, size: int) -> None:
        """Let a program tell so many people, and wait until all have been told."""
        async with self.slack.running(), self.telegram:
            work = [await self._invite(number) for number in range(size)]
            self._trouble()
            await self.store.run(lambda db: self._plan_all(db, work))
            async with started("run", self._environment()) as program:
                await self.pulse.until(lambda: self.expected <= self.arrived.keys(), WITHIN)
                assert await program.end() == 0

    @property
    def _calls(self) -> list[Call]:
        return [
            *self.telegram.journal.of("sendMessage"),
            *self.slack.journal.of("chat.postMessage"),
        ]

    def _environment(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.url,
            "PORT": str(free_port()),
            **telegram_settings(self.telegram),
            **slack_settings(self.slack),
        }

    async def _invite(self, number: int) -> Invited:
        """Make up a person, or a group, and what happens when they are told."""
        someone = self.telegram.person(f"P{number}", started=True)
        where, kind = str(someone.id), number % KINDS
        if kind == GROUP:
            group = self.telegram.group(f"G{number}", [someone], kind="group")
            larger = self.telegram.group(f"G{number}", [someone])
            self.telegram.fail(f"sendMessage:{group.id}", migrated(larger.id))
            self.expected.add(str(larger.id))
            return Invited(group=str(group.id))
        if kind == GONE:
            await self.telegram.deactivate(someone)
            also = self.slack.add_person(f"p{number}")
            self.expected.add(self.slack.direct(also).id)
            return Invited(user=where, slack=also.id)
        if kind in (BROKEN, DROPPED):
            self.telegram.fail(
                f"sendMessage:{where}", server_error() if kind == BROKEN else dropped()
            )
        self.expected.add(where)
        return Invited(user=where)

    def _trouble(self) -> None:
        self.telegram.fail("sendMessage", *(flood(FLOOD) for _ in range(FLOODS)))
        self.slack.faults.plan(
            "chat.postMessage",
            Fault(error="ratelimited", status=429, retry_after=1),
            Fault(status=503),
            Fault(reset=True),
        )

    def _plan_all(self, db: Session, work: Sequence[Invited]) -> None:
        news = News.of(db, self._bot)
        for one in work:
            if one.group:
                news.plan(db, chat=news.attached(db, self._bot, one.group))
                continue
            person = news.coordinator(db, self._bot, one.user)
            if one.slack:
                news.link(db, person, Place("slack", self.slack.team.id), one.slack)
                people.set_preferred_platform(db, person=person, platform="telegram")
            news.plan(db, person=person)
