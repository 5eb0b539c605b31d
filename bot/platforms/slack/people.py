"""Who people are on Slack, remembered: their language, their name, their direct chat."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from math import inf
from typing import Any, Final, TypeAlias, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.outlet import Limited, Passing, Rejected, Unreachable
from bot.platforms.slack.calls import called
from bot.platforms.slack.errands import Errands

T = TypeVar("T")
Known: TypeAlias = OrderedDict[str, tuple[float, T]]
"""By user, what Slack said, and until when one need not ask again."""
Search: TypeAlias = Callable[[str], Coroutine[Any, Any, None]]

HOURS: Final = 6 * 3_600.0
MINUTES: Final = 300.0
GLANCE: Final = 0.3
"""Seconds that an answer may be held up for the language of somebody new."""
MOMENT: Final = 1.0
"""And for where they read alone, which only matters where answers wait."""
MOST: Final = 10_000


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack says of a person; nothing when it does not say."""

    language: str | None = None
    name: str = ""


class People:
    """Profiles and direct chats, asked for once in a while."""

    def __init__(self, client: AsyncWebClient, errands: Errands) -> None:
        self._client, self._errands = client, errands
        self._known: Known[Profile] = OrderedDict()
        self._directs: Known[str] = OrderedDict()
        self._asked: dict[tuple[Search, str], asyncio.Task[None]] = {}

    async def profile(self, user: str) -> Profile:
        """Return what is known; somebody new is asked for, and waited for an instant only."""
        until, profile = self._known.get(user, (0.0, Profile()))
        if until < _now():
            await asyncio.wait({self._ask(self._look_up, user)}, timeout=GLANCE)
            _, profile = self._known.get(user, (0.0, profile))
        return profile

    async def direct(self, user: str, patience: float | None = None) -> str:
        """Return the direct chat of that user with the bot; nothing if Slack says none.

        Whoever has little patience takes a recent refusal for the answer.
        """
        until, chat = self._directs.get(user, (0.0, ""))
        if until < _now() or (not chat and patience is None):
            await asyncio.wait({self._ask(self._open, user)}, timeout=patience)
            _, chat = self._directs.get(user, (0.0, chat))
        return chat

    def _ask(self, search: Search, user: str) -> asyncio.Task[None]:
        """Search, or wait with those for whom the same is being searched."""
        asked = (search, user)
        if asked not in self._asked:
            self._asked[asked] = self._errands.start(search(user))
            self._asked[asked].add_done_callback(lambda _: self._asked.pop(asked, None))
        return self._asked[asked]

    async def _open(self, user: str) -> None:
        try:
            opened = await called(self._client.conversations_open(users=user))
        except (Limited, Passing, Rejected, Unreachable):
            _keep(self._directs, user, "", MINUTES)
            return
        _keep(self._directs, user, str(opened["channel"]["id"]), inf)

    async def _look_up(self, user: str) -> None:
        try:
            found = await called(self._client.users_info(user=user, include_locale=True))
        except (Limited, Passing, Rejected, Unreachable):
            _keep(self._known, user, self._known.get(user, (0.0, Profile()))[1], MINUTES)
            return
        person = found["user"]
        said = Profile(person.get("locale"), str(person.get("real_name") or ""))
        _keep(self._known, user, said, HOURS)


def _keep(known: Known[T], user: str, what: T, seconds: float) -> None:
    known[user] = (_now() + seconds, what)
    known.move_to_end(user)
    if len(known) > MOST:
        known.popitem(last=False)


def _now() -> float:
    return asyncio.get_running_loop().time()
