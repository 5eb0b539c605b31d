"""The platforms that the settings name: built, connected, and left."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.answers import fault_card
from bot.context import DEFAULT_ZONE
from bot.exchange import Platform
from bot.i18n import LANGUAGES, N_, supported
from bot.naming import known
from bot.outlet import Outlet
from storage import bots, chats

if TYPE_CHECKING:
    from pydantic import SecretStr
    from starlette.routing import BaseRoute

    from bot.app import App
    from bot.cards import Card
    from bot.exchange import Request
    from bot.i18n import Language
    from bot.platforms.slack import SlackPlatform
    from bot.platforms.telegram import Introduction, TelegramPlatform
    from storage.db import Session

log = structlog.get_logger(__name__)

ABOUT = N_("L’économie sociale, j’achète! Contracts, contacts and reminders for your cohort.")


class Connection(Outlet, Protocol):
    """A platform as the process sees it: an outlet, and a way in."""

    @property
    def routes(self) -> Sequence[BaseRoute]: ...

    @property
    def handle(self) -> str:
        """The bot's own name there, once connected."""
        ...

    async def start(self) -> None: ...

    async def drain(self, within: float) -> None:
        """Fetch nothing more, and give what is under way so many seconds to end."""
        ...

    async def stop(self, within: float) -> None:
        """Drain, then disconnect."""
        ...


@dataclass(frozen=True, slots=True)
class Connections:
    """The connected platforms of one process."""

    app: App
    all: tuple[Connection, ...]

    @classmethod
    def of(cls, app: App, *, listen: bool) -> Connections:
        """Build those that the settings name; `listen`: they may take requests by themselves."""
        found: list[Connection] = []
        if app.settings.slack_bot_token is not None:
            found.append(_slack(app, listen=listen))
        if app.settings.telegram_token is not None:
            found.append(_telegram(app))
        return cls(app, tuple(found))

    @property
    def routes(self) -> list[BaseRoute]:
        return [route for one in self.all for route in one.routes]

    async def join(self) -> None:
        """Connect all of them, however long it takes. Raises SettingsError on a wrong token."""
        joining = [asyncio.create_task(self._join(one)) for one in self.all]
        try:
            await asyncio.gather(*joining)
        finally:
            # One that fails must not leave the others connecting to what is being closed.
            for one in joining:
                one.cancel()
            await asyncio.gather(*joining, return_exceptions=True)

    async def drain(self, within: float) -> None:
        """Fetch nothing more, and give what is under way so many seconds to end."""
        await asyncio.gather(*(one.drain(within) for one in self.all))

    async def leave(self, within: float) -> None:
        """Drain what has been begun meanwhile, and disconnect."""
        await asyncio.gather(*(one.stop(within) for one in self.all))

    async def _join(self, one: Connection) -> None:
        await one.start()
        self.app.outlets[one.platform, one.workspace] = one
        await self.app.store.run(
            partial(
                bots.connected,
                platform=one.platform,
                workspace=one.workspace,
                handle=one.handle,
            )
        )
        log.info("connected", platform=one.platform.value)
        self.app.delivery.wake()


def _slack(app: App, *, listen: bool) -> SlackPlatform:
    from bot.platforms.slack import Credentials, SlackPlatform  # noqa: PLC0415 - a platform not in use is not loaded

    settings = app.settings
    socket = listen and settings.public_url is None
    return SlackPlatform(
        app.router,
        Credentials(
            bot_token=_secret(settings.slack_bot_token) or "",
            signing_secret=_secret(settings.slack_signing_secret),
            app_token=_secret(settings.slack_app_token) if socket else None,
            api_url=settings.slack_api_url,
        ),
    )


def _telegram(app: App) -> TelegramPlatform:
    from bot.platforms.telegram import Hooks, TelegramPlatform, Webhook  # noqa: PLC0415 - the same

    settings = app.settings
    secret = _secret(settings.telegram_webhook_secret)
    webhook = Webhook(settings.public_url, secret) if settings.public_url and secret else None
    token = _secret(settings.telegram_token) or ""
    workspace = token.partition(":")[0]
    return TelegramPlatform(
        token,
        machine=app.router,
        hooks=Hooks(
            reachability=partial(_reachability, app, workspace),
            migrated=partial(_migrated, app, workspace),
            apology=partial(_apology, app),
            knows=partial(known, names=app.registry.names),
        ),
        introductions=_introductions(app),
        api_url=settings.telegram_api_url,
        webhook=webhook,
        queue=app.delivery.queue(Platform.TELEGRAM, workspace),
    )


async def _reachability(app: App, workspace: str, chat: str, reachable: bool) -> None:  # noqa: FBT001 - the platform's own call
    """Note that a direct chat was opened again, or that the bot was blocked or put out."""
    now = app.clock.now()

    def note(db: Session) -> None:
        known = chats.find(db, platform=Platform.TELEGRAM.value, workspace=workspace, chat_id=chat)
        if known is not None and reachable:
            chats.mark_reachable(db, chat=known.id)
        elif known is not None:
            chats.mark_unreachable(db, chat=known.id, reason="blocked", blocked=True, now=now)

    await app.store.run(note)


async def _migrated(app: App, workspace: str, old: str, new: str) -> None:
    """Follow a group that has become another chat."""
    move = partial(
        chats.migrate, platform=Platform.TELEGRAM.value, workspace=workspace, old=old, new=new
    )
    await app.store.run(move)


def _apology(app: App, request: Request) -> Card:
    language = supported(request.language) or "fr"
    t = app.languages.translator(language, zone=DEFAULT_ZONE, now=app.clock.now())
    return fault_card(t, request.delivery)


def _introductions(app: App) -> dict[Language, Introduction]:
    return {language: _introduction(app, language) for language in LANGUAGES}


def _introduction(app: App, language: Language) -> Introduction:
    from bot.platforms.telegram import Entry, Introduction  # noqa: PLC0415 - the same

    t = app.languages.translator(language, zone=DEFAULT_ZONE, now=app.clock.now())
    return Introduction(
        menu=tuple(
            Entry(one.fr if language == "fr" else one.name, t(one.help), direct=one.direct)
            for one in app.registry.menu
        ),
        description=t(ABOUT),
        about=t(ABOUT),
    )


def _secret(value: SecretStr | None) -> str | None:
    return value.get_secret_value() if value is not None else None
