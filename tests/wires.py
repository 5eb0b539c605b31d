"""Julie on both emulated platforms, and what she and a channel are shown there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.delivery import Delivery
from bot.planning import Planner
from bot.playground.calls import Call
from bot.playground.slack import Channel, Slack
from bot.playground.slack import Person as SlackPerson
from bot.playground.telegram import Person, Telegram
from storage import people
from storage.chats import ChatKind
from storage.db import Session
from tests.outbox import NOON, Scene, room
from tests.platforms.telegram.scene import texts


@dataclass
class Wire:
    """The scene's Julie, on an emulated Telegram and an emulated Slack."""

    scene: Scene
    telegram: Telegram
    slack: Slack
    on_telegram: Person
    on_slack: SlackPerson
    delivery: Delivery

    def heard(self) -> tuple[list[str], list[str]]:
        """What Julie reads from the bot, on Telegram and on Slack."""
        messages = self.slack.visible_to(self.on_slack, self.slack.direct(self.on_slack))
        return texts(self.telegram, self.on_telegram), [one.text for one in messages]


def reached(scene: Scene, wire: Wire, sam: SlackPerson, channel: Channel) -> int:
    """Let Sam be reached on this Slack; give the number of a channel of it."""
    workspace = wire.slack.team.id
    link = partial(people.link, person=scene.sam, platform="slack", workspace=workspace)
    scene.do(partial(link, user_id=sam.id, now=NOON))
    remember = partial(room, cohort=scene.cohort, platform="slack", workspace=workspace)
    return scene.do(partial(remember, chat_id=channel.id, kind=ChatKind.CHANNEL)).id


def refreshed(scene: Scene, view: str) -> Callable[[Session], None]:
    """Do what a handler does that changes what a message shows."""
    place = scene.cohort if view == "count" else None
    return lambda db: Planner(db, scene.clock.now()).refresh(view, cohort=place)


async def later_swept(wire: Wire, seconds: float) -> None:
    wire.scene.later(seconds=seconds)
    await wire.delivery.sweep()


def shown(wire: Wire, sam: SlackPerson) -> tuple[str, str]:
    """What the first message shows, to Julie and to Sam."""
    on_slack = wire.slack.visible_to(sam, wire.slack.direct(sam))
    return texts(wire.telegram, wire.on_telegram)[0], on_slack[0].text


def edited(wire: Wire) -> list[Call]:
    return [*wire.telegram.journal.of("editMessageText"), *wire.slack.journal.of("chat.update")]
