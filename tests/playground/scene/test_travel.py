"""The clock of the scene: what is due on the way arrives once, in order, at its own time."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.scene import Scene
from bot.playground.seeding import START
from bot.playground.travel import Backwards, TooFar
from tests.playground.scene.people import Heard, OnSlack, OnTelegram, at

FOLLOW_UP = "📅 Suivi à faire aujourd’hui : {}, CIUSSS de l’Estrie – CHUS, appel, le 18 novembre."


def follow_ups(telegram: OnTelegram, known: int) -> list[Heard]:
    """Return what has come since, without the digests on the way."""
    return [one for one in telegram.reads[known:] if one.text.startswith("📅 Suivi")]


async def test_follow_up_arrives_once_at_its_time(scene: Scene, telegram: OnTelegram) -> None:
    await telegram.types("/contact CHUS avec Claude Roy appel suivi demain")
    known = len(telegram.reads)
    await scene.move_to(at("2026-11-19 08:59"))
    assert telegram.reads[known:] == []
    await scene.move_to(at("2026-11-23 08:30"))
    await scene.move_to(at("2026-12-07 08:30"))
    [reminder] = follow_ups(telegram, known)
    assert (reminder.text, reminder.minute) == (FOLLOW_UP.format("Claude Roy"), "11-19 09:00")
    assert scene.clock.now() - at("2026-12-07 08:30") < timedelta(minutes=1)


async def test_follow_ups_of_a_season_arrive_in_order(scene: Scene, telegram: OnTelegram) -> None:
    days = {"Zoé Roy": "2026-12-30", "Ali Haddad": "2026-11-20", "Léa Caron": "2026-12-24"}
    for name, day in days.items():
        await telegram.types(f"/contact CHUS avec {name} appel suivi {day}")
    known = len(telegram.reads)
    await scene.move_to(START + timedelta(days=44))
    assert [(one.text, one.minute) for one in follow_ups(telegram, known)] == [
        (FOLLOW_UP.format("Ali Haddad"), "11-20 09:00"),
        (FOLLOW_UP.format("Léa Caron"), "12-24 09:00"),
        (FOLLOW_UP.format("Zoé Roy"), "12-30 09:00"),
    ]


class Still(Clock):
    """Goes on only when it is moved: however long the machine takes, no time passes."""

    def now(self) -> datetime:
        return self._instant

    def move_to(self, instant: datetime) -> None:
        self._instant = instant.astimezone(UTC)


async def test_messages_of_one_instant_keep_their_distance(demo_file: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(demo_file, tmp_path / "scene.db"))
    async with Scene.open(file, clock=Still(START)) as scene:
        for name in ("Léa Caron", "Ali Haddad", "Claude Roy", "Noé Petit"):
            await OnSlack(scene).types(f"/contact CHUS avec {name} appel suivi demain")
        await scene.move_to(START + timedelta(days=1))
        told = [one.when for one in OnTelegram(scene).reads]

    first, gap = at("2026-11-19 09:00"), timedelta(seconds=1.03)
    assert told == [first, first + gap, first + 2 * gap, first + 3 * gap]


async def test_clock_goes_neither_back_nor_too_far(scene: Scene) -> None:
    now = scene.clock.now()
    with pytest.raises(Backwards, match=r"^It is 2026-11-18 15:00.* already"):
        await scene.move_to(START)
    with pytest.raises(TooFar, match="The clock moves by 366 days at most"):
        await scene.move_to(START + timedelta(days=400))
    assert scene.clock.now() - now < timedelta(minutes=1)


async def test_planned_message_outlives_the_bot(scene: Scene, telegram: OnTelegram) -> None:
    await telegram.types("/contact CHUS avec Claude Roy appel suivi demain")
    await scene.restart()
    await scene.move_to(START + timedelta(days=1))
    assert telegram.reads[-1].minute == "11-19 09:00"
