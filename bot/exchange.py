"""What arrives from a platform, and what goes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.cards import Card, Sheet
from bot.i18n import Phrase
from storage.chats import ChatKind

__all__ = [
    "ChatKind",
    "Opening",
    "Platform",
    "Press",
    "Question",
    "Reply",
    "Request",
    "Shown",
    "Still",
    "Submission",
    "Words",
]


class Platform(StrEnum):
    """Where people write from."""

    SLACK = "slack"
    TELEGRAM = "telegram"
    TERMINAL = "terminal"

    @property
    def opens_sheets(self) -> bool:
        """Whether a form can be filled there at once."""
        return self is Platform.SLACK

    @property
    def whispers(self) -> bool:
        """Whether one person can be answered alone in a group."""
        return self is Platform.SLACK


@dataclass(frozen=True, slots=True)
class Words:
    """A typed line, as typed. `replied` is the data of the buttons under the message answered."""

    text: str
    replied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button, by what it carries."""

    data: str


@dataclass(frozen=True, slots=True)
class Submission:
    """A sheet sent back, with what each input holds."""

    draft: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that a person did. `delivery` names it: the same one is never done twice.

    `handle` is what others write to reach the person there, where the platform says it. `message`
    is the one whose place the answer may take, where it can still be changed later. `direct` is
    the person's direct chat, where that is not named like the person. `sent` is when words were,
    where the platform says it: the bot may hear of them later. `renews`: nobody asked, it shows
    anew a message that was pressed; it is answered at once, or never.
    """

    platform: Platform
    workspace: str
    user: str
    name: str
    chat: str
    kind: ChatKind
    delivery: str
    act: Words | Press | Submission
    language: str | None = None
    handle: str = ""
    message: str = ""
    direct: str = ""
    sent: datetime | None = None
    renews: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """Which view of which cohort a card shows, with its arguments.

    `placed`: under it stands which cohort that is.
    """

    view: str
    args: tuple[str | int, ...]
    cohort: int
    placed: bool = False


@dataclass(frozen=True, slots=True)
class Still:
    """A card where nothing can edit it later: it says when it looked so.

    `anew` is the data of its button that shows in its place how it looks by then.
    """

    card: Card
    anew: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a request.

    `private`: only for the person who asked. `replaces`: takes the place of the message whose
    button was pressed. `sheet`: opened instead of a message, where the platform can.
    `errors`: what is wrong in the sheet just sent, by input. `awaits`: words are expected back.
    `aside`: what a group sees where nobody can be answered alone; `invite` labels the link to the
    direct chat there, for who never opened it. `secret`: nothing keeps it; `late` is said instead
    where it could not be shown at once, and is what is kept if its author gave it. `shows`: what
    the card is a view of, so that it changes with it where only the person reads it; `still` is
    given in its stead where the message will not change.
    """

    card: Card | None = None
    private: bool = True
    replaces: bool = False
    sheet: Sheet | None = None
    errors: Mapping[str, str] | None = None
    awaits: bool = False
    aside: str = ""
    invite: str = ""
    secret: bool = False
    late: Card | None = None
    shows: Shown | None = None
    still: Still | None = None

    @property
    def unchanging(self) -> Card | None:
        """The card for a message that stays as it is."""
        return self.still.card if self.still else self.card

    def leaves(self, request: Request) -> bool:
        """Whether it goes to the direct chat: it is private, and the whole group reads this one."""
        alone = request.kind is ChatKind.DIRECT or request.platform.whispers
        return self.private and not alone


@dataclass(frozen=True, slots=True)
class Opening:
    """Returned by a handler: open that form, with what it holds so far (JSON values).

    `words` were typed in answer to the message: they may say at once what is to be changed.
    `go`: nothing is left to say, do it unless something is missing. `lead` is said above what is
    then asked; `dropped`, where that is given up although something was done already.
    """

    form: str
    kept: Mapping[str, object]
    words: str = ""
    go: bool = False
    lead: str = ""
    dropped: str = ""


class Question(Exception):
    """Raised by a handler to ask before it does anything: an option gives `slot` its value.

    Options are pairs: the English label, and the value in the slot's JSON form.
    """

    def __init__(
        self, slot: str, why: Phrase, options: tuple[tuple[str | Phrase, object], ...]
    ) -> None:
        super().__init__(slot)
        self.slot, self.why, self.options = slot, why, options
