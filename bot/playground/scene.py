"""Both emulated platforms, the very bot between them, and one clock for all of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Self

from bot.app import App
from bot.clock import Clock
from bot.context import DEFAULT_ZONE
from bot.exchange import Platform
from bot.operations.features import slack_manifest
from bot.playground import slack as emulated
from bot.playground import writings
from bot.playground.importing import imported
from bot.playground.players import COHORT, Places, Player
from bot.playground.pulse import Pulse
from bot.playground.seeding import START, seeded
from bot.playground.server import free_port
from bot.playground.settling import settle
from bot.playground.slack import Slack, Team
from bot.playground.telegram import Telegram
from bot.playground.threads import to_the_end
from bot.playground.travel import Pace, Travel
from bot.playground.unkindness import Unkindness
from bot.playground.watched import Watched
from bot.serving import serving
from bot.settings import Settings
from storage import demo
from storage.db import Store
from storage.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from bot.i18n import Phrase

_SWEEP: Final = timedelta(seconds=0.5)
_PATIENCE: Final = 5.0
"""Seconds that the bot gets to reach both platforms before one looks on."""
_HEARD: Final = 15.0
"""Seconds that it gets to hear, on a platform in trouble, what was said before the clock moves."""


class Scene:
    """Open it, let people act on either platform, move the clock, restart the bot."""

    zone: Final = DEFAULT_ZONE
    start: Mapping[str, int]
    """How many rows each table had before anybody acted."""

    def __init__(self, url: str, changed: Pulse, clock: Clock, address: str) -> None:
        self.changed = changed
        self.clock = clock
        self.began = clock.now()
        self._address = address
        self.manifest: dict[str, Any] = slack_manifest(None, everything=False)
        self.slack = Slack(
            emulated.App().with_manifest(self.manifest),
            Team(id=demo.SLACK_WORKSPACE, name=COHORT),
            now=lambda: self.clock.now().timestamp(),
            pulse=self.changed,
        )
        self.telegram = Telegram(now=self.clock.now, pulse=self.changed)
        self._places = Places(self.slack, self.telegram)
        programmes = {Platform.SLACK: self.slack.faults, Platform.TELEGRAM: self.telegram.faults}
        self._unkindness = Unkindness(self.clock, programmes)
        self._pace = Pace(self.clock)
        self.moves = 0
        """How often the clock was moved, which is not to be told from a machine's sleep."""
        self._url = url
        self._bot = AsyncExitStack()
        self._limits: dict[str, asyncio.TimerHandle] = {}
        self._turning = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        file: Path,
        changed: Pulse | None = None,
        clock: Clock | None = None,
        address: str = "",
    ) -> AsyncIterator[Self]:
        """Open the scene on a file with the demo cohorts, written into it when it is new.

        A scene has a file of its own, once: what its platforms hold is not in there.
        `changed` beats whenever something that people or backstage can see is another. Without a
        `clock` of one's own, time goes on from the start. `address` is where somebody serves the
        calendars of its people; without one, they are given files.
        """
        url = await to_the_end(seeded, file)
        scene = cls(url, changed or Pulse(), clock or Clock(START), address)
        scene.start = await to_the_end(scene._begun)
        async with scene.slack.running(), scene.telegram:
            try:
                await scene._start()
                yield scene
            finally:
                scene._unlimited(*scene._limits)
                async with scene._turning:
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
            with suppress(TimeoutError):
                await self.telegram.until(lambda: not self.telegram.waiting, _HEARD)
            await self._travel.to(instant)
            self.moves += 1
        self.changed.beat()

    @property
    def players(self) -> Mapping[str, Player]:
        """Everybody one can play, by key."""
        return self._places.players

    async def add_person(self, name: str, language: str) -> Player:
        """Let somebody come to both platforms, who has not joined the cohort."""
        player = await self._places.welcome(name, language)
        self.changed.beat()
        return player

    async def import_file(self, kind: str, content: bytes, name: str) -> str | Phrase:
        """Import a CSV file as the command line does; return what it prints. Raises Refused."""
        async with self._turning:
            report = await to_the_end(imported, self.app, kind, content, name)
            await self.app.store.run(partial(writings.stamp, now=self.clock.now()))
        self.changed.beat()
        return report

    def limit(self, platform: str, seconds: int) -> None:
        """Let a platform ask the bot to wait, for so many seconds of the clock."""
        self._unkindness.limit(Platform(platform), seconds)
        self.changed.beat()
        self._unlimited(platform)
        # Nothing else need happen when it has passed: whoever looks at it must hear of that.
        loop = asyncio.get_running_loop()
        self._limits[platform] = loop.call_later(seconds, self.changed.beat)

    def break_(self, platform: str, times: int) -> None:
        """Let the next so many calls to a platform fail."""
        self._unkindness.break_(Platform(platform), times)
        self.changed.beat()

    def mend(self) -> None:
        """Let both platforms work again."""
        self._unkindness.mend()
        self._unlimited(*self._limits)
        self.changed.beat()

    def _unlimited(self, *platforms: str) -> None:
        """Await no more the end of a limit."""
        for platform in platforms:
            if (end := self._limits.pop(platform, None)) is not None:
                end.cancel()

    async def _start(self) -> None:
        self.app = App.build(
            self._settings(),
            clock=self.clock,
            address=self._address,
            pulse=self._pace.pulse,
            opened=self._opened,
        )
        self._travel = Travel(self.app, self._pace)
        joining = await self._bot.enter_async_context(serving(self.app, sweep=_SWEEP))
        with suppress(TimeoutError):
            # A platform that somebody broke lets nobody in: the bot goes on trying by itself.
            async with asyncio.timeout(_PATIENCE):
                await asyncio.shield(joining)
                await self.slack.sockets.connected()

    def _begun(self) -> Mapping[str, int]:
        """Settle where the scene begins; what is written from then on is told."""
        store = open_store(self._url)
        try:
            store.run_sync(partial(settle, places=self._places, now=START))
            return store.run_sync(writings.begin)
        finally:
            store.shut()

    def _opened(self, url: str) -> Store:
        return Watched(open_store(url), now=self.clock.now, changed=self.changed.beat)

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
