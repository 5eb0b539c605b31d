"""Everything that the emulated Telegram remembers."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from bot.playground.telegram.commands import Menus
from bot.playground.telegram.inbox import Inbox
from bot.playground.telegram.parsing.parser import Parser
from bot.playground.telegram.things import (
    PRESENT,
    BotAccount,
    Chat,
    Message,
    Person,
    Query,
    Status,
    StoredFile,
    Toast,
)

# Identifiers have up to 52 significant bits: these do not fit 32.
FIRST_PERSON = 2**51
FIRST_GROUP = -4_000_000_000
FIRST_SUPERGROUP = -1_002_000_000_000

GroupKind = Literal["group", "supergroup"]


@dataclass(slots=True)
class Profile:
    """What the bot said of itself, by language; menu buttons by chat, 0 for all."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menus: Menus = field(default_factory=dict)
    buttons: dict[int, dict[str, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class World:
    """People, chats and messages around one bot."""

    bot: BotAccount
    now: Callable[[], datetime]
    parser: Parser
    inbox: Inbox
    profile: Profile = field(default_factory=Profile)
    people: dict[int, Person] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    chats: dict[int, Chat] = field(default_factory=dict)
    members: dict[int, dict[int, Status]] = field(default_factory=dict)
    topics: dict[int, dict[int, str]] = field(default_factory=dict)
    messages: dict[int, dict[int, Message]] = field(default_factory=dict)
    pinned: dict[int, list[int]] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    toasts: dict[int, list[Toast]] = field(default_factory=dict)
    actions: list[tuple[int, str]] = field(default_factory=list)
    _serial: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _last: dict[int, int] = field(default_factory=dict)

    def serial(self) -> int:
        """A number never given before."""
        return next(self._serial)

    def new_person_id(self) -> int:
        """An identifier that nobody has."""
        return FIRST_PERSON + self.serial()

    def new_group_id(self, kind: GroupKind) -> int:
        """An identifier that no group has."""
        return (FIRST_GROUP if kind == "group" else FIRST_SUPERGROUP) - self.serial()

    def enrol(self, person: Person, *, started: bool) -> Person:
        """Someone opens a Telegram account; `started`: has pressed Start at the bot."""
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, "private", username=person.username)
        self.members[person.id] = {person.id: "member"}
        if started:
            self.members[person.id][self.bot.id] = "member"
        self.inbox.pulse.beat()
        return person

    def found(self, chat: Chat, people: Iterable[Person], *, with_bot: bool) -> Chat:
        """A group begins; its first person owns it."""
        self.chats[chat.id] = chat
        ids = [person.id for person in people]
        standing: dict[int, Status] = dict.fromkeys(ids, "member")
        standing |= dict.fromkeys(ids[:1], "creator")
        self.members[chat.id] = standing
        if with_bot:
            standing[self.bot.id] = "member"
        self.inbox.pulse.beat()
        return chat

    def status(self, chat: int, user: int) -> Status:
        """How someone stands in a chat."""
        return self.members.get(chat, {}).get(user, "left")

    def is_in(self, chat: int, user: int) -> bool:
        """Whether someone takes part in a chat."""
        return self.status(chat, user) in PRESENT

    def message_id(self, chat: int) -> int:
        """The number of the next message; each chat counts its own."""
        self._last[chat] = self._last.get(chat, 0) + 1
        return self._last[chat]

    def keep(self, message: Message) -> Message:
        """Put a message, new or edited, in its chat."""
        self.messages.setdefault(message.chat, {})[message.id] = message
        self.inbox.pulse.beat()
        return message

    def message(self, chat: int, number: int) -> Message | None:
        """A message that was not deleted."""
        return self.messages.get(chat, {}).get(number)

    def store(self, name: str, content: bytes) -> StoredFile:
        """Keep a file under an address of its own."""
        number = self.serial()
        file_id = f"BQACAgEAAxkBAAI{number:08d}"
        self.files[file_id] = StoredFile(file_id, f"documents/{number}/{name}", content)
        return self.files[file_id]

    def forget(self, chat: int, number: int) -> None:
        """Delete a message."""
        self.messages[chat].pop(number)
        self.inbox.pulse.beat()

    def upgrade(self, chat: Chat, to: int) -> Chat:
        """Turn a basic group into a supergroup with another id."""
        upgraded = replace(chat, id=to, type="supergroup")
        self.chats[chat.id] = replace(chat, migrated_to=to)
        self.chats[to] = upgraded
        self.members[to] = dict(self.members[chat.id])
        return upgraded
