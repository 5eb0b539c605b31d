"""A busy hour: the demo cohorts, and managers who all type contracts at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import handlers
from bot.clock import Clock
from bot.directories import Directories
from bot.exchange import ChatKind, Platform, Reply, Request, Words
from bot.i18n import Languages
from bot.registry import Registry, discover
from bot.router import Router
from storage import demo, participations, people, schema
from storage.db import Session
from storage.opening import open_store
from storage.organizations import Kind
from storage.people import Role
from tests.bench.waits import Waits

NOW = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
PEOPLE = 16
COHORT = 3
"""The demo's current cohort."""


def gather(db: Session) -> None:
    """Write the demo cohorts, and a manager for each place in the crowd."""
    demo.seed(db, now=NOW)
    shops = participations.participants(db, cohort=COHORT, kind=Kind.ENTERPRISE)
    for place in range(PEOPLE):
        person = people.new(db, name=f"Manager {place}", language="fr", now=NOW).id
        account = {"platform": "terminal", "workspace": "local", "user_id": f"m{place}"}
        people.link(db, person=person, **account, now=NOW)
        shop = shops[place % len(shops)].id
        people.join(db, person=person, cohort=COHORT, role=Role.MANAGER, organization=shop, now=NOW)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Router]:
    """Put the machine together on a database of its own."""
    schema.upgrade(url)
    store = open_store(url)
    await store.run(gather)
    registry = Registry.of(discover(handlers))
    yield Router(store, registry, Languages(), Directories(store), Clock(NOW))
    await store.close()


def typed(place: int, number: int, words: str) -> Request:
    """Return a line typed by one of the crowd in their direct chat."""
    return Request(
        platform=Platform.TERMINAL,
        workspace="local",
        user=f"m{place}",
        name=f"Manager {place}",
        chat=f"m{place}",
        kind=ChatKind.DIRECT,
        delivery=f"{place}-{number}",
        act=Words(words),
        language="fr",
    )


@dataclass(frozen=True, slots=True)
class Crowd:
    """People who each wait for an answer before they type again."""

    router: Router

    async def type(self, each: int, *, first: int = 1) -> Waits:
        """Let everybody type so many contracts, no two alike."""
        begun = time.perf_counter()
        waits = await asyncio.gather(*(self._one(place, each, first) for place in range(PEOPLE)))
        return Waits.of((wait for some in waits for wait in some), time.perf_counter() - begun)

    async def _one(self, place: int, each: int, first: int) -> list[float]:
        return [await self._contract(place, number) for number in range(first, first + each)]

    async def _contract(self, place: int, number: int) -> float:
        amount = 10_000 + number * PEOPLE + place
        begun = time.perf_counter()
        reply = await self.router.handle(typed(place, number, f"/contrat {amount} CHUS gré à gré"))
        if not _logged(reply):
            raise RuntimeError(f"not logged: {reply}")
        return time.perf_counter() - begun


def _logged(reply: Reply | None) -> bool:
    return reply is not None and reply.card is not None and reply.card.sign is not None
