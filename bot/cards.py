"""What is said: structure without markup, already in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from bot.calendars import Dates

DATA_BYTES: Final = 64
"""Telegram's limit on what a button carries, in bytes of UTF-8 (Bot API, `callback_data`)."""
VALUE: Final = 150
"""Slack's limit on what an option carries, in characters (Block Kit, option object)."""
_FILE: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.[a-z]{2,4}")


class Sign(StrEnum):
    """The one emoji that may open a message, and what it means."""

    NOTED = "✅"
    CHECK = "⚠️"
    EVENT = "📅"
    NOTICE = "📄"
    BRAVO = "🎉"


class Weight(StrEnum):
    """How much a button stands out."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. Its key is permanent; what it carries fits Telegram's 64 bytes."""

    label: str
    key: str
    args: tuple[str | int, ...] = ()
    weight: Weight = Weight.PLAIN

    def __post_init__(self) -> None:
        if not self.label.strip():
            raise ValueError("a button needs a label")
        if any(":" in str(part) or not str(part) for part in (self.key, *self.args)):
            raise ValueError(f"a part of {self.key} is empty or holds a colon")
        if len(self.data.encode()) > DATA_BYTES:
            raise ValueError(f"{self.data} is longer than {DATA_BYTES} bytes")

    @property
    def data(self) -> str:
        """What the platform carries: `key:arg:arg`."""
        return ":".join(str(part) for part in (self.key, *self.args))


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens a page."""

    label: str
    url: str

    def __post_init__(self) -> None:
        if urlsplit(self.url).scheme not in {"http", "https"}:
            raise ValueError("a link opens a web page")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, or several lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels and their values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Small print."""

    text: str


@dataclass(frozen=True, slots=True)
class Choices:
    """One option to take among several, shown by pages where a platform needs it.

    `turn` is the button that shows another page: its data is followed by the page's number.
    """

    label: str
    options: tuple[Button, ...]
    turn: Button
    page: int = 0


@dataclass(frozen=True, slots=True)
class File:
    """What a file holds: the machine draws it, and sends it where only its reader sees it.

    Its name is of letters without accents, digits and hyphens.
    """

    name: str
    holds: Dates

    def __post_init__(self) -> None:
        if not _FILE.fullmatch(self.name):
            raise ValueError(f"{self.name!r} does not name a file")


Block = Text | Fields | Table | Note | Choices


@dataclass(frozen=True, slots=True)
class Card:
    """A message: title, blocks, buttons. It never fails on users' text.

    With a `file` it is a post's, its words are what the file is sent with, and it never changes.
    """

    title: str = ""
    blocks: tuple[Block, ...] = ()
    buttons: tuple[Button, ...] = ()
    links: tuple[Link, ...] = ()
    sign: Sign | None = None
    file: File | None = None

    def __post_init__(self) -> None:
        if self.file is not None and (self.buttons or self.links):
            raise ValueError("a file is sent with words alone")


class Control(StrEnum):
    """How a sheet shows one of its inputs."""

    TEXT = "text"
    MULTILINE = "multiline"
    SELECT = "select"
    SEARCH = "search"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a select: what is shown, and what it carries, within Slack's limit."""

    label: str
    value: str

    def __post_init__(self) -> None:
        if not 0 < len(self.value) <= VALUE:
            raise ValueError(f"an option carries 1 to {VALUE} characters")


@dataclass(frozen=True, slots=True)
class Input:
    """One line of a sheet. `value` is the text, the chosen option's value, or the ISO day."""

    name: str
    label: str
    control: Control
    value: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form to fill at once, where the platform can open one; `draft` is what it fills."""

    title: str
    submit: str
    close: str
    draft: int
    inputs: tuple[Input, ...]
