"""What there is on Telegram: people, chats, messages, files, pressed buttons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.playground.telegram.keyboards import Keyboard
from bot.playground.telegram.parsing.text import Entity

Status = Literal["creator", "administrator", "member", "left", "kicked"]
PRESENT: frozenset[Status] = frozenset({"creator", "administrator", "member"})


@dataclass(frozen=True, slots=True)
class BotAccount:
    """The bot that is tried."""

    id: int
    token: str
    username: str
    first_name: str
    reads_all: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a Telegram client; the direct chat with the bot has the same id."""

    id: int
    first_name: str
    language_code: str = ""
    username: str = ""
    last_name: str = ""


@dataclass(frozen=True, slots=True)
class Chat:
    """A direct chat or a group; `migrated_to` is the supergroup that it became."""

    id: int
    type: Literal["private", "group", "supergroup"]
    title: str = ""
    username: str = ""
    forum: bool = False
    migrated_to: int = 0


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file within a message."""

    kind: Literal["photo", "document"]
    file_id: str
    name: str
    media_type: str
    size: int
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on the server; `path` is where the bot fetches it."""

    file_id: str
    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """A message as the people of its chat see it.

    `text` is what is read (of a file, its caption), `source` the text as the bot sent it, markup
    included, `service` what a service message tells in the words of the Bot API.
    """

    id: int
    chat: int
    sender: int
    date: datetime
    text: str = ""
    entities: tuple[Entity, ...] = ()
    source: str = ""
    keyboard: Keyboard = ()
    markup: Mapping[str, Any] = field(default_factory=dict)
    reply_to: int = 0
    thread: int = 0
    attachment: Attachment | None = None
    edited: datetime | None = None
    service: Mapping[str, Any] = field(default_factory=dict)

    @property
    def force_reply(self) -> bool:
        """Whether clients open a reply to it."""
        return bool(self.markup.get("force_reply"))


@dataclass(frozen=True, slots=True)
class Query:
    """A pressed button that waits for its answer."""

    id: str
    person: int
    chat: int
    message: int
    data: str


@dataclass(frozen=True, slots=True)
class Toast:
    """What a person reads after pressing a button; empty text only stops the spinner."""

    query: str
    text: str = ""
    alert: bool = False
    url: str = ""
