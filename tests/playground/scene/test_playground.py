"""A scene put back to how it began."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest

from bot.playground.playground import Playground
from bot.playground.seeding import START
from tests.playground.scene.people import OnSlack

LOGGED = (
    "✅ Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 18 novembre. Merci!"
)

T = TypeVar("T")


class Late(ThreadPoolExecutor):
    """Does one piece of work, the `late`th, only when it is told to; tells that it was asked."""

    def __init__(self, late: int, asked: asyncio.Event) -> None:
        super().__init__()
        self.late, self.asked, self.told = late, asked, Event()
        self.works = 0

    def submit(self, work: Callable[..., T], /, *given: object, **named: object) -> Future[T]:
        self.works += 1
        if self.works != self.late:
            return super().submit(work, *given, **named)
        self.asked.set()
        return super().submit(self._later, partial(work, *given, **named))

    def _later(self, work: Callable[[], T]) -> T:
        self.told.wait()
        return work()


def listed(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


@pytest.mark.parametrize("late", [1, 2, 3, 4])
async def test_stop_while_it_opens_waits_for_who_writes_in_its_folder(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: int
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    threads = Late(late, asyncio.Event())
    asyncio.get_running_loop().set_default_executor(threads)
    opening = asyncio.create_task(Playground.open(demo_file).__aenter__())
    await threads.asked.wait()
    opening.cancel()
    await asyncio.wait({opening}, timeout=0)
    await asyncio.wait({opening}, timeout=0)
    left = [name[:8] for name in listed(tmp_path)]
    threads.told.set()
    with suppress(asyncio.CancelledError):
        await opening
    assert left == ["maillon-"]
    assert listed(tmp_path) == []


async def test_reset_forgets_everything(demo_file: Path) -> None:
    async with Playground.open(demo_file) as playground:
        julie = OnSlack(playground.scene)
        assert await julie.types("/contrat 2500 CHUS gré-à-gré") == LOGGED
        await playground.scene.add_person("Zoé Côté", "fr")
        await playground.scene.move_to(START + timedelta(days=1))
        beats = playground.changed.beats

        await playground.reset()

        file = Path(playground.scene.app.settings.database_url.removeprefix("sqlite:///"))
        assert playground.changed.beats > beats
        fresh = OnSlack(playground.scene)
        assert fresh.reads == []
        assert [*playground.scene.players] == ["julie", "sam", "mireille", "dominique", "alex"]
        assert playground.scene.clock.now() - START < timedelta(minutes=1)
        assert await fresh.types("/contrat 2500 CHUS gré-à-gré") == LOGGED
        assert [one.name for one in file.parent.glob("scene-*.db")] == ["scene-2.db"]
