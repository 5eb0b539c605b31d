"""Updates of Telegram fetched by long polling, confirmed only once they are done.

The library's own updater confirms what it has merely queued: a stop would lose it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlencode

import structlog
from telegram import Update
from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.logs import traced
from bot.platforms.telegram.inbound import KINDS, lane
from bot.platforms.telegram.intake import Intake, parsed
from bot.platforms.telegram.outbound import Client, seconds

Raw = Mapping[str, Any]

_WAIT: Final = 25
"""Seconds that a poll stays open at the server."""
_LANES: Final = 16
"""How many chats are served at once."""
_TRIES: Final = 6
_LONGEST_PAUSE: Final = 30.0
_LAST_WORD: Final = 1.0

log = structlog.get_logger()


class Polling:
    """Fetches, has the intake do each update, chat by chat in order, and moves on.

    `line` is a connection of its own. `pause`: seconds before what failed is tried again, then
    doubled each time.
    """

    def __init__(self, bot: Client, line: BaseRequest, intake: Intake, *, pause: float) -> None:
        self._bot = bot
        self._line = line
        self._intake = intake
        self._pause = pause
        self._offset = 0
        self._fetching: asyncio.Task[None] | None = None
        self._doing: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._fetching = asyncio.create_task(self._run())

    async def drain(self, within: float) -> None:
        """Fetch no more, and give what is being done so many seconds to end."""
        await _end(self._fetching, 0)
        await _end(self._doing, within)

    async def stop(self) -> None:
        """Confirm what was done, once drained."""
        with suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(_LAST_WORD):
                await self._fetch(wait=0, limit=1)

    async def _run(self) -> None:
        while True:
            try:
                self._doing = asyncio.create_task(self._done(await self._fetched()))
                await asyncio.shield(self._doing)
            except Exception as error:  # noqa: BLE001 - nobody would ever fetch again
                log.error("telegram poll broken", **traced(error))  # noqa: TRY400 - a message may quote people
                await asyncio.sleep(self._pause)

    async def _fetched(self) -> Sequence[Raw]:
        """Fetch what comes next; however long Telegram cannot be reached, it is asked again."""
        pause = self._pause
        while True:
            try:
                return await self._fetch(wait=_WAIT, limit=100)
            except RetryAfter as error:
                await asyncio.sleep(seconds(error.retry_after))
            except Conflict:
                log.warning("telegram conflict", hint="another process polls with this token")
                await asyncio.sleep(pause)
            except (TelegramError, LookupError) as error:
                log.warning("telegram poll failed", fault=type(error).__name__)
                await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _fetch(self, *, wait: int, limit: int) -> Sequence[Raw]:
        # Bot.get_updates parses all or nothing: one update that it cannot read would hide the rest.
        asked = {
            "offset": self._offset,
            "limit": limit,
            "timeout": wait,
            "allowed_updates": json.dumps(KINDS),
        }
        url = f"{self._bot.base_url}/getUpdates?{urlencode(asked)}"
        fetched = await self._line.post(url, read_timeout=_WAIT + 10)
        return fetched if isinstance(fetched, list) else []

    async def _done(self, updates: Sequence[Raw]) -> None:
        chats: dict[int, list[Update]] = {}
        for update in filter(None, (parsed(raw, self._bot) for raw in updates)):
            chats.setdefault(lane(update), []).append(update)
        places = asyncio.Semaphore(_LANES)
        async with asyncio.TaskGroup() as group:
            for queue in chats.values():
                group.create_task(self._in_order(queue, places))
        # An empty fetch has confirmed all; numbers may begin anew, lower, after a long silence.
        self._offset = updates[-1]["update_id"] + 1 if updates else 0

    async def _in_order(self, queue: Sequence[Update], places: asyncio.Semaphore) -> None:
        async with places:
            for update in queue:
                await self._do(update)

    async def _do(self, update: Update) -> None:
        """Do an update, if need be in several tries; then it is given up, and the person told."""
        pause = self._pause
        for _ in range(_TRIES - 1):
            if await self._tried(update):
                return
            await asyncio.sleep(pause)
            pause *= 2
        if not await self._tried(update, last=True):
            await self._give_up(update)

    async def _tried(self, update: Update, *, last: bool = False) -> bool:
        try:
            await self._intake.take(update, last=last)
        except Exception as error:  # noqa: BLE001 - one request must not end the others
            log.warning("telegram update failed", update=update.update_id, **traced(error))
            return False
        return True

    async def _give_up(self, update: Update) -> None:
        log.error("telegram update given up", update=update.update_id)
        try:
            await self._intake.apologise(update)
        except Exception as error:  # noqa: BLE001 - nor must its apology
            log.warning("telegram no apology", update=update.update_id, **traced(error))


async def _end(task: asyncio.Task[None] | None, within: float) -> None:
    if task is None:
        return
    await asyncio.wait({task}, timeout=within)
    task.cancel()
    await asyncio.wait({task})
