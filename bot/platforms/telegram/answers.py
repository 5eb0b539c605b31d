"""Answers brought to where they belong on Telegram: the chat, or in private from a group."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import structlog
from telegram.error import TelegramError

from bot.cards import Card, Link, Text
from bot.exchange import ChatKind, Press, Reply
from bot.invitations import OPENS
from bot.outlet import Limited, Migrated, Passing, Sent, Unreachable
from bot.platforms.telegram.inbound import Asked
from bot.platforms.telegram.outbound import Client, Spot, change, send
from bot.platforms.telegram.text import clipped

T = TypeVar("T")

_TOAST: Final = 200
_TRIES: Final = 3
PATIENCE: Final = 30.0
"""Seconds of a wait during which what comes next from the same chat may wait too."""

log = structlog.get_logger()


class Answers:
    """Gives replies; `migrated` is told when a group turns out to have another id."""

    def __init__(
        self,
        bot: Client,
        migrated: Callable[[str, str], Awaitable[None]],
        now: Callable[[], float],
        patience: float,
    ) -> None:
        self._bot = bot
        self._migrated = migrated
        self._now, self._patience = now, patience

    async def give(self, asked: Asked, reply: Reply) -> Sent | None:
        """Show a reply to who asked; say where its card stands.

        Raises Limited, Unreachable or Passing: it was not shown.
        """
        group = asked.request.kind is ChatKind.GROUP
        if reply.card is None:
            await self.release(asked, reply.aside)
            return None
        if group and reply.private:
            return await self._privately(asked, reply, reply.card)
        await self.release(asked)
        return await self._openly(asked, reply, reply.card)

    async def release(self, asked: Asked, toast: str = "", url: str | None = None) -> None:
        """Stop the spinner of the pressed button, if one turns."""
        if asked.place.query is None:
            return
        text = clipped(toast, _TOAST) or None
        try:
            await self._bot.answer_callback_query(asked.place.query, text, url=url)
        except TelegramError as error:
            # It is a courtesy, and the press may be too old for it: the answer matters more.
            log.debug("telegram press not released", fault=type(error).__name__)

    async def _openly(self, asked: Asked, reply: Reply, card: Card) -> Sent:
        place = asked.place
        if reply.replaces and place.editable and place.message is not None:
            pressed = Sent(str(place.chat), str(place.message))
            if await self._patiently(lambda left: change(self._bot, pressed, card, patience=left)):
                return pressed
        return await self._say(_beside(asked), card, awaits=reply.awaits)

    async def _privately(self, asked: Asked, reply: Reply, card: Card) -> Sent | None:
        try:
            sent = await self._say(Spot(int(asked.request.user)), card, awaits=reply.awaits)
        except Unreachable:
            await self._invite(asked, reply)
            return None
        except Limited:
            await self.release(asked)
            raise
        await self.release(asked, reply.aside)
        if reply.aside and not isinstance(asked.request.act, Press):
            await self._courteously(asked, Card(blocks=(Text(reply.aside),)))
        return sent

    async def _invite(self, asked: Asked, reply: Reply) -> None:
        """Only who presses Start can be written to: the group shows the way."""
        url = f"{self._bot.link}?start={OPENS}"
        if isinstance(asked.request.act, Press):
            await self.release(asked, url=url)
            return
        links = (Link(reply.invite or self._bot.name, url),)
        await self._say(_beside(asked), Card(blocks=(Text(reply.aside),), links=links))

    async def _courteously(self, asked: Asked, card: Card) -> None:
        try:
            await self._say(_beside(asked), card)
        except (Limited, Unreachable, Passing) as error:
            # The answer itself was given: to fail now would give it twice.
            log.warning("telegram aside not shown", fault=type(error).__name__)

    async def _say(self, spot: Spot, card: Card, *, awaits: bool = False) -> Sent:
        try:
            return await self._patiently(
                lambda left: send(self._bot, spot, card, awaits=awaits, patience=left)
            )
        except Migrated as moved:
            there = Spot(int(moved.chat))
            await self._migrated(str(spot.chat), moved.chat)
            return await self._patiently(
                lambda left: send(self._bot, there, card, awaits=awaits, patience=left)
            )

    async def _patiently(self, attempt: Callable[[float], Awaitable[T]]) -> T:
        """Try a few times, with the patience that is left: the queue waits as Telegram asks."""
        patient_until = self._now() + self._patience
        for _ in range(_TRIES - 1):
            try:
                return await attempt(patient_until - self._now())
            except Limited as limited:
                if self._now() + limited.seconds > patient_until:
                    raise
        return await attempt(patient_until - self._now())


def _beside(asked: Asked) -> Spot:
    """In the same topic; in a group, under what was said."""
    place = asked.place
    said = asked.request.kind is ChatKind.GROUP and place.query is None
    return Spot(place.chat, place.thread, place.message if said else None)
