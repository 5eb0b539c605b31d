"""Somebody in several cohorts: put into them and taken out, heard in a group, and counted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.cards import Card
from bot.exchange import ChatKind, Words
from storage import contracts, people
from storage.db import Session
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, person_of

MONTREAL = 1
LINE = "/contrat 900 BRP gré à gré pour Messagerie Roue-Libelle"


async def count(chat: Chat, cohort: int = CURRENT) -> int:
    totals = await chat.router.store.read(partial(contracts.totals, cohort=cohort))
    return totals.count


async def in_group(chat: Chat, line: str, as_: str) -> Card:
    """Type a line in a group of the terminal, where nobody is answered alone."""
    there = chat.request(Words(line), as_)
    return await chat.send(replace(there, chat="-100", kind=ChatKind.GROUP))


async def enters(
    chat: Chat, key: str, cohort: int, role: Role = Role.COORDINATOR, shop: int | None = None
) -> None:
    """Let somebody be in another cohort too."""
    join = partial(people.join, cohort=cohort, role=role, organization=shop)
    now, person = chat.router.clock.now(), await number(chat, key)
    await chat.router.store.run(partial(join, person=person, now=now))


async def leaves(chat: Chat, key: str, cohort: int, *roles: Role) -> None:
    """Let somebody be in a cohort no more; in these roles only, where there are some."""
    person = await number(chat, key)

    def end(db: Session) -> None:
        now = chat.router.clock.now()
        for one in people.memberships(db, person=person):
            if one.cohort_id == cohort and (not roles or one.role in roles):
                people.end_membership(db, cohort=cohort, membership=one.id, by=None, now=now)

    await chat.router.store.run(end)


async def number(chat: Chat, key: str) -> int:
    found = await chat.router.store.read(partial(person_of, key=key))
    return found.id
