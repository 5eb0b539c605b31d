"""What every method is given, and what it gives back."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.telegram.inbox import Update
from bot.playground.telegram.payloads import Payload
from bot.playground.telegram.webhook import Webhook
from bot.playground.telegram.world import World

Arguments = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Server:
    """What methods work on."""

    world: World
    webhook: Webhook

    def offer(self, kind: str, payload: Payload, chat: int) -> None:
        """Send an update on its way, if the bot wants its kind."""
        self.world.inbox.offer(kind, payload, chat)
        self.webhook.wake()

    def repeat(self, update: Update) -> None:
        """Send an update again, as after an answer that got lost."""
        self.world.inbox.repeat(update)
        self.webhook.wake()


Method = Callable[[Server, Arguments], object | Awaitable[object]]
