"""The current scene, which can be put back to how it began."""

from __future__ import annotations

import asyncio
import secrets
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from bot.playground.pulse import Pulse
from bot.playground.scene import Scene
from bot.playground.seeding import seeded
from bot.playground.threads import to_the_end


class Playground:
    """Holds one scene at a time, the `number`th of this `run`; `changed` outlives each of them."""

    scene: Scene
    number = 0

    def __init__(self, template: Path, address: str) -> None:
        self.run = secrets.token_hex(4)
        self.changed = Pulse()
        self._template, self.address = template, address
        self._opened = AsyncExitStack()
        self._turning = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open(cls, demo: Path | None = None, *, address: str = "") -> AsyncIterator[Self]:
        """Open a fresh scene in a passing folder, which is removed at the end.

        `demo` is a file that has the demo cohorts already; else they are written. `address` is
        where the page is served, as people's calendars are.
        """
        with TemporaryDirectory(prefix="maillon-") as folder:
            template = Path(folder) / "demo.db"
            if demo is not None:
                shutil.copy(demo, template)
            await to_the_end(seeded, template)
            playground = cls(template, address)
            async with playground._opened:
                await playground._begin()
                yield playground

    @property
    def name(self) -> str:
        """Name the present scene: its number alone begins anew with each run."""
        return f"{self.run}-{self.number}"

    async def reset(self) -> None:
        """Put everything back to how it began."""
        async with self._turning:
            await self._opened.aclose()
            for left in self._template.parent.glob(f"{_scene(self.number)}*"):
                left.unlink()
            await self._begin()
        self.changed.beat()

    async def _begin(self) -> None:
        number = self.number + 1
        file = self._template.with_name(_scene(number))
        await to_the_end(shutil.copy, self._template, file)
        scene = Scene.open(file, self.changed, address=self.address)
        self.scene = await self._opened.enter_async_context(scene)
        self.number = number


def _scene(number: int) -> str:
    """Name the database of a scene: what SQLite keeps beside it begins so too."""
    return f"scene-{number}.db"
