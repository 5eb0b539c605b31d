"""The demo cohorts, the machine, and both platforms around it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from tests.wire.scene import Open, Scene, opened


@pytest.fixture
def scene_of(demo_file: Path, tmp_path: Path) -> Open:
    """Open the scene: each platform by the way that is asked for."""
    file = tmp_path / "maillon.db"
    shutil.copy(demo_file, file)
    return partial(opened, str(file))


@pytest.fixture
async def scene(scene_of: Open) -> AsyncIterator[Scene]:
    async with scene_of(public=False) as there:
        yield there
