"""Being unkind to the bot: it bears it, and what was to be said is said once."""

from __future__ import annotations

import asyncio
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.playground.calls import Fault
from bot.playground.pulse import Pulse
from bot.playground.scene import Scene
from bot.playground.seeding import START
from tests.playground.scene.people import OnSlack, OnTelegram, at

REMINDED = (
    "📅 Suivi à faire aujourd’hui : Claude Roy, CIUSSS de l’Estrie – CHUS, appel, le 18 novembre."
)


@pytest.fixture
async def planned(slack: OnSlack) -> None:
    """A follow-up, due the day after."""
    await slack.types("/contact CHUS avec Claude Roy appel suivi demain")


def reminders(scene: Scene) -> list[tuple[str, str]]:
    """List who was reminded where, and when."""
    places = (OnSlack(scene), OnTelegram(scene))
    return [
        (type(place).__name__, one.minute)
        for place in places
        for one in place.reads
        if one.text == REMINDED
    ]


@pytest.mark.usefixtures("planned")
async def test_blocked_bot_writes_on_the_other_platform(scene: Scene) -> None:
    await scene.telegram.block(scene.players["julie"].telegram)
    await scene.move_to(START + timedelta(days=1))
    assert reminders(scene) == [("OnSlack", "11-19 09:00")]


@pytest.mark.usefixtures("planned")
async def test_limited_platform_is_waited_for(scene: Scene) -> None:
    await scene.move_to(at("2026-11-19 08:59"))
    scene.limit("telegram", 600)
    await scene.move_to(at("2026-11-19 09:05"))
    assert reminders(scene) == []
    await scene.move_to(START + timedelta(days=1))
    assert reminders(scene) == [("OnTelegram", "11-19 09:09")]


async def test_what_was_said_while_a_platform_was_broken_is_answered_before_the_clock_moves(
    scene: Scene, telegram: OnTelegram
) -> None:
    scene.break_("telegram", 3)
    await scene.telegram.say(telegram.me, telegram.me, "/contrat 2500 CHUS gré à gré")
    await scene.move_to(START + timedelta(days=1))
    assert [one.minute for one in telegram.reads if "n° 27" in one.text] == ["11-18 10:00"]


async def test_end_of_a_limit_is_told_by_itself(scene: Scene) -> None:
    scene.limit("slack", 1)
    calls = ("chat.postMessage",)
    assert scene.slack.faults.take(calls) == Fault(retry_after=1)
    assert await scene.changed.until(lambda: scene.slack.faults.take(calls) is None, within=10)


async def test_end_of_a_limit_is_not_told_of_a_closed_scene(
    demo_file: Path, tmp_path: Path
) -> None:
    changed, over = Pulse(), asyncio.Event()
    file = Path(shutil.copy(demo_file, tmp_path / "other.db"))
    async with Scene.open(file, changed) as scene:
        scene.limit("slack", 2)
        asyncio.get_running_loop().call_later(2, over.set)
    told = changed.beats
    await over.wait()
    assert changed.beats == told


@pytest.mark.usefixtures("planned")
async def test_broken_platform_is_tried_again(scene: Scene) -> None:
    scene.break_("telegram", 3)
    await scene.move_to(START + timedelta(days=1))
    assert reminders(scene) == [("OnTelegram", "11-19 09:00")]
    errors = [one.status for one in scene.telegram.journal.of("sendMessage")]
    assert errors == [502, 0, 502, 200]


@pytest.mark.usefixtures("planned")
async def test_mended_platform_takes_everything(scene: Scene) -> None:
    scene.break_("telegram", 1000)
    scene.limit("telegram", 3600)
    scene.mend()
    await scene.move_to(START + timedelta(days=1))
    assert reminders(scene) == [("OnTelegram", "11-19 09:00")]


async def test_limited_bot_hears_all_the_same(scene: Scene, telegram: OnTelegram) -> None:
    scene.limit("telegram", 3600)
    calls = scene.telegram.journal
    await scene.telegram.say(telegram.me, telegram.me, "/aide")
    await scene.telegram.until(lambda: [one.status for one in calls.of("sendMessage")], 10)
    scene.mend()
    await scene.telegram.until(lambda: not scene.telegram.waiting, 10)
    await scene.move_to(START + timedelta(hours=2))
    await scene.telegram.until(lambda: telegram.reads, 20)
    assert [one.status for one in calls.of("sendMessage")][:1] == [429]


async def test_answer_that_cannot_be_noted_is_given_once(
    scene: Scene, telegram: OnTelegram
) -> None:
    refusing = "CREATE TRIGGER full BEFORE UPDATE ON inbound BEGIN SELECT RAISE(FAIL, 'full'); END"
    await scene.app.store.run(lambda db: db.execute(text(refusing)))
    await telegram.types("/aide")
    await scene.telegram.until(lambda: not scene.telegram.waiting, 20)
    assert len(telegram.reads) == 1


async def test_bot_starts_again_on_a_broken_platform(scene: Scene, slack: OnSlack) -> None:
    scene.break_("slack", 2)
    await scene.restart()
    assert (await slack.types("/contrat 2500 CHUS gré-à-gré")).startswith("✅ Contrat noté")
