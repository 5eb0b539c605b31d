"""One Telegram bot, connected: what it lets in, and what it sends."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Mapping, Sequence
from functools import cache
from ssl import SSLContext
from typing import Final

import structlog
from httpx import create_ssl_context
from starlette.routing import BaseRoute
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot
from telegram.request import BaseRequest, HTTPXRequest

from bot.cards import Card
from bot.exchange import Platform
from bot.files import Drawn
from bot.i18n import Language
from bot.outlet import Answering, Sent
from bot.platforms.telegram.answers import PATIENCE
from bot.platforms.telegram.inbound import KINDS
from bot.platforms.telegram.intake import Hooks, Intake
from bot.platforms.telegram.introduction import Introduction, introduce
from bot.platforms.telegram.outbound import Client, Spot, change, seconds, send, upload
from bot.platforms.telegram.pace import Pace
from bot.platforms.telegram.polling import Polling
from bot.platforms.telegram.webhook import Webhook, route
from bot.queues import Queue
from bot.settings import SettingsError

DRAIN: Final = 8.0
"""Seconds that what is being done gets to end, of the ten that a stop may take."""

_LONGEST_PAUSE: Final = 30.0

log = structlog.get_logger()


class TelegramPlatform:
    """One Telegram bot: takes what people do, answers, and delivers.

    Without `webhook` it polls. `pause`: seconds before what failed is tried again, then doubled.
    """

    platform = Platform.TELEGRAM

    def __init__(
        self,
        token: str,
        *,
        machine: Answering,
        hooks: Hooks,
        introductions: Mapping[Language, Introduction],
        api_url: str = "https://api.telegram.org/bot",
        webhook: Webhook | None = None,
        pause: float = 1.0,
        patience: float = PATIENCE,
        queue: Queue | None = None,
    ) -> None:
        _prepare_library()
        self.workspace = token.partition(":")[0]
        line = HTTPXRequest(connection_pool_size=1, httpx_kwargs={"verify": _trusted()})
        queue = queue or Queue()
        self._bot = _client(token, api_url, line, Pace(queue))
        self._introductions = introductions
        self._webhook = webhook
        self._pause = pause
        intake = Intake(self._bot, machine, hooks, queue.pulse.now, patience)
        self._polling = None if webhook else Polling(self._bot, line, intake, pause=pause)
        self.routes: Sequence[BaseRoute] = [route(webhook, self._bot, intake)] if webhook else []

    @property
    def handle(self) -> str:
        """The bot's username, once connected."""
        return self._bot.username

    async def start(self) -> None:
        """Connect, however long Telegram cannot be reached. Raises SettingsError."""
        pause = self._pause
        while True:
            try:
                await self._connect()
                return
            except InvalidToken:
                # The library's own message holds the token.
                raise SettingsError("TELEGRAM_TOKEN: Telegram does not know this token") from None
            except RetryAfter as error:
                await asyncio.sleep(seconds(error.retry_after))
            except TelegramError as error:
                log.warning("telegram not connected", fault=type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    async def drain(self, within: float) -> None:
        """Fetch nothing more, and give what is being done so many seconds to end."""
        if self._polling is not None:
            await self._polling.drain(within)

    async def stop(self, within: float = DRAIN) -> None:
        """Drain, and disconnect."""
        await self.drain(within)
        if self._polling is not None:
            await self._polling.stop()
        await self._bot.shutdown()

    async def direct(self, user: str) -> str:
        """Return the direct chat with a user: it has the user's id."""
        return user

    async def send(self, chat: str, card: Card, *, direct: bool) -> Sent:  # noqa: ARG002 - other platforms show a direct message otherwise
        return await send(self._bot, Spot(int(chat)), card)

    async def upload(self, chat: str, card: Card, file: Drawn) -> Sent:
        return await upload(self._bot, int(chat), card, file)

    async def edit(self, sent: Sent, card: Card) -> None:
        """Make a message show this card; one that is gone or fixed by now stays as it is."""
        await change(self._bot, sent, card)

    async def _connect(self) -> None:
        await self._bot.initialize()
        await self._introduce()
        if self._polling is not None:
            await self._bot.delete_webhook(drop_pending_updates=False)
            self._polling.start()
        if self._webhook is not None:
            url, secret = self._webhook.url, self._webhook.secret
            await self._bot.set_webhook(url, secret_token=secret, allowed_updates=KINDS)

    async def _introduce(self) -> None:
        try:
            await introduce(self._bot, self._introductions)
        except TelegramError as error:
            # Menus change rarely, and Telegram limits how often they may: the bot works without.
            log.warning("telegram not introduced", fault=type(error).__name__)


def _client(token: str, api_url: str, line: BaseRequest, pace: Pace) -> Client:
    request = HTTPXRequest(
        connection_pool_size=64,
        read_timeout=20,
        pool_timeout=20,
        httpx_kwargs={"verify": _trusted()},
    )
    return ExtBot(token, api_url, request=request, get_updates_request=line, rate_limiter=pace)


@cache
def _trusted() -> SSLContext:
    """Return the authorities that are trusted: to read them takes a tenth of a second."""
    return create_ssl_context()


def _prepare_library() -> None:
    # The client's logs hold addresses, the token among them, and bodies: ours say what matters.
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    # The library's own switch: seconds to wait are a timedelta, as in its next major version.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
