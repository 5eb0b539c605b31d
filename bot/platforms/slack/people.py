"""Who people are on Slack, remembered: their language, their name, their direct chat."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.outlet import Limited, Passing, Rejected, Unreachable
from bot.platforms.slack.calls import called
from bot.platforms.slack.errands import Errands

T = TypeVar("T")

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
    """Profiles, asked for once in a while."""

    def __init__(self, client: AsyncWebClient, errands: Errands) -> None:
        self._client, self._errands = client, errands
        self._known: OrderedDict[str, tuple[float, Profile]] = OrderedDict()
        self._directs: OrderedDict[str, str] = OrderedDict()
        self._asked: dict[str, asyncio.Task[None]] = {}

    async def profile(self, user: str) -> Profile:
        """Return what is known; somebody new is asked for, and waited for an instant only."""
        until, profile = self._known.get(user, (0.0, Profile()))
        if until < asyncio.get_running_loop().time():
            await asyncio.wait({self._ask(user)}, timeout=GLANCE)
            _, profile = self._known.get(user, (0.0, profile))
        return profile

    async def direct(self, user: str, patience: float | None = None) -> str:
        """Return the direct chat of that user with the bot; nothing if Slack says none."""
        if user not in self._directs:
            await asyncio.wait({self._errands.start(self._open(user))}, timeout=patience)
        return self._directs.get(user, "")

    async def _open(self, user: str) -> None:
        try:
            opened = await called(self._client.conversations_open(users=user))
        except (Limited, Passing, Rejected, Unreachable):
            return
        _remember(self._directs, user, str(opened["channel"]["id"]))

    def _ask(self, user: str) -> asyncio.Task[None]:
        if user not in self._asked:
            self._asked[user] = self._errands.start(self._look_up(user))
            self._asked[user].add_done_callback(lambda _: self._asked.pop(user, None))
        return self._asked[user]

    async def _look_up(self, user: str) -> None:
        try:
            found = await called(self._client.users_info(user=user, include_locale=True))
        except (Limited, Passing, Rejected, Unreachable):
            self._keep(user, self._known.get(user, (0.0, Profile()))[1], MINUTES)
            return
        person = found["user"]
        self._keep(user, Profile(person.get("locale"), str(person.get("real_name") or "")), HOURS)

    def _keep(self, user: str, profile: Profile, seconds: float) -> None:
        _remember(self._known, user, (asyncio.get_running_loop().time() + seconds, profile))


def _remember(known: OrderedDict[str, T], user: str, what: T) -> None:
    known[user] = what
    known.move_to_end(user)
    if len(known) > MOST:
        known.popitem(last=False)
