"""One Slack workspace's bot, connected: what it lets in, and what it sends."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final

import structlog
from aiohttp import ClientSession, ClientTimeout
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from starlette.routing import Route

from bot.cards import Card
from bot.exchange import Platform
from bot.files import Drawn
from bot.manifest import PATH
from bot.outlet import Limited, Passing, Rejected, Sent, Unreachable
from bot.platforms.slack.answers import Answers
from bot.platforms.slack.calls import Disconnected, called
from bot.platforms.slack.client import CALL_SECONDS, client
from bot.platforms.slack.door import Door
from bot.platforms.slack.errands import Errands
from bot.platforms.slack.listeners import Listeners
from bot.platforms.slack.people import People
from bot.platforms.slack.render import message
from bot.platforms.slack.turns import PROMPT, Machine, Turns
from bot.platforms.slack.uploads import upload
from bot.settings import SettingsError

DRAIN_SECONDS: Final = 10.0
FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0
GONE: Final = frozenset({"cant_update_message", "edit_window_closed", "message_not_found"})

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What one installation of the app is known by; `app_token` means Socket Mode."""

    bot_token: str
    signing_secret: str | None = None
    app_token: str | None = None
    api_url: str = "https://slack.com/api"


class SlackPlatform:
    """An outlet, and what lets requests in: `routes` over HTTP, a socket once started.

    `prompt`: seconds that Slack waits for an answer, before it is told that one comes later.
    """

    platform: Platform = Platform.SLACK

    def __init__(
        self, machine: Machine, credentials: Credentials, *, prompt: float = PROMPT
    ) -> None:
        self.workspace = ""
        self.handle = ""
        self._errands = Errands()
        self._app_token = credentials.app_token
        self._socket: AsyncSocketModeHandler | None = None
        self._identity = AuthorizeResult(enterprise_id=None, team_id=None)
        self._client = client(credentials.bot_token, credentials.api_url)

        # Not a method: Bolt reads the parameters, and would fill in `self` too.
        async def authorize() -> AuthorizeResult:
            return self._identity

        self._app = AsyncApp(
            name="maillon",
            logger=self._client.logger,
            process_before_response=True,
            request_verification_enabled=False,  # the door has done it
            client=client(None, credentials.api_url),
            authorize=authorize,
        )
        people = People(self._client, self._errands)
        answers = Answers(self._client)
        Listeners(self._app, Turns(machine, answers, people, self._errands, prompt))
        self.routes: list[Route] = []
        if credentials.signing_secret:
            door = Door(self._app, credentials.signing_secret)
            self.routes.append(Route(PATH, door.enter, methods=["POST"]))

    async def start(self) -> None:
        """Connect, however long Slack cannot be reached. Raises SettingsError."""
        if self._client.session is None:
            self._client.session = ClientSession(timeout=ClientTimeout(total=CALL_SECONDS))
        pause = FIRST_PAUSE
        while True:
            try:
                await self._introduced()
                break
            except (Disconnected, Rejected, Unreachable) as fault:
                raise SettingsError(f"SLACK_BOT_TOKEN: Slack refuses it ({fault})") from None
            except Limited as limit:
                await asyncio.sleep(limit.seconds)
            except Passing as fault:
                log.warning("slack not connected", fault=str(fault))
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
        if self._app_token is not None:
            self._socket = AsyncSocketModeHandler(self._app, self._app_token)
            await self._socket.connect_async()  # type: ignore[no-untyped-call] # the SDK's

    async def _introduced(self) -> None:
        me = await called(self._client.auth_test())
        self.workspace, self.handle = str(me["team_id"]), str(me["user"])
        self._identity = AuthorizeResult(
            enterprise_id=me.get("enterprise_id"),
            team_id=me["team_id"],
            bot_user_id=me["user_id"],
            bot_id=me.get("bot_id"),
            bot_token=self._client.token,
        )

    async def drain(self, within: float) -> None:
        """Take nothing more by the socket, and give the answers under way so many seconds."""
        await asyncio.gather(self._hung_up(), self._errands.drain(within))

    async def stop(self, within: float = DRAIN_SECONDS) -> None:
        """Drain, and leave."""
        await self.drain(within)
        if self._client.session is not None:
            await self._client.session.close()

    async def _hung_up(self) -> None:
        socket, self._socket = self._socket, None
        if socket is not None:
            await socket.close_async()  # type: ignore[no-untyped-call] # the SDK's

    async def direct(self, user: str) -> str:
        """Return the id of the direct chat with a user; may raise what sending raises."""
        opened = await called(self._client.conversations_open(users=user))
        return str(opened["channel"]["id"])

    async def send(self, chat: str, card: Card, *, direct: bool) -> Sent:  # noqa: ARG002 - Slack's chats are all alike
        """Send a card as a new message. Raises Limited, Unreachable, Passing or Rejected."""
        shown = message(card)
        sent = await called(
            self._client.chat_postMessage(
                channel=chat,
                text=shown.text,
                blocks=shown.blocks,
                unfurl_links=False,
                unfurl_media=False,
            )
        )
        return Sent(str(sent["channel"]), str(sent["ts"]))

    async def upload(self, chat: str, card: Card, file: Drawn) -> Sent:
        return await upload(self._client, chat, message(card).blocks, file)

    async def edit(self, sent: Sent, card: Card) -> None:
        """Make a message show this card; one that was deleted meanwhile is left alone."""
        shown = message(card)
        try:
            await called(
                self._client.chat_update(
                    channel=sent.chat, ts=sent.message, text=shown.text, blocks=shown.blocks
                )
            )
        except Rejected as fault:
            if fault.code not in GONE:
                raise
