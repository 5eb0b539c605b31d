"""How fast the outbox empties: `python -m tests.bench.delivery`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot import logs
from bot.clock import Clock
from bot.delivery import Delivery
from bot.i18n import Languages
from bot.outlet import Outlet
from bot.playground.calls import Call
from bot.playground.slack import Slack
from bot.playground.telegram import Telegram
from bot.playground.telegram.pace import PER_SECOND, busiest, pace
from bot.registry import Registry
from storage import posts, schema
from storage.chats import ChatKind
from storage.db import Session, Store, open_store
from tests.outbox import NOON, feature, room, set_up
from tests.platforms.slack.scene import Script, over_http
from tests.platforms.telegram.scene import Desk, polling

POSTS = 600
SLACK_POSTS = 50
"""Fewer: a workspace takes five a second."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one emptying of the outbox came to."""

    sent: int
    twice: int
    seconds: float
    states: Counter[str]

    def __str__(self) -> str:
        rate = self.sent / self.seconds
        told = ", ".join(f"{state} {number}" for state, number in sorted(self.states.items()))
        return (
            f"{self.sent} sent in {self.seconds:.1f} s ({rate:.1f}/s), {self.twice} twice; {told}"
        )


def planned(db: Session, cohort: int, outlet: Outlet, chat_ids: Iterable[str]) -> list[int]:
    """Plan a post in each chat."""
    numbers = []
    for chat_id in chat_ids:
        chat = room(
            db,
            cohort=cohort,
            platform=outlet.platform,
            workspace=outlet.workspace,
            chat_id=chat_id,
            kind=ChatKind.DIRECT,
        )
        post = posts.plan(
            db, view="hello", args=["Ada"], key="hello", due_at=NOON, chat=chat.id, cohort=cohort
        )
        numbers.append(post or 0)
    return numbers


async def emptied(store: Store, outlet: Outlet, chat_ids: list[str]) -> tuple[float, Counter[str]]:
    """Plan, then sweep until nothing waits; give the seconds, and where the posts stand."""
    (scene,) = set_up(store)
    numbers = await store.run(lambda db: planned(db, scene.cohort, outlet, chat_ids))
    place = {(outlet.platform, outlet.workspace): outlet}
    delivery = Delivery(store, Registry.of([feature]), Languages(), Clock(NOON), place)
    begun = time.perf_counter()
    await delivery.sweep()
    seconds = time.perf_counter() - begun

    def standing(db: Session) -> Counter[str]:
        found = (posts.get(db, post=number) for number in numbers)
        return Counter(post.state.value for post in found if post)

    return seconds, await store.read(standing)


def told(calls: list[Call], key: str, seconds: float, states: Counter[str]) -> Run:
    arrived = Counter(str(call.arguments[key]) for call in calls)
    twice = sum(number - 1 for number in arrived.values())
    return Run(len(calls), twice, seconds, states)


async def on_telegram(store: Store) -> None:
    async with Telegram(now=Clock().now) as telegram:
        people = [telegram.person(f"P{number}", started=True) for number in range(POSTS)]
        async with polling(telegram, Desk()) as platform:
            seconds, states = await emptied(store, platform, [str(one.id) for one in people])
        calls = telegram.journal.of("sendMessage")
        run, measured = told(calls, "chat_id", seconds, states), pace(calls)
        sys.stdout.write(
            f"Telegram: {run}; busiest second {measured.second} of {PER_SECOND}, "
            f"{run.sent / run.seconds / PER_SECOND:.1%} of the ceiling used; "
            f"{len(telegram.journal.faults())} calls faulted\n"
        )


async def on_slack(store: Store) -> None:
    slack = Slack()
    async with slack.running(), over_http(slack, Script()) as platform:
        people = [slack.add_person(f"p{number}") for number in range(SLACK_POSTS)]
        seconds, states = await emptied(store, platform, [slack.direct(one).id for one in people])
        calls = slack.journal.of("chat.postMessage")
        run = told(calls, "channel", seconds, states)
        second = busiest(sorted(call.at for call in calls), 1)
        sys.stdout.write(
            f"Slack: {run}; busiest second {second}; {len(slack.journal.faults())} calls faulted\n"
        )


async def main() -> None:
    for measure in (on_telegram, on_slack):
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'maillon.db'}"
            schema.upgrade(url)
            store = open_store(url)
            await measure(store)
            await store.close()


if __name__ == "__main__":
    logs.configure("WARNING")
    asyncio.run(main())
