"""What the bot has said so far, conversation by conversation, and what it has said since."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground.slack.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.page.asked import Json
    from bot.playground.scene import Scene


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation; `who` is the player who alone reads it, `name` what the others are called."""

    platform: str
    conversation: str | int
    who: str | None
    name: str


Said = Counter[Place]


def said(scene: Scene) -> Said:
    """Count what the bot wrote to everybody in each conversation."""
    return Counter([*_on_slack(scene), *_on_telegram(scene)])


def since(scene: Scene, before: Said) -> list[Json]:
    """List where it wrote since, and how much: people first, in their order."""
    keys = [*scene.players, None]
    new = said(scene) - before
    return [
        {
            "platform": place.platform,
            "in": place.conversation,
            "who": place.who,
            "name": place.name,
            "count": new[place],
        }
        for place in sorted(new, key=lambda one: (keys.index(one.who), one.platform))
    ]


def _on_slack(scene: Scene) -> Iterator[Place]:
    players = {one.slack.id: key for key, one in scene.players.items()}
    for message in scene.slack.messages.values():
        if message.user == scene.slack.bot.id and message.ephemeral_to is None:
            channel = scene.slack.channels[message.channel]
            alone = channel.members & players.keys() if channel.kind is Kind.DIRECT else ()
            who = next((players[id] for id in alone), None)
            yield Place("slack", channel.id, who, channel.name)


def _on_telegram(scene: Scene) -> Iterator[Place]:
    world = scene.telegram.world
    players = {one.telegram.id: key for key, one in scene.players.items()}
    for number, messages in world.messages.items():
        place = Place("telegram", number, players.get(number), world.chats[number].title)
        for message in messages.values():
            if message.sender == world.bot.id:
                yield place
