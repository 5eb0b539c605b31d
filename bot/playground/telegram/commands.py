"""Command menus: what names and descriptions may be, and which menu a person gets."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.telegram.judging.findings import Finding, finding

MAX_COMMANDS = 100
MAX_DESCRIPTION = 256
JUDGE = "commands"
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a menu."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a menu is for, by the words of BotCommandScope."""

    type: str = "default"
    chat: int = 0
    user: int = 0


Menus = dict[tuple[Scope, str], tuple[Command, ...]]


def command_findings(arguments: Mapping[str, Any]) -> Iterator[Finding]:
    """Judge the arguments of setMyCommands."""
    commands = arguments.get("commands", [])
    if len(commands) > MAX_COMMANDS:
        fault = f"more than {MAX_COMMANDS} commands"
        yield finding(JUDGE, "commands", fault, "BOT_COMMANDS_TOO_MUCH")
    for index, command in enumerate(commands):
        path = f"commands[{index}]"
        if not _NAME.fullmatch(command.get("command", "")):
            answer = "BOT_COMMAND_INVALID"
            yield finding(JUDGE, f"{path}.command", "is not [a-z0-9_]{1,32}", answer)
        if not 1 <= len(command.get("description", "")) <= MAX_DESCRIPTION:
            fault = f"is not of 1 to {MAX_DESCRIPTION} characters"
            answer = "BOT_COMMAND_DESCRIPTION_INVALID"
            yield finding(JUDGE, f"{path}.description", fault, answer)


def language_findings(arguments: Mapping[str, Any]) -> Iterator[Finding]:
    """Judge a language code: two letters, or none at all."""
    code = str(arguments.get("language_code", ""))
    if code and not _LANGUAGE.fullmatch(code):
        answer = "invalid language code specified"
        yield finding(JUDGE, "language_code", "is not a two-letter ISO 639-1 code", answer)


def menu_for(menus: Menus, scopes: tuple[Scope, ...], language: str) -> tuple[Command, ...]:
    """The first menu that is set, from the narrowest scope on, each in the language first."""
    for scope in scopes:
        for code in (language, ""):
            if menu := menus.get((scope, code)):
                return menu
    return ()


def private_scopes(chat: int) -> tuple[Scope, ...]:
    """The scopes that a client tries in a direct chat."""
    return (Scope("chat", chat), Scope("all_private_chats"), Scope())


def group_scopes(chat: int, user: int, *, administrator: bool) -> tuple[Scope, ...]:
    """The scopes that a client tries in a group."""
    own = (Scope("chat_administrators", chat),) if administrator else ()
    every = (Scope("all_chat_administrators"),) if administrator else ()
    return (
        Scope("chat_member", chat, user),
        *own,
        Scope("chat", chat),
        *every,
        Scope("all_group_chats"),
        Scope(),
    )
