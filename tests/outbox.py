"""An outbox with people to reach: outlets that keep what they are given, and a pulse that leaps."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from bot.calendars import Dates, Entry
from bot.cards import Button, Card, File, Text
from bot.clock import Clock
from bot.context import Context, Visit
from bot.delivery import Delivery
from bot.exchange import Platform
from bot.feature import Feature
from bot.files import Drawn
from bot.i18n import Languages
from bot.lines import Lines
from bot.metrics import Metrics
from bot.outlet import Outlet, Sent
from bot.posts import Sender
from bot.queues import Pulse
from bot.readers import Audience, Views
from bot.registry import Registry
from storage import chats, people, posts
from storage.chats import Chat, ChatKind
from storage.db import Session, Store
from storage.people import Role
from storage.posts import Post
from tests.cohorts import founded, reached

T = TypeVar("T")

NOON = datetime(2026, 11, 18, 17, 0, tzinfo=UTC)
"""Noon in Montréal."""
FILE = File("formation.ics", Dates((Entry("event-1@x.maillon", "Formation", NOON),)))


class Leap:
    """Monotonic seconds that pass at once when they are slept."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        until = self.seconds + seconds
        await asyncio.sleep(0)
        self.seconds = max(self.seconds, until)


@dataclass
class Box:
    """An outlet that keeps what it is given; `troubles` are met first, in turn, by chat."""

    platform: Platform
    workspace: str
    sent: list[tuple[str, Card]] = field(default_factory=list)
    edited: list[tuple[Sent, Card]] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    files: list[tuple[str, Drawn]] = field(default_factory=list)
    troubles: dict[str, list[Exception]] = field(default_factory=dict)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    sending: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    async def direct(self, user: str) -> str:
        self._stumble(user)
        self.opened.append(user)
        return f"D{user}"

    async def send(self, chat: str, card: Card, *, direct: bool) -> Sent:  # noqa: ARG002 - the outlet's signature
        self._stumble(chat)
        self.sent.append((chat, card))
        self.sending.set()
        await self.gate.wait()
        return Sent(chat, str(len(self.sent)))

    async def upload(self, chat: str, card: Card, file: Drawn) -> Sent:
        self.files.append((chat, file))
        return await self.send(chat, card, direct=True)

    async def edit(self, sent: Sent, card: Card) -> None:
        self._stumble(sent.chat)
        self.edited.append((sent, card))
        self.sending.set()
        await self.gate.wait()

    def _stumble(self, chat: str) -> None:
        if planned := self.troubles.get(chat):
            raise planned.pop(0)


feature = Feature("samples")


@feature.view("hello")
def hello_card(ctx: Context | Audience, name: str) -> Card:
    return Card(
        blocks=(Text(f"{name} {ctx.t.moment(NOON)}"),), buttons=(Button("Go", "go", (name,)),)
    )


@feature.view("count")
def count_card(ctx: Context) -> Card:
    """Show something that changes: how many posts there are."""
    waiting = posts.copies(ctx.db, cohort=ctx.cohort.id, view="hello", args=["Ada"])
    return Card(title=str(len(waiting)))


@feature.view("vanished")
def vanished_card(ctx: Context) -> None:
    return None


@feature.view("broken")
def broken_card(ctx: Context) -> Card:
    raise ValueError("Sylvie Tremblay, 2500 $")


@feature.view("stranger")
def stranger_card(ctx: Visit) -> Card:
    return Card(title=ctx.person.name if ctx.person else "")


@feature.view("note")
def note_card(ctx: Visit) -> Card:
    return Card(title=ctx.person.name if ctx.person else "", file=FILE)


