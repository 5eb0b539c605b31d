"""Gives a reply where it was asked for: in its place, beside it, or in a direct message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.cards import Card, Fields, Sheet
from bot.exchange import Reply
from bot.outlet import Limited, Passing, Rejected, Unreachable
from bot.platforms.slack import modal
from bot.platforms.slack.calls import answered, called, patiently
from bot.platforms.slack.origin import Origin
from bot.platforms.slack.render import Message, message
from bot.platforms.slack.text import Json

log = structlog.get_logger(__name__)
Way = Callable[[], Awaitable[object]]


def at_once(origin: Origin, reply: Reply) -> Json | None:
    """Give what answers a slash command in its own response, if that can be."""
    if reply.card is None or reply.sheet is not None:
        return None
    shown = message(reply.card)
    return {"response_type": _type(origin, reply), "text": shown.text, "blocks": shown.blocks}


def _type(origin: Origin, reply: Reply) -> str:
    """Say who sees an answer: a direct chat may be of two people, and is never for all."""
    for_all = origin.lasting or not (reply.private or origin.is_direct)
    return "in_channel" if for_all else "ephemeral"


def mistakes(reply: Reply, labels: Mapping[str, str]) -> Card | None:
    """Show as a message what is wrong in a modal that is closed already."""
    if not reply.errors:
        return reply.card
    rows = tuple((labels.get(name, name), text) for name, text in reply.errors.items())
    return Card(blocks=(Fields(rows),))


class Answers:
    """The ways back to a person."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def give(self, origin: Origin, reply: Reply) -> bool:
        """Open the sheet, else show the card, by the first way that leads there."""
        if reply.sheet is not None:
            # What the sheet leads to may take the place of a question, never of an entry's card.
            opener = replace(origin, original=origin.original and reply.replaces)
            if await self._opened(opener, reply.sheet):
                return True
        if reply.card is None:
            return False
        for way in self._ways(origin, reply, message(reply.card)):
            try:
                await patiently(way)
            except (Limited, Rejected, Unreachable) as fault:
                log.info("slack answer takes another way", fault=str(fault))
            except Passing as fault:
                log.warning("slack answer not given", fault=type(fault).__name__)
                return False
            else:
                return True
        log.warning("slack answer not given", fault="no way")
        return False

    async def _opened(self, origin: Origin, sheet: Sheet) -> bool:
        if not origin.trigger:
            return False
        view = modal.view(sheet, origin.metadata(sheet.draft))
        try:
            await called(self._client.views_open(trigger_id=origin.trigger, view=view))
        except (Limited, Passing, Rejected, Unreachable) as fault:
            log.warning("slack modal not opened", fault=str(fault))
            return False
        return True

    def _ways(self, origin: Origin, reply: Reply, shown: Message) -> list[Way]:
        open_there = origin.is_direct or not reply.private
        there = self._said if open_there else self._whispered
        ways: list[Way] = [lambda: there(origin, shown), lambda: self._written(origin.user, shown)]
        if origin.url:
            ways.insert(0, lambda: self._responded(origin, reply, shown))
        return ways

    async def _responded(self, origin: Origin, reply: Reply, shown: Message) -> None:
        body: Json = {"text": shown.text, "blocks": shown.blocks}
        if origin.original and reply.replaces:
            body["replace_original"] = True
        else:
            body |= {
                "replace_original": False,
                "response_type": _type(origin, reply),
                **({"thread_ts": origin.thread} if origin.thread else {}),
            }
        client = AsyncWebhookClient(
            origin.url,
            session=self._client.session,
            logger=self._client.logger,
            retry_handlers=[],
        )
        await answered(client.send_dict(body))

    async def _said(self, origin: Origin, shown: Message) -> None:
        await called(
            self._client.chat_postMessage(
                channel=origin.chat,
                text=shown.text,
                blocks=shown.blocks,
                thread_ts=origin.thread,
                unfurl_links=False,
                unfurl_media=False,
            )
        )

    async def _whispered(self, origin: Origin, shown: Message) -> None:
        await called(
            self._client.chat_postEphemeral(
                channel=origin.chat,
                user=origin.user,
                text=shown.text,
                blocks=shown.blocks,
                thread_ts=origin.thread,
            )
        )

    async def _written(self, user: str, shown: Message) -> None:
        opened = await called(self._client.conversations_open(users=user))
        await self._said(Origin(opened["channel"]["id"], user), shown)
