"""The demo on a file, both platforms emulated, and the settings to reach them."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.slack import Slack, Team
from bot.playground.telegram import Telegram
from storage import demo
from tests.end_to_end.program import free_port
from tests.end_to_end.stage import Stage

JULIE = demo.PERSONAS[0]


@pytest.fixture
async def stage(demo_file: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    file = Path(shutil.copy(demo_file, tmp_path / "maillon.db"))
    slack = Slack(team=Team(id=demo.SLACK_WORKSPACE))
    async with slack.running(), Telegram(now=Clock().now) as telegram:
        julie = slack.add_person(JULIE.key, JULIE.name, id=JULIE.slack)
        caller = telegram.person("Julie", language_code="fr", started=True, id=JULIE.telegram)
        general = slack.add_channel("general", [julie])
        yield Stage(file, free_port(), slack, telegram, julie, general, caller)
        assert slack.journal.faults() == []
        assert telegram.journal.faults() == []