@dataclass
class Scene:
    """Julie reads French on Telegram, Sam coordinates in English on Slack."""

    store: Store
    clock: Clock
    telegram: Box
    slack: Box
    leap: Leap
    metrics: Metrics
    cohort: int
    julie: int
    sam: int

    def delivery(self, **outlets: Outlet) -> Delivery:
        boxes: Sequence[Outlet] = tuple(outlets.values()) or (self.telegram, self.slack)
        return Delivery(
            self.store,
            Registry.of([feature]),
            Languages(),
            self.clock,
            {(box.platform, box.workspace): box for box in boxes},
            metrics=self.metrics,
            pulse=Pulse(self.leap.now, self.leap.sleep),
            chance=lambda: 1.0,
        )

    def sender(self) -> Sender:
        views = Views(Registry.of([feature]), Languages())
        lines = Lines({}, Pulse(self.leap.now, self.leap.sleep))
        return Sender(self.store, views, self.clock, lines, self.metrics)

    def do(self, work: Callable[[Session], T]) -> T:
        return self.store.run_sync(work)

    def plan(self, view: str, *args: str | int, key: str = "", **rest: object) -> int:
        recipient = {} if "chat" in rest else {"person": self.julie}
        values = {"cohort": self.cohort, "due_at": NOON, **recipient, **rest}
        number = self.do(
            lambda db: posts.plan(db, view=view, args=args, key=key or view, **values)  # type: ignore[arg-type]  # columns by name
        )
        assert number is not None
        return number

    def post(self, number: int) -> Post:
        found = self.store.read_sync(partial(posts.get, post=number))
        assert found is not None
        return found

    def chat(self, platform: str, workspace: str, chat_id: str) -> Chat | None:
        find = partial(chats.find, platform=platform, workspace=workspace, chat_id=chat_id)
        return self.store.read_sync(find)

    def later(self, **time: float) -> None:
        self.clock.move_to(self.clock.now() + timedelta(**time))
        self.leap.seconds += timedelta(**time).total_seconds()

    def hello(self, name: str, moment: str = "mercredi 18 novembre à\xa012\xa0h") -> Card:
        button = Button("Go", f"go@{self.cohort}", (name,))
        return Card(blocks=(Text(f"{name} {moment}"),), buttons=(button,))


def _people(db: Session) -> tuple[int, int, int]:
    cohort = founded(db, now=NOON, name="Montréal 2026-2027")
    julie = people.new(db, name="Julie", now=NOON).id
    sam = people.new(db, name="Sam", now=NOON, language="en", zone="America/Vancouver").id
    people.join(db, person=julie, cohort=cohort, role=Role.CHAMPION, now=NOON)
    people.join(db, person=sam, cohort=cohort, role=Role.COORDINATOR, now=NOON)
    telegram = {"platform": "telegram", "workspace": "7"}
    slack = {"platform": "slack", "workspace": "T1"}
    reached(db, person=julie, **telegram, user="11", chat="D11", now=NOON)
    reached(db, person=sam, **slack, user="U2", chat="DU2", now=NOON)
    return cohort, julie, sam


def crowd(db: Session, *, workspace: str, places: Sequence[tuple[str, str]]) -> list[int]:
    """Let more people be reached on Slack, each by an account and a direct chat."""
    found, slack = [], {"platform": "slack", "workspace": workspace}
    for user, chat in places:
        person = people.new(db, name=f"Invitée {user}", now=NOON).id
        reached(db, person=person, **slack, user=user, chat=chat, now=NOON)
        found.append(person)
    return found


def room(
    db: Session, *, cohort: int, platform: str, workspace: str, chat_id: str, kind: ChatKind
) -> Chat:
    """Attach a chat that several people read to a cohort."""
    known = chats.remember(db, platform=platform, workspace=workspace, chat_id=chat_id, kind=kind)
    attach = partial(chats.attach, db, chat=known.id, cohort=cohort, language=None, now=NOON)
    return attach(purpose=chats.ANNOUNCEMENTS)


def set_up(store: Store) -> Iterator[Scene]:
    cohort, julie, sam = store.run_sync(_people)
    yield Scene(
        store,
        Clock(NOON),
        Box(Platform.TELEGRAM, "7"),
        Box(Platform.SLACK, "T1"),
        Leap(),
        Metrics(),
        cohort,
        julie,
        sam,
    )
