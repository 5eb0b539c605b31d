"""Both emulated platforms, the very bot between them, and one clock for all of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Self

from bot.app import App
from bot.clock import Clock
from bot.context import DEFAULT_ZONE
from bot.operations.features import slack_manifest
from bot.playground import slack as emulated
from bot.playground.players import Player, bring_together, enrol_all
from bot.playground.pulse import Pulse
from bot.playground.seeding import START, seeded
from bot.playground.server import free_port
from bot.playground.slack import Slack, Team
from bot.playground.telegram import Telegram
from bot.playground.travel import Pace, Travel
from bot.serving import serving
from bot.settings import Settings
from storage import demo

if TYPE_CHECKING:
    from pathlib import Path

_SWEEP: Final = timedelta(seconds=0.5)


class Scene:
    """Open it, let people act on either platform, move the clock, restart the bot."""

    zone: Final = DEFAULT_ZONE

    def __init__(self, url: str, changed: Pulse) -> None:
        self.changed = changed
        self.clock = Clock(START)
        self.manifest: dict[str, Any] = slack_manifest(None, everything=False)
        self.slack = Slack(
            emulated.App().with_manifest(self.manifest),
            Team(id=demo.SLACK_WORKSPACE, name="Cohorte Estrie–Montréal"),
            now=lambda: self.clock.now().timestamp(),
            pulse=self.changed,
        )
        self.telegram = Telegram(now=self.clock.now, pulse=self.changed)
        self.players: dict[str, Player] = enrol_all(self.slack, self.telegram)
        bring_together(self.players, self.slack, self.telegram)
        self._pace = Pace(self.clock)
        self._url = url
        self._bot = AsyncExitStack()
        self._turning = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open(cls, file: Path, changed: Pulse | None = None) -> AsyncIterator[Self]:
        """Open the scene on a file with the demo cohorts, written into it when it is new.

        `changed` beats whenever something that people or backstage can see is another.
        """
        scene = cls(await asyncio.to_thread(seeded, file), changed or Pulse())
        async with scene.slack.running(), scene.telegram:
            await scene._start()
            try:
                yield scene
            finally:
                await scene._bot.aclose()

    async def restart(self) -> None:
        """Stop the bot, and start it anew on the same database; the platforms stay."""
        async with self._turning:
            await self._bot.aclose()
            await self._start()
        self.changed.beat()

    async def move_to(self, instant: datetime) -> None:
        """Move the clock forward; what is due on the way arrives in order. Raises CannotMove."""
        async with self._turning:
            await self._travel.to(instant)
        self.changed.beat()

    async def _start(self) -> None:
        self.app = App.build(self._settings(), clock=self.clock, pulse=self._pace.pulse)
        self._travel = Travel(self.app, self._pace)
        joining = await self._bot.enter_async_context(serving(self.app, sweep=_SWEEP))
        await joining
        await self.slack.sockets.connected()

    def _settings(self) -> Settings:
        return Settings.model_validate(
            {
                "database_url": self._url,
                "slack_bot_token": self.slack.app.bot_token,
                "slack_signing_secret": self.slack.app.signing_secret,
                "slack_app_token": self.slack.app.app_token,
                "slack_api_url": f"{self.slack.url}/api",
                "telegram_token": self.telegram.bot.token,
                "telegram_api_url": self.telegram.api_url,
                "port": free_port(),
            }
        )
