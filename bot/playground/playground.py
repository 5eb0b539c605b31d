"""The current scene, which can be put back to how it began."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from bot.playground.pulse import Pulse
from bot.playground.scene import Scene
from bot.playground.seeding import seeded


class Playground:
    """Holds one scene at a time; `changed` outlives each of them."""

    scene: Scene

    def __init__(self, template: Path) -> None:
        self.changed = Pulse()
        self._template = template
        self._numbers = count(1)
        self._opened = AsyncExitStack()
        self._turning = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open(cls, demo: Path | None = None) -> AsyncIterator[Self]:
        """Open a fresh scene in a passing folder, which is removed at the end.

        `demo` is a file that has the demo cohorts already; else they are written.
        """
        with TemporaryDirectory(prefix="maillon-") as folder:
            template = Path(folder) / "demo.db"
            if demo is not None:
                shutil.copy(demo, template)
            await asyncio.to_thread(seeded, template)
            playground = cls(template)
            await playground._begin()
            try:
                yield playground
            finally:
                await playground._opened.aclose()

    async def reset(self) -> None:
        """Put everything back to how it began."""
        async with self._turning:
            await self._opened.aclose()
            await self._begin()
        self.changed.beat()

    async def _begin(self) -> None:
        file = self._template.with_name(f"scene-{next(self._numbers)}.db")
        shutil.copy(self._template, file)
        self.scene = await self._opened.enter_async_context(Scene.open(file, self.changed))
