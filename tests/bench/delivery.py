"""How fast the outbox empties: `python -m tests.bench.delivery`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean

from bot import logs
from bot.clock import Clock
from bot.delivery import Delivery
from bot.i18n import Languages
from bot.outlet import Outlet
from bot.playground.calls import Call
from bot.playground.slack import Slack
from bot.playground.telegram.pace import PER_SECOND, busiest
from bot.registry import Registry
from storage import posts, schema
from storage.chats import ChatKind
from storage.db import Session, Store
from storage.opening import open_store
from tests.end_to_end.program import started
from tests.mailing import mailing
from tests.outbox import NOON, feature, room, set_up
from tests.platforms.slack.scene import Script, over_http

POSTS = 600
SLACK_POSTS = 50
"""Fewer: a workspace takes five a second."""


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


async def emptied(store: Store, outlet: Outlet, chat_ids: list[str]) -> Counter[str]:
    """Plan, then sweep until nothing waits; give where the posts stand."""
    (scene,) = set_up(store)
    numbers = await store.run(lambda db: planned(db, scene.cohort, outlet, chat_ids))
    place = {(outlet.platform, outlet.workspace): outlet}
    delivery = Delivery(store, Registry.of([feature]), Languages(), Clock(NOON), place)
    await delivery.sweep()

    def standing(db: Session) -> Counter[str]:
        found = (posts.get(db, post=number) for number in numbers)
        return Counter(post.state.value for post in found if post)

    return await store.read(standing)


def told(name: str, calls: Sequence[Call], key: str, states: Counter[str], most: str) -> None:
    """Say what one emptying of the outbox came to."""
    arrived = sorted(call.at for call in calls)
    twice = len(calls) - len({str(call.arguments[key]) for call in calls})
    stands = ", ".join(f"{state} {number}" for state, number in sorted(states.items()))
    sys.stdout.write(
        f"{name}: {len(calls)} sent in {arrived[-1] - arrived[0]:.1f} s, {twice} twice; {stands};"
        f" busiest second {busiest(arrived, 1)}{most}\n"
    )


def sustained(arrived: Sequence[float], lot: int) -> float:
    """Return how many arrived a second, from the middle of the first lot to that of the last.

    A lot may leave at once: from its first to the last one's last would be less than their time.
    """
    return (len(arrived) - lot) / (fmean(arrived[-lot:]) - fmean(arrived[:lot]))


async def on_telegram(store: Store, url: str) -> None:
    """Let the program itself send: Telegram is another machine's work."""
    async with mailing(store, url, POSTS) as post:
        async with started("run", post.environment(public=False)) as program:
            await post.until(POSTS)
            await program.end()
        used = sustained(sorted(call.at for call in post.calls), PER_SECOND) / PER_SECOND
        states = Counter(str(state) for state in post.states().elements())
        told("Telegram", post.calls, "chat_id", states, f" of {PER_SECOND}, {used:.1%} of it used")


async def on_slack(store: Store, _: str) -> None:
    slack = Slack()
    async with slack.running(), over_http(slack, Script()) as platform:
        people = [slack.add_person(f"p{number}") for number in range(SLACK_POSTS)]
        states = await emptied(store, platform, [slack.direct(one).id for one in people])
        told("Slack", slack.journal.of("chat.postMessage"), "channel", states, "")


async def main() -> None:
    for measure in (on_telegram, on_slack):
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'maillon.db'}"
            schema.upgrade(url)
            store = open_store(url)
            await measure(store, url)
            await store.close()


if __name__ == "__main__":
    logs.configure("WARNING")
    asyncio.run(main())
