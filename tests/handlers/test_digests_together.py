"""Whoever has several qualities in a cohort is told of the week in one message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from bot.cards import Card
from storage.consents import Category
from storage.db import Session
from storage.digests import DIGEST
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import (
    CHUS,
    announced,
    asked_for,
    championing,
    coordinating,
    lines,
    move,
)
from tests.handlers.switching import leaves
from tests.handlers.weeks import digests, sweep

MONDAY = "2026-11-23 08:01"
JULIE = "Traiteur Fleur de Chaudron"
WAYS = "Noter un contact"
TITLE = "Votre semaine, 16 au 22 novembre"


async def busy(chat: Chat) -> None:
    """Let Julie have something to be told of."""
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500,55 CHUS gré à gré", "julie")


async def told(chat: Chat, reader: str, when: str = MONDAY) -> Card:
    """Return the one digest that somebody has then."""
    [card] = (await digests(chat, when))[reader]
    return card


async def figures(chat: Chat) -> Mapping[str, Any]:
    """Return what each reader's digest was issued with."""

    def kept(db: Session) -> dict[str, Any]:
        return {row.reader: row.figures for row in db.execute(select(DIGEST))}

    return await chat.router.store.read(kept)


async def test_manager_and_champion_has_one_message_in_two_parts(chat: Chat) -> None:
    await busy(chat)
    await championing(chat, "julie")
    await coordinating(chat, "julie")
    every = await digests(chat, MONDAY)
    [joined], [champion] = every["julie"], every["mireille"]
    said, other = lines(joined), lines(champion)
    cut = said.index(CHUS)

    assert said[:3] == [TITLE, JULIE, "1 contrat, 2 500,55 $ · 0 contact"]
    assert said[cut + 1 : -1] == other[1:-1]
    assert said[-1] == f"{WAYS} | {other[-1]}"
    assert max(cut - 1, len(said) - cut - 2) <= 8


async def test_figures_of_each_part_are_kept(chat: Chat) -> None:
    await busy(chat)
    number = await championing(chat, "julie")
    await told(chat, "julie")
    kept = await figures(chat)
    manager = next(reader for reader in kept if reader.startswith("manager:"))

    assert kept[manager]["week"] == [1, 250_055]
    assert kept[f"champion:{number}"]["week"] == [1, 250_055]


async def test_part_whose_quality_has_ended_is_left_out(chat: Chat) -> None:
    await busy(chat)
    await championing(chat, "julie")
    move(chat, MONDAY)
    await sweep(chat)

    await leaves(chat, "julie", CURRENT, Role.CHAMPION)
    said = lines(await told(chat, "julie", "2026-11-23 08:02"))

    assert said[:2] == [TITLE, "1 contrat, 2 500,55 $ · 0 contact"]
    assert CHUS not in said


async def test_what_was_held_back_is_told_once(chat: Chat) -> None:
    await championing(chat, "julie")
    await asked_for(chat, Category.TRAINING, "julie")
    move(chat, "2026-11-19 10:00")
    for title in ("Un", "Deux", "Trois"):
        await announced(chat, f"formation {title}, jeudi 26 novembre 14h-16h, Parvis")
        await chat.mail("dominique")
    said = lines(await told(chat, "julie"))

    assert [one for one in said if "retenu" in one] == ["1 message a été retenu."]


async def test_digest_in_parts_is_one_of_the_two_messages_of_its_day(chat: Chat) -> None:
    await championing(chat, "julie")
    await asked_for(chat, Category.TRAINING, "julie")
    move(chat, "2026-11-23 07:30")
    await announced(chat, "formation Un, jeudi 26 novembre 14h-16h, Parvis")
    move(chat, "2026-11-23 08:00")
    first = [lines(one)[0] for one in await chat.mail("julie")]

    assert first == ["Formation"]
