"""Gives a reply where it was asked for: in its place, beside it, or in a direct message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.cards import Card, Fields, Sheet
from bot.exchange import Reply
from bot.outlet import Limited, Passing, Rejected, Sent, Unreachable
from bot.platforms.slack import modal
from bot.platforms.slack.calls import Unheard, answered, called, patiently
from bot.platforms.slack.origin import Origin
from bot.platforms.slack.render import Message, message, still
from bot.platforms.slack.text import Json

log = structlog.get_logger(__name__)
Way = Callable[[], Awaitable[Sent | None]]


@dataclass(frozen=True, slots=True)
class Given:
    """The answer was given; `sent` is where its card stands, if it can still be changed there.

    What Slack shows one person alone in a channel cannot, nor what a response URL adds: it does
    not say where that is.
    """

    sent: Sent | None = None


def at_once(origin: Origin, reply: Reply) -> Json | None:
    """Give what answers a slash command in its own response, if that can be."""
    if reply.card is None or reply.sheet is not None or _lives(origin, reply):
        return None
    shown = _unchanging(reply, reply.card)
    return {"response_type": _type(origin, reply), "text": shown.text, "blocks": shown.blocks}


def _lives(origin: Origin, reply: Reply) -> bool:
    """Whether an answer changes with what it shows: it is to be posted so that it can be."""
    return reply.shows is not None and origin.is_direct


def _unchanging(reply: Reply, card: Card) -> Message:
    """Render a card for a message that stays as it is."""
    return still(reply.still) if reply.still else message(card)


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

    async def give(self, origin: Origin, reply: Reply) -> Given | None:
        """Open the sheet, else show the card, by the first way that leads there; None: none did."""
        if reply.sheet is not None:
            # What the sheet leads to may take the place of a question, never of an entry's card.
            opener = replace(origin, original=origin.original and reply.replaces)
            if await self._opened(opener, reply.sheet):
                return Given()
        if reply.card is None:
            return None
        for way in self._ways(origin, reply, reply.card):
            try:
                return Given(await patiently(way))
            except (Limited, Rejected, Unreachable, Unheard) as fault:
                # To read an answer twice is a smaller harm than never to read it.
                log.info("slack answer takes another way", fault=str(fault))
            except Passing as fault:
                log.warning("slack answer not given", fault=type(fault).__name__)
                return None
        log.warning("slack answer not given", fault="no way")
        return None

    async def renewed(self, origin: Origin, reply: Reply) -> bool:
        """Let an answer take the place of what was pressed. One that stays says when it was so."""
        if reply.card is None:
            return False
        shown = _unchanging(reply, reply.card)
        body = {"text": shown.text, "blocks": shown.blocks, "replace_original": True}
        try:
            await self._by_url(origin.url, body)
        except (Limited, Passing, Rejected, Unreachable) as fault:
            log.info("slack message not renewed", fault=str(fault))
            return False
        return True

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

    def _ways(self, origin: Origin, reply: Reply, card: Card) -> list[Way]:
        shown = message(card)
        dated = still(reply.still) if reply.still else shown
        replaced = reply.replaces and bool(origin.replaceable)
        open_there = origin.is_direct or not reply.private
        there = self._said if open_there else self._whispered
        here = shown if origin.is_direct else dated
        ways: list[Way] = [lambda: there(origin, here), lambda: self._written(origin.user, shown)]
        if origin.url:
            in_place = shown if origin.is_direct and replaced else dated
            ways.insert(0, lambda: self._responded(origin, reply, in_place))
        if origin.url and _lives(origin, reply) and not replaced:
            ways.insert(0, lambda: self._posted(origin, reply, shown))
        return ways

    async def _responded(self, origin: Origin, reply: Reply, shown: Message) -> Sent | None:
        body: Json = {"text": shown.text, "blocks": shown.blocks}
        if origin.original and reply.replaces:
            await self._by_url(origin.url, {**body, "replace_original": True})
            return Sent(origin.chat, origin.message) if origin.message else None
        body |= {
            "replace_original": False,
            "response_type": _type(origin, reply),
            **({"thread_ts": origin.thread} if origin.thread else {}),
        }
        await self._by_url(origin.url, body)
        return None

    async def _posted(self, origin: Origin, reply: Reply, shown: Message) -> Sent | None:
        """Post what lives as a message; it takes the place of what only the url could change.

        Whatever prevents it, the url is another way, and a quick one: so in the direct chat of two
        people, where the bot cannot write.
        """
        try:
            sent = await self._said(origin, shown)
        except (Limited, Passing) as fault:
            raise Unreachable(str(fault)) from None
        if origin.original and reply.replaces:
            await self._cleared(origin.url)
        return sent

    async def _cleared(self, url: str) -> None:
        """Take a message away; one that stays is outdated, and says so when it is pressed."""
        try:
            await self._by_url(url, {"delete_original": True})
        except (Limited, Passing, Rejected, Unreachable) as fault:
            log.info("slack message not cleared", fault=str(fault))

    async def _by_url(self, url: str, body: Json) -> None:
        client = AsyncWebhookClient(
            url,
            session=self._client.session,
            logger=self._client.logger,
            retry_handlers=[],
        )
        await answered(client.send_dict(body))

    async def _said(self, origin: Origin, shown: Message) -> Sent:
        sent = await called(
            self._client.chat_postMessage(
                channel=origin.chat,
                text=shown.text,
                blocks=shown.blocks,
                thread_ts=origin.thread,
                unfurl_links=False,
                unfurl_media=False,
            )
        )
        return Sent(str(sent["channel"]), str(sent["ts"]))

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

    async def _written(self, user: str, shown: Message) -> Sent:
        opened = await called(self._client.conversations_open(users=user))
        return await self._said(Origin(opened["channel"]["id"], user), shown)
