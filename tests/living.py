"""Views that live, and Julie's chat, in which they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count

from bot.cards import Card
from bot.context import Context
from bot.exchange import ChatKind, Platform, Press, Reply, Request, Words
from bot.feature import Feature
from bot.outlet import Sent
from bot.router import Router
from storage import edits, posts
from tests.outbox import Scene

feature = Feature("living")


@feature.view("touchy")
def touchy_card(ctx: Context) -> Card:
    """Show something as long as nothing was sent."""
    if posts.copies(ctx.db, cohort=ctx.cohort.id, view="hello", args=["Ada"]):
        raise ValueError("Sylvie Tremblay, 2500 $")
    return Card(title="0")


@feature.command("look", fr="voir", help="Look")
def look(ctx: Context) -> Reply:
    return ctx.display("count")


@feature.command("shout", fr="crier", help="Shout")
def shout(ctx: Context) -> Reply:
    reply = ctx.display("count")
    return Reply(reply.card, private=False, shows=reply.shows)


@feature.command("touch", fr="toucher", help="Touch")
def touch(ctx: Context) -> Reply:
    return ctx.display("touchy")


@feature.button("hide")
def hide(ctx: Context) -> Reply:
    return Reply(Card(title="hidden"), replaces=True)


@feature.view("steady")
def steady_card(ctx: Context) -> Card:
    return Card(title="steady")


@feature.button("steady")
def steady(ctx: Context) -> Reply:
    return ctx.display("steady", replaces=True)


@feature.button("beside")
def speak(ctx: Context) -> Card:
    return Card(title="beside")


@dataclass
class Desk:
    """Julie's direct chat on Telegram, in which the machine answers her."""

    scene: Scene
    router: Router
    deliveries: Iterator[int] = field(default_factory=count)

    def request(self, act: Words | Press, message: str = "", chat: str = "D11") -> Request:
        return Request(
            platform=Platform.TELEGRAM,
            workspace="7",
            user="11",
            name="Julie",
            chat=chat,
            kind=ChatKind.DIRECT if chat.startswith("D") else ChatKind.GROUP,
            delivery=str(next(self.deliveries)),
            act=act,
            message=message,
        )

    async def ask(self, request: Request, sent: Sent | None) -> Card | None:
        """Let a request be answered there."""
        reply = await self.router.handle(request)
        assert reply is not None
        await self.router.answered(request, reply, sent)
        return reply.card

    async def press(self, key: str, message: str) -> Card | None:
        press = Press(f"{key}@{self.scene.cohort}")
        return await self.ask(self.request(press, message), Sent("D11", message))

    async def changed(self) -> None:
        """Let what the view counts change, and ask for its copies to say so."""
        scene, delivery = self.scene, self.scene.delivery()
        scene.later(seconds=5)
        scene.plan("hello", "Ada", person=scene.sam)
        await delivery.sweep()
        refresh(scene)
        await delivery.sweep()


def refresh(scene: Scene) -> None:
    ask = partial(edits.ask, cohort=scene.cohort, view="count", args=[])
    scene.do(partial(ask, now=scene.clock.now()))
