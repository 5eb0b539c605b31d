"""Whoever manages two enterprises reads what each did, and what is their own once."""

from __future__ import annotations

from functools import partial

import pytest

from bot.cards import Card
from storage import participations, people
from storage.consents import Category
from storage.db import Session
from storage.organizations import Kind
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, person_of
from tests.handlers.hosting import TOLD, announced, asked_for, lines, move
from tests.handlers.tendering import shared
from tests.handlers.weeks import digests

MONDAY = "2026-11-23 08:01"
FIRST, OTHER = "Traiteur Fleur de Chaudron", "Messagerie Roue-Libelle"
TITLE = "Votre semaine, 16 au 22 novembre"
QUESTION = "Bonjour! Un contrat ou un contact à noter depuis le {}? Sinon, tout va bien."
ASKED = "Noter | Rien à noter"


@pytest.fixture(autouse=True)
async def two(chat: Chat) -> None:
    """Let Julie manage another enterprise too."""

    def join(db: Session) -> None:
        julie = person_of(db, "julie")
        sellers = participations.participants(db, cohort=CURRENT, kind=Kind.ENTERPRISE)
        other = next(one.id for one in sellers if one.name_fr == OTHER)
        join = partial(people.join, db, person=julie.id, cohort=CURRENT, role=Role.MANAGER)
        join(organization=other, now=chat.router.clock.now())

    await chat.router.store.run(join)


async def logged(chat: Chat, *enterprises: str) -> None:
    """Let a contract of each of these be logged."""
    for name in enterprises:
        await chat.say("/contrat 2500 STM gré à gré", "julie")
        await chat.press(name, "julie")


async def read(chat: Chat) -> None:
    """Let Julie be sent the event, then the call that waits for its turn."""
    await chat.mail("julie")
    move(chat, "2026-11-20 10:01")
    await chat.mail("julie")


async def told(chat: Chat, when: str = MONDAY) -> Card:
    """Return the digest that Julie has then, alone."""
    [card] = (await digests(chat, when))["julie"]
    return card


async def test_what_is_the_persons_is_told_once(chat: Chat) -> None:
    move(chat, "2026-11-20 10:00")
    await asked_for(chat, Category.TRAINING, "julie")
    await announced(chat)
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    await read(chat)
    await logged(chat, FIRST, OTHER)
    move(chat, "2026-11-22 10:00")
    await chat.say("/contrat 900 CHUS", "julie")
    said = lines(await told(chat))
    cut = said.index(OTHER)

    assert said[:2] == [TITLE, FIRST]
    assert said[2] == said[cut + 1] == "1 contrat, 2 500 $ · 0 contact"
    begun, call = "1 saisie à terminer", "1 appel d’offres, clôture le mardi 8 décembre à 14 h"
    assert [one for one in said if one in {begun, call, TOLD}] == [begun, call, TOLD]


async def test_enterprise_that_did_nothing_has_no_part(chat: Chat) -> None:
    move(chat, "2026-11-20 10:00")
    await asked_for(chat, Category.TRAINING, "julie")
    await announced(chat)
    await chat.mail("julie")
    await logged(chat, OTHER)
    said = lines(await told(chat))

    assert said[:2] == [f"{OTHER}, 16 au 22 novembre", "1 contrat, 2 500 $ · 0 contact"]
    assert FIRST not in said
    assert TOLD in said


async def test_digest_of_one_of_two_says_eight_lines_at_most(chat: Chat) -> None:
    move(chat, "2026-11-20 10:00")
    await asked_for(chat, Category.TRAINING, "julie")
    await announced(chat)
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    await read(chat)
    await logged(chat, FIRST)
    await chat.say("/contrat 700 Entretien Aubenette gré à gré", "julie")
    await chat.press(FIRST, "julie")
    move(chat, "2026-11-22 10:00")
    await chat.say("/contrat 900 CHUS", "julie")
    *said, _buttons = lines(await told(chat))

    assert (said[0], len(said)) == (f"{FIRST}, 16 au 22 novembre", 8)


async def test_what_is_the_persons_is_told_where_no_enterprise_did_anything(chat: Chat) -> None:
    move(chat, "2026-11-22 10:00")
    await chat.say("/contrat 900 CHUS", "julie")
    said = lines(await told(chat))

    assert said[:2] == [f"{FIRST}, 16 au 22 novembre", "0 contrat · 0 contact"]
    assert "1 saisie à terminer" in said
    assert OTHER not in said


async def test_two_silences_are_asked_about_once_since_the_later(chat: Chat) -> None:
    move(chat, "2026-11-18 10:00")
    await logged(chat, FIRST)
    move(chat, "2026-11-20 10:00")
    await logged(chat, OTHER)
    await digests(chat, MONDAY)
    asked = await told(chat, "2026-12-21 08:01")
    after = await digests(chat, "2026-12-28 08:01")

    assert lines(asked) == [QUESTION.format("20 novembre"), ASKED]
    assert "julie" not in after


async def test_silence_is_not_asked_about_where_the_other_has_something_to_tell(
    chat: Chat,
) -> None:
    move(chat, "2026-11-18 10:00")
    await logged(chat, FIRST)
    await digests(chat, MONDAY)
    move(chat, "2026-12-19 10:00")
    await logged(chat, OTHER)
    said = lines(await told(chat, "2026-12-21 08:01"))

    assert said[:2] == [f"{OTHER}, 14 au 20 décembre", "1 contrat, 2 500 $ · 0 contact"]
    assert FIRST not in said


async def test_silence_is_not_asked_about_where_the_other_was_heard_of_lately(chat: Chat) -> None:
    move(chat, "2026-11-18 10:00")
    await logged(chat, FIRST, OTHER)
    await digests(chat, MONDAY)
    move(chat, "2026-12-11 10:00")
    await logged(chat, OTHER)
    await digests(chat, "2026-12-14 08:01")

    assert "julie" not in await digests(chat, "2026-12-21 08:01")
