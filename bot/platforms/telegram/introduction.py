"""What the bot says of itself on Telegram: command menus and descriptions, by language."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from bot.i18n import Language
from bot.platforms.telegram.outbound import Client
from bot.platforms.telegram.text import clipped

FALLBACK: Final[Language] = "fr"
"""What is shown to who reads neither language."""

_COMMANDS: Final = 100
_HELP: Final = 256
_DESCRIPTION: Final = 512
_SHORT: Final = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the command menu. `direct`: not offered in groups."""

    name: str
    help: str
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Introduction:
    """Menu and descriptions in one language; `about` stands on the bot's profile."""

    menu: tuple[Entry, ...]
    description: str
    about: str


async def introduce(bot: Client, introductions: Mapping[Language, Introduction]) -> None:
    """Set menus and descriptions, each language and the fallback, all at once."""
    fallback: tuple[None, Introduction] = (None, introductions[FALLBACK])
    spoken = (fallback, *introductions.items())
    await asyncio.gather(*chain.from_iterable(_calls(bot, *each) for each in spoken))


def _calls(
    bot: Client, language: str | None, introduction: Introduction
) -> Iterator[Awaitable[bool]]:
    yield bot.set_my_description(clipped(introduction.description, _DESCRIPTION), language)
    yield bot.set_my_short_description(clipped(introduction.about, _SHORT), language)
    everything = introduction.menu
    anywhere = tuple(entry for entry in everything if not entry.direct)
    yield bot.set_my_commands(_menu(everything), BotCommandScopeDefault(), language)
    yield bot.set_my_commands(_menu(everything), BotCommandScopeAllPrivateChats(), language)
    yield bot.set_my_commands(_menu(anywhere), BotCommandScopeAllGroupChats(), language)


def _menu(entries: tuple[Entry, ...]) -> list[BotCommand]:
    return [BotCommand(entry.name, clipped(entry.help, _HELP)) for entry in entries[:_COMMANDS]]
