"""The people and things of an emulated workspace."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

Json = dict[str, Any]

SLACKBOT = "USLACKBOT"

SCOPES = frozenset(
    {
        "app_mentions:read",
        "channels:read",
        "chat:write",
        "commands",
        "files:write",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "team:read",
        "users:read",
    }
)
EVENTS = frozenset(
    {
        "app_home_opened",
        "app_mention",
        "app_uninstalled",
        "message.im",
        "team_join",
        "tokens_revoked",
    }
)


@dataclass(frozen=True, slots=True)
class Team:
    id: str = "T0COHORT1"
    name: str = "Cohorte"
    domain: str = "cohorte"


@dataclass(frozen=True, slots=True)
class App:
    """The bot as Slack knows it; `commands` None allows any slash command."""

    id: str = "A0MAILLON"
    name: str = "Maillon"
    bot_id: str = "B0MAILLON"
    bot_user_id: str = "U0MAILLON"
    bot_token: str = "xoxb-playground-bot"  # noqa: S105  # opens an emulation only
    app_token: str = "xapp-playground-app"  # noqa: S105  # opens an emulation only
    signing_secret: str = "playgroundsigningsecret"  # noqa: S105  # opens an emulation only
    verification_token: str = "playground-verification"  # noqa: S105  # opens an emulation only
    scopes: frozenset[str] = SCOPES
    events: frozenset[str] = EVENTS
    commands: frozenset[str] | None = None
    home_tab: bool = True

    def with_manifest(self, manifest: Mapping[str, Any]) -> Self:
        """Give this app the scopes, events, commands and tabs that a manifest declares."""
        features = manifest.get("features", {})
        return dataclasses.replace(
            self,
            name=manifest["display_information"]["name"],
            scopes=frozenset(manifest["oauth_config"]["scopes"]["bot"]),
            events=frozenset(
                manifest.get("settings", {}).get("event_subscriptions", {}).get("bot_events", ())
            ),
            commands=frozenset(each["command"] for each in features.get("slash_commands", ())),
            home_tab=features.get("app_home", {}).get("home_tab_enabled", False),
        )


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    real_name: str
    locale: str = "fr-CA"
    tz: str = "America/Toronto"
    display_name: str = ""
    is_bot: bool = False
    deleted: bool = False


class Kind(StrEnum):
    """What a conversation is; the value is the `channel_type` of events."""

    PUBLIC = "channel"
    PRIVATE = "group"
    DIRECT = "im"
    GROUP = "mpim"


@dataclass(frozen=True, slots=True)
class Channel:
    """A conversation; `members` are user ids, the app's bot user among them."""

    id: str
    name: str
    kind: Kind
    members: frozenset[str]
    created: int
    archived: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """An upload: `announced` is how many bytes the app said would come."""

    id: str
    name: str
    title: str
    announced: int
    content: bytes = field(repr=False, default=b"")


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it was when asked for; `edited` is the time of the edit."""

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    files: tuple[File, ...] = ()
    thread_ts: str | None = None
    ephemeral_to: str | None = None
    edited: str | None = None
    metadata: Json | None = None


@dataclass(frozen=True, slots=True)
class View:
    """An open modal, or a person's Home: `content` is what the app sent, block ids added."""

    id: str
    user: str
    content: Json
    hash: str
    root_id: str
    previous_id: str | None = None

    @property
    def blocks(self) -> list[Json]:
        return list(self.content["blocks"])

    @property
    def callback_id(self) -> str:
        return str(self.content.get("callback_id", ""))

    @property
    def private_metadata(self) -> str:
        return str(self.content.get("private_metadata", ""))

    @property
    def title(self) -> str:
        return str(self.content.get("title", {}).get("text", ""))
