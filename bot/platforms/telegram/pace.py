"""What leaves through a bot without having waited for its turn is made to wait here: answers."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.exchange import ChatKind, Platform
from bot.pacing import Act, lanes
from bot.platforms.telegram.outbound import seconds
from bot.queues import Queue


class Pace(BaseRateLimiter[float]):
    """Lets answers take their places among posts: a bot's rate is one for all that it sends.

    The library's own limiter lets sixty messages into one second, or loses each moment at which
    it wakes late. `rate_limit_args`: seconds that an answer waits for its turn, as who asked
    does; None, the call has had its turn, or needs none.
    """

    def __init__(self, queue: Queue) -> None:
        self._queue = queue

    async def initialize(self) -> None:
        """Nothing is to be prepared."""

    async def shutdown(self) -> None:
        """Nothing is to be let go."""

    async def process_request(  # noqa: PLR0917 - the library's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401 - the library's signature
        kwargs: dict[str, Any],
        endpoint: str,  # noqa: ARG002 - the library's signature
        data: dict[str, Any],
        rate_limit_args: float | None,
    ) -> Any:  # noqa: ANN401 - the library's signature
        """Make a call, at its turn if it answers somebody.

        Raises Limited when that is too far off, and what the call raises.
        """
        if rate_limit_args is None:
            return await callback(*args, **kwargs)
        chat = str(data["chat_id"])
        kind = ChatKind.GROUP if chat.startswith("-") else ChatKind.DIRECT
        ways = lanes(Platform.TELEGRAM, Act.ANSWER, chat, kind)
        async with self._queue.turn(ways, rate_limit_args):
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                self._queue.hold(seconds(error.retry_after))
                raise
