"""Which of Slack's payloads goes where, told to Bolt."""

from __future__ import annotations

import re
from typing import Final

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.response import BoltResponse

from bot.platforms.slack import inbound
from bot.platforms.slack.inbound import Malformed, Payload
from bot.platforms.slack.modal import CALLBACK
from bot.platforms.slack.turns import Turns

ANY: Final = re.compile("")
log = structlog.get_logger(__name__)


class Listeners:
    """What Bolt calls. Its listeners end before it answers Slack: `process_before_response`."""

    def __init__(self, app: AsyncApp, turns: Turns) -> None:
        self._turns = turns
        app.command(ANY)(self.command)
        app.block_action({"action_id": ANY, "block_id": ANY})(self.press)
        app.view_submission(CALLBACK)(self.submit)
        app.block_suggestion(ANY)(self.search)
        app.event("app_mention")(self.mention)
        app.event("message")(self.direct_message)
        app.event(ANY)(self.other_event)
        app.error(self.failed)

    async def command(self, ack: AsyncAck, body: Payload) -> None:
        await ack(await self._turns.command(inbound.read(inbound.command, body)) or "")

    async def press(self, ack: AsyncAck, body: Payload) -> None:
        arrival = inbound.read(inbound.pressed, body)
        if arrival is not None:
            await self._turns.act(arrival)
        await ack()

    async def submit(self, ack: AsyncAck, body: Payload) -> None:
        await ack(await self._turns.submission(inbound.read(inbound.sent, body)) or "")

    async def search(self, ack: AsyncAck, body: Payload) -> None:
        search = inbound.read(inbound.searched, body)
        await ack(options=await self._turns.search(search))

    async def mention(self, ack: AsyncAck, body: Payload, event: Payload, bot_user_id: str) -> None:
        if inbound.is_a_persons(event):
            await self._said(body, bot_user_id)
        await ack()

    async def direct_message(
        self, ack: AsyncAck, body: Payload, event: Payload, bot_user_id: str
    ) -> None:
        if event.get("channel_type") == "im" and inbound.is_a_persons(event):
            await self._said(body, bot_user_id)
        await ack()

    async def _said(self, body: Payload, bot: str) -> None:
        arrival = inbound.read(lambda payload: inbound.said(payload, bot), body)
        await self._turns.act(arrival)

    async def other_event(self, ack: AsyncAck, event: Payload) -> None:
        if event.get("type") in {"app_uninstalled", "tokens_revoked"}:
            log.warning("slack installation ended", event_type=event["type"])
        await ack()

    async def failed(self, error: Exception) -> BoltResponse:
        log.error("slack listener failed", fault=type(error).__name__)
        return BoltResponse(status=400 if isinstance(error, Malformed) else 500)
