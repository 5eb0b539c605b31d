"""The Slack app's manifest, from the commands: what is pasted into api.slack.com/apps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.feature import Command
from bot.i18n import N_, Language

PATH: Final = "/slack/events"
COMMANDS: Final = 50
DESCRIPTION: Final = 140
WHOLE: Final = "maillon"

# Slack keeps these for itself: theirs is reached as `/maillon help`.
SLACKS_OWN: Final = frozenset(
    {
        *("active", "apps", "archive", "away", "call", "collapse", "dm", "dnd", "expand"),
        *("feed", "help", "invite", "join", "kick", "leave", "me", "msg", "mute", "open"),
        *("part", "prefs", "remind", "remove", "rename", "search", "shortcuts", "shrug"),
        *("star", "status", "topic", "who"),
    }
)

SCOPES: Final = (
    "app_mentions:read",  # app_mention: `@maillon …`, the only way in from a thread
    "chat:write",  # chat.postMessage, chat.postEphemeral, chat.update
    "commands",  # slash commands
    "files:write",  # files.getUploadURLExternal, files.completeUploadExternal
    "im:history",  # message.im: what is written to the bot directly
    "im:write",  # conversations.open: writing to somebody first
    "users:read",  # users.info: a person's language and name
)
EVENTS: Final = ("app_mention", "app_uninstalled", "message.im", "tokens_revoked")

SUMMARY: Final = N_("Log contracts and contacts with institutions, where your cohort already talks")
ANY_COMMAND: Final = N_("Any command, for example: /maillon help")

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One slash command, in one language."""

    name: str
    description: str
    hint: str = ""


def manifest(
    commands: Iterable[Command],
    *,
    translate: Mapping[Language, Translate],
    url: str | None,
    everything: bool = False,
) -> dict[str, Any]:
    """Return the manifest: over HTTP at that public address, else in Socket Mode.

    The everyday commands are declared in both languages; `everything`: as many as Slack takes.
    """
    entries = [*_entries(commands, translate, everything=everything)]
    return {
        "display_information": {
            "name": "Maillon",
            "description": translate["fr"](SUMMARY)[:DESCRIPTION],
            "background_color": "#1f5f4a",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Maillon", "always_online": True},
            "slash_commands": [_command(one, url) for one in entries[:COMMANDS]],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": _settings(url),
    }


def declared(commands: Iterable[Command]) -> Iterator[str]:
    """Give the names that Slack always knows by themselves; all others need `/maillon` first."""
    for command in commands:
        if command.listed and command.everyday:
            yield from {command.fr, command.name} - SLACKS_OWN


def _settings(url: str | None) -> dict[str, Any]:
    asked = ("request_url", "message_menu_options_url")
    return {
        "event_subscriptions": {"bot_events": list(EVENTS), **_at(url, "request_url")},
        "interactivity": {"is_enabled": True, **_at(url, *asked)},
        "org_deploy_enabled": False,
        "socket_mode_enabled": url is None,
        "token_rotation_enabled": False,
    }


def _entries(
    commands: Iterable[Command],
    translate: Mapping[Language, Translate],
    *,
    everything: bool,
) -> Iterator[Entry]:
    """Give `/maillon`, then each command in its place; each name once."""
    yield Entry(WHOLE, translate["fr"](ANY_COMMAND))
    told = {WHOLE, *SLACKS_OWN}
    for command in sorted(commands, key=lambda one: one.place):
        if not command.listed or not (everything or command.everyday):
            continue
        for entry in _named(command, translate):
            if entry.name not in told:
                told.add(entry.name)
                yield entry


def _named(command: Command, translate: Mapping[Language, Translate]) -> Iterator[Entry]:
    english, french = command.examples
    yield Entry(command.fr, translate["fr"](command.help), french)
    yield Entry(command.name, translate["en"](command.help), english)


def _command(entry: Entry, url: str | None) -> dict[str, Any]:
    hint = {"usage_hint": entry.hint} if entry.hint else {}
    return {
        "command": f"/{entry.name}",
        "description": entry.description,
        **hint,
        "should_escape": False,
        **_at(url, "url"),
    }


def _at(url: str | None, *names: str) -> dict[str, str]:
    """Give the request address under each of these names; none in Socket Mode."""
    return {} if url is None else {name: f"{url.rstrip('/')}{PATH}" for name in names}
