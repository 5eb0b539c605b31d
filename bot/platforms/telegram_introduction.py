"""What the bot says of itself on Telegram: command menus and descriptions, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from bot.i18n import Language
from bot.platforms.telegram_outbound import Client
from bot.platforms.telegram_text import clipped

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
    """Set menus and descriptions, each language and the fallback."""
    fallback: tuple[None, Introduction] = (None, introductions[FALLBACK])
    for language, introduction in (fallback, *introductions.items()):
        await _set_menus(bot, language, introduction.menu)
        await bot.set_my_description(clipped(introduction.description, _DESCRIPTION), language)
        await bot.set_my_short_description(clipped(introduction.about, _SHORT), language)


async def _set_menus(bot: Client, language: str | None, menu: tuple[Entry, ...]) -> None:
    anywhere = tuple(entry for entry in menu if not entry.direct)
    scopes: tuple[tuple[BotCommandScope, tuple[Entry, ...]], ...] = (
        (BotCommandScopeDefault(), menu),
        (BotCommandScopeAllPrivateChats(), menu),
        (BotCommandScopeAllGroupChats(), anywhere),
    )
    for scope, entries in scopes:
        commands = [BotCommand(entry.name, clipped(entry.help, _HELP)) for entry in entries]
        await bot.set_my_commands(commands[:_COMMANDS], scope, language)
