"""Everybody on both platforms, and the machine between them."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot.app import App
from bot.clock import Clock
from bot.playground import slack as emulated
from bot.playground.slack import Channel, Slack, Team
from bot.playground.telegram import Chat as Group
from bot.playground.telegram import Person, Telegram
from bot.serving import serving
from bot.settings import Settings
from storage import chats, contracts, demo
from storage.chats import ChatKind
from storage.contracts import Contract
from storage.db import Session
from tests.handlers.chat import CURRENT
from tests.storage.samples import NOW

SECRET = "of-nobody_at-all"


@dataclass
class Scene:
    """Everybody, on both platforms."""

    app: App
    slack: Slack
    telegram: Telegram
    on_slack: dict[str, emulated.Person]
    on_telegram: dict[str, Person]
    general: Channel

    async def rows(self) -> list[Contract]:
        """Return the contracts logged during the test, oldest first."""
        found = [
            await self.app.store.read(partial(contracts.by_number, cohort=CURRENT, number=n))
            for n in range(27, 40)
        ]
        return [one for one in found if one is not None]


Open = Callable[..., AbstractAsyncContextManager[Scene]]


@asynccontextmanager
async def opened(file: str, *, public: bool) -> AsyncIterator[Scene]:
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    slack = Slack(
        team=Team(id=demo.SLACK_WORKSPACE),
        request_url=f"{url}/slack/events" if public else None,
    )
    clock = Clock(NOW)
    async with slack.running() as slack_url, Telegram(now=clock.now) as telegram:
        app = App.build(
            Settings.model_validate(
                {
                    "database_url": f"sqlite:///{file}",
                    "slack_bot_token": slack.app.bot_token,
                    "slack_signing_secret": slack.app.signing_secret,
                    "slack_app_token": slack.app.app_token,
                    "slack_api_url": f"{slack_url}/api",
                    "telegram_token": telegram.bot.token,
                    "telegram_webhook_secret": SECRET,
                    "telegram_api_url": telegram.api_url,
                    "public_url": url if public else None,
                    "port": port,
                }
            ),
            clock=clock,
        )
        people = {
            one.key: slack.add_person(one.terminal, one.name, id=one.slack) for one in demo.PERSONAS
        }
        callers = {
            one.key: telegram.person(
                one.name, language_code=one.language, started=True, id=one.telegram
            )
            for one in demo.PERSONAS
        }
        general = slack.add_channel("general", list(people.values()))
        async with serving(app, sweep=timedelta(seconds=0.1)) as joining:
            await joining
            if not public:
                await slack.sockets.connected()
            yield Scene(app, slack, telegram, people, callers, general)
        assert slack.journal.faults() == []
        assert telegram.journal.faults() == []
        assert telegram.unanswered == ()


async def attached(scene: Scene, group: Group) -> None:
    """Attach a Slack channel and a Telegram group to the cohort's announcements."""

    def attach(db: Session) -> None:
        for platform, workspace, place, kind in (
            ("slack", demo.SLACK_WORKSPACE, scene.general.id, ChatKind.CHANNEL),
            ("telegram", demo.TELEGRAM_WORKSPACE, str(group.id), ChatKind.GROUP),
        ):
            chat = chats.remember(
                db, platform=platform, workspace=workspace, chat_id=place, kind=kind
            )
            chats.attach(
                db, chat=chat.id, cohort=CURRENT, purpose="announcements", language="fr", now=NOW
            )

    await scene.app.store.run(attach)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
