"""A small cohort, and the machine on one database: put together anew as after a restart."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import uuid4

import handlers
from bot.cards import Card, Text
from bot.clock import Clock
from bot.directories import Directories
from bot.exchange import ChatKind, Platform, Press, Reply, Request, Words
from bot.feature import Feature
from bot.i18n import Languages
from bot.registry import Registry, discover
from bot.router import Router
from storage import contracts, organizations, participations, people
from storage.contracts import Contract
from storage.db import Session, Store
from storage.opening import open_store
from storage.organizations import Kind
from storage.people import Role
from tests.storage.samples import NOW, TODAY, Sample, fill

PATIENCE = 0.2
"""Seconds: these databases stay in trouble until the test ends it."""
TOLD = "Je ne peux rien écrire en ce moment"
PLACE = {"platform": "terminal", "workspace": "local"}
SELLERS = ("julie", "remi")
"""Two managers of the same enterprise."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine, and those who write to it."""

    router: Router

    @property
    def store(self) -> Store:
        return self.router.store

    def request(self, act: Words | Press, as_: str = "julie") -> Request:
        return Request(
            platform=Platform.TERMINAL,
            workspace="local",
            user=as_,
            name=as_,
            chat=as_,
            kind=ChatKind.DIRECT,
            delivery=uuid4().hex,
            act=act,
            language="fr",
        )

    async def say(self, words: str, as_: str = "julie") -> Card:
        return await self.send(self.request(Words(words), as_))

    async def press(self, card: Card, label: str, as_: str = "julie") -> Card:
        data = next(one.data for one in card.buttons if one.label == label)
        return await self.send(self.request(Press(data), as_))

    async def send(self, request: Request) -> Card:
        return shown(await self.router.handle(request))

    async def amounts(self) -> list[int]:
        """Return the amounts of all contracts in dollars, in the order of their numbers."""
        return await self.store.read(amounts)


def shown(reply: Reply | None) -> Card:
    assert reply is not None
    assert reply.card is not None
    return reply.card


def said(card: Card) -> str:
    """Return the words of a card’s first block, all spaces alike."""
    first = card.blocks[0]
    return "" if not isinstance(first, Text) else first.text.replace("\N{NO-BREAK SPACE}", " ")


def told(card: Card) -> bool:
    """Whether a person was told in words that nothing can be written down now."""
    return said(card).startswith(TOLD)


def logged(card: Card) -> bool:
    return said(card).startswith("Contrat noté")


def amounts(db: Session) -> list[int]:
    found: list[Contract] = []
    while one := contracts.by_number(db, cohort=1, number=len(found) + 1):
        found.append(one)
    return [one.amount_cents // 100 for one in found]


def settle(db: Session) -> Sample:
    """Write the sample cohort, with a buyer of short name and accounts for its people."""
    sample = fill(db)
    buyer = organizations.add(
        db, cohort=sample.cohort, kind=Kind.INSTITUTION, name_fr="Hydro-Lac", now=NOW
    ).id
    participations.take_part(db, cohort=sample.cohort, organization=buyer, joined_on=TODAY, now=NOW)
    remi = people.new(db, name="Rémi", language="fr", now=NOW).id
    people.join(
        db,
        person=remi,
        cohort=sample.cohort,
        role=Role.MANAGER,
        organization=sample.enterprise,
        now=NOW,
    )
    for person, user in ((sample.manager, "julie"), (remi, "remi"), (sample.coordinator, "sam")):
        people.link(db, person=person, **PLACE, user_id=user, now=NOW)
    return sample


def line(amount: int) -> str:
    return f"/contrat {amount} Hydro-Lac gré à gré"


@asynccontextmanager
async def running(
    url: str, *, features: Iterable[Feature] = (), patience: float = PATIENCE, queue: int = 1000
) -> AsyncIterator[Machine]:
    """Put the machine together, with more features if wanted; nothing outlives it but the rows."""
    store = open_store(url, patience=patience, queue=queue)
    registry = Registry.of([*discover(handlers), *features])
    try:
        yield Machine(Router(store, registry, Languages(), Directories(store), Clock(NOW)))
    finally:
        await store.close()


async def settled(machine: Machine) -> Machine:
    """Let everybody have written once: their chats are known, the directory is read."""
    await machine.store.run(settle)
    for user in (*SELLERS, "sam"):
        await machine.say("/aide", user)
    return machine
