"""One update of Telegram: done, answered, and noted as answered."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

import structlog
from telegram import Update

from bot.cards import Card
from bot.exchange import Reply, Request
from bot.logs import traced
from bot.outlet import Answering, Limited, Unreachable
from bot.platforms.errands import Errands
from bot.platforms.telegram.answers import PATIENCE, Answers
from bot.platforms.telegram.inbound import Asked, Knows, Moved, Reached, read
from bot.platforms.telegram.outbound import Client

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Hooks:
    """What the machine wants to know besides requests, and what it says when all else failed.

    `knows`: whether a line begins with a command of ours.
    """

    reachability: Callable[[str, bool], Awaitable[None]]
    migrated: Callable[[str, str], Awaitable[None]]
    apology: Callable[[Request], Card]
    knows: Knows


def parsed(raw: Mapping[str, Any], bot: Client) -> Update | None:
    """Read an update; one that the library cannot read, it never will."""
    try:
        return Update.de_json(dict(raw), bot)
    except Exception as error:  # noqa: BLE001 - whatever another shape makes the library stumble on
        log.warning("telegram update unreadable", update=raw["update_id"], **traced(error))
        return None


class Intake:
    """Takes updates, from polling or from the webhook alike.

    `patience`: seconds that Telegram may ask to wait while what comes next waits too.
    """

    def __init__(
        self, bot: Client, answering: Answering, hooks: Hooks, *, patience: float = PATIENCE
    ) -> None:
        self._bot = bot
        self._answering = answering
        self._hooks = hooks
        self._answers = Answers(bot, hooks.migrated, patience)
        self._errands = Errands()

    async def take(self, update: Update) -> None:
        """Do what an update asks. Whatever it raises: the update was not done, take it again."""
        match event := read(update, self._bot.bot, self._hooks.knows):
            case Asked():
                await self._answer(event)
            case Reached(chat, reachable):
                await self._hooks.reachability(chat, reachable)
            case Moved(old, new):
                await self._hooks.migrated(old, new)
            case None:
                pass
            case _:
                assert_never(event)

    async def drain(self, within: float) -> None:
        """Give the answers that wait so many seconds to leave."""
        await self._errands.drain(within)

    async def apologise(self, update: Update) -> None:
        """Tell the person, if there is one, that the update is given up."""
        event = read(update, self._bot.bot, self._hooks.knows)
        if isinstance(event, Asked):
            apology = Reply(self._hooks.apology(event.request), private=False)
            await self._answers.give(event, apology)

    async def _answer(self, asked: Asked) -> None:
        reply = await self._handled(asked)
        if reply is None:
            await self._answers.release(asked)
            return
        try:
            await self._give(asked, reply)
        except Limited as limit:
            self._errands.later(self._give_later(asked, reply, limit.seconds))

    async def _give_later(self, asked: Asked, reply: Reply, wait: float) -> None:
        """Give an answer once Telegram lets it through; what was asked is done already."""
        while True:
            await asyncio.sleep(wait)
            try:
                return await self._give(asked, reply)
            except Limited as limit:
                wait = limit.seconds

    async def _give(self, asked: Asked, reply: Reply) -> None:
        try:
            sent = await self._answers.give(asked, reply)
        except Unreachable:
            # Trying again would change nothing: the chat says itself when it can be reached.
            log.warning("telegram answer unreachable", delivery=asked.request.delivery)
            return
        await self._answering.answered(asked.request, reply, sent)

    async def _handled(self, asked: Asked) -> Reply | None:
        try:
            return await self._answering.handle(asked.request)
        except BaseException:
            await self._answers.release(asked)
            raise
