"""The scene on a copy of the demo, judged to the end."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.playground.scene import Scene
from tests.playground.scene.people import OnSlack, OnTelegram


@pytest.fixture
async def scene(demo_file: Path, tmp_path: Path) -> AsyncIterator[Scene]:
    async with Scene.open(Path(shutil.copy(demo_file, tmp_path / "scene.db"))) as opened:
        yield opened
        assert opened.slack.journal.faults() == []
        assert opened.telegram.journal.faults() == []
        assert opened.telegram.unanswered == ()


@pytest.fixture
def slack(scene: Scene) -> OnSlack:
    """Julie on Slack."""
    return OnSlack(scene)


@pytest.fixture
def telegram(scene: Scene) -> OnTelegram:
    """Julie on Telegram."""
    return OnTelegram(scene)
