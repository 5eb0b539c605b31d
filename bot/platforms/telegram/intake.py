"""One update of Telegram: done, answered, and noted as answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, assert_never

import structlog
from telegram import Update

from bot.cards import Card
from bot.exchange import Reply, Request
from bot.logs import traced
from bot.outlet import Answering, Limited, Passing, Unreachable
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

    `patience`: seconds that an answer may wait, by the monotonic clock `now`, while what comes
    next waits too.
    """

    def __init__(
        self,
        bot: Client,
        machine: Answering,
        hooks: Hooks,
        now: Callable[[], float],
        patience: float = PATIENCE,
    ) -> None:
        self._bot = bot
        self._machine = machine
        self._hooks = hooks
        self._answers = Answers(bot, hooks.migrated, now, patience)

    async def take(self, update: Update, *, last: bool = False) -> None:
        """Do what an update asks. Whatever it raises: the update was not done, take it again.

        `last`: it will not be taken again, so the answer that a fault holds up is for later.
        """
        match event := read(update, self._bot.bot, self._hooks.knows):
            case Asked():
                await self._answer(event, last=last)
            case Reached(chat, reachable):
                await self._hooks.reachability(chat, reachable)
            case Moved(old, new):
                await self._hooks.migrated(old, new)
            case None:
                pass
            case _:
                assert_never(event)

    async def apologise(self, update: Update) -> None:
        """Tell the person, if there is one, that the update is given up."""
        event = read(update, self._bot.bot, self._hooks.knows)
        if isinstance(event, Asked):
            apology = Reply(self._hooks.apology(event.request), private=False)
            await self._answers.give(event, apology)

    async def _answer(self, asked: Asked, *, last: bool) -> None:
        reply = await self._handled(asked)
        if reply is None:
            await self._answers.release(asked)
            return
        try:
            sent = await self._answers.give(asked, reply)
        except Limited as limit:
            await self._machine.postponed(asked.request, reply, timedelta(seconds=limit.seconds))
        except Passing:
            if not last:
                raise
            await self._machine.postponed(asked.request, reply, timedelta())
        except Unreachable:
            # Trying again would change nothing: the chat says itself when it can be reached.
            log.warning("telegram answer unreachable", delivery=asked.request.delivery)
        else:
            await self._machine.answered(asked.request, reply, sent)

    async def _handled(self, asked: Asked) -> Reply | None:
        try:
            return await self._machine.handle(asked.request)
        except BaseException:
            await self._answers.release(asked)
            raise
