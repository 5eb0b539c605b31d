"""A chat with the machine: somebody says or presses something, and sees a card."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from bot.cards import Button, Card, Choices
from bot.delivery import Delivery
from bot.exchange import ChatKind, Platform, Press, Reply, Request, Submission, Words
from bot.files import Drawn
from bot.outlet import Sent
from bot.router import Router
from storage import people
from storage.db import Session
from storage.demo import PERSONAS, TERMINAL_WORKSPACE, Persona
from storage.people import Person

CURRENT = 3
"""The number of the demo's current cohort."""


@dataclass
class Outbox:
    """An outlet on nothing: keeps what each person was sent, and what each message shows now."""

    sent: dict[str, list[Card]] = field(default_factory=dict)
    messages: dict[Sent, Card] = field(default_factory=dict)
    files: dict[str, list[Drawn]] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=count)
    platform: Platform = Platform.TERMINAL
    workspace: str = TERMINAL_WORKSPACE

    async def direct(self, user: str) -> str:
        return user

    async def send(self, chat: str, card: Card, *, direct: bool) -> Sent:  # noqa: ARG002 - all are direct
        self.sent.setdefault(chat, []).append(card)
        return self.put(Sent(chat, str(next(self.numbers))), card)

    async def upload(self, chat: str, card: Card, file: Drawn) -> Sent:
        self.files.setdefault(chat, []).append(file)
        return await self.send(chat, card, direct=True)

    async def edit(self, sent: Sent, card: Card) -> None:
        self.sent.setdefault(sent.chat, []).append(card)
        self.put(sent, card)

    def put(self, sent: Sent, card: Card) -> Sent:
        self.messages[sent] = card
        return sent


def persona(key: str) -> Persona:
    return next(one for one in PERSONAS if one.key == key)


def person_of(db: Session, key: str) -> Person:
    """Return who a persona is in the database."""
    at = {"platform": Platform.TERMINAL, "workspace": TERMINAL_WORKSPACE}
    found = people.by_account(db, **at, user_id=persona(key).terminal)
    assert found is not None
    return found


@dataclass
class Chat:
    """Everybody's direct chat in the terminal."""

    router: Router
    delivery: Delivery
    outlet: Outbox
    seen: dict[str, Card] = field(default_factory=dict)
    deliveries: count[int] = field(default_factory=count)

    async def say(self, words: str, as_: str = "julie", replied: Card | None = None) -> Card:
        """Type a line; `replied` is the message that it answers."""
        buttons = tuple(one.data for one in replied.buttons) if replied else ()
        return await self.send(self.request(Words(words, buttons), as_))

    async def press(self, label: str, as_: str = "julie", card: Card | None = None) -> Card:
        """Press a button of a card, of the last one seen unless another is given."""
        button = next(one for one in buttons(card or self.seen[as_]) if one.label == label)
        return await self.send(self.request(Press(button.data), as_))

    def request(
        self,
        act: Words | Press | Submission,
        as_: str,
        platform: Platform = Platform.TERMINAL,
    ) -> Request:
        who = persona(as_)
        return Request(
            platform=platform,
            workspace=TERMINAL_WORKSPACE,
            user=who.terminal,
            name=who.name,
            chat=who.terminal,
            kind=ChatKind.DIRECT,
            delivery=str(next(self.deliveries)),
            act=act,
            language=who.language,
        )

    async def mail(self, as_: str) -> list[Card]:
        """Deliver what is due, and return what this person was sent meanwhile."""
        await self.delivery.sweep()
        return self.outlet.sent.pop(persona(as_).terminal, [])

    async def send(self, request: Request) -> Card:
        reply = await self.reply(request)
        assert reply.card is not None
        self.seen[request.user] = reply.card
        return reply.card

    async def reply(self, request: Request) -> Reply:
        reply = await self.router.handle(request)
        assert reply is not None
        return reply


def buttons(card: Card) -> tuple[Button, ...]:
    """Return all that can be pressed on a card."""
    listed = [one.options for one in card.blocks if isinstance(one, Choices)]
    return (*(one for options in listed for one in options), *card.buttons)


def labels(card: Card) -> list[str]:
    return [one.label for one in buttons(card)]
