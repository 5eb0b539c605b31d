"""When a message may leave, so that no platform's rate is exceeded: computed, never slept."""

from __future__ import annotations

import math
from bisect import bisect, insort
from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from bot.exchange import ChatKind, Platform

_LATELY: Final = 60
"""How many calls tell how long the way there and back takes at least: more than are under way."""
_WORK: Final = 0.005
"""Seconds of a call that are work at either end, however short the way."""
_CROWDED: Final = 1024
"""Lanes kept before those that have emptied are forgotten."""


class Act(StrEnum):
    """What is asked of a platform: each may have a rate of its own."""

    OPEN = "open"
    SEND = "send"
    EDIT = "edit"
    UPLOAD = "upload"
    """Sending a file: it takes what sending takes, and more where it goes up first."""
    ANSWER = "answer"
    """Answering who is waiting: of those, a few at once in one chat are let through.

    On Slack they go other ways, and wait for no place.
    """


class Rate(NamedTuple):
    """At most so many in any window of so many seconds."""

    most: int
    seconds: float


class Lane(NamedTuple):
    """What shares a rate: one chat, one method, or in `common` everything sent.

    `ended`: a call counts from its end, less the way there and back. It reached the platform by
    then, however long it took on a busy machine; from its beginning, it only meant to.
    """

    name: str
    rate: Rate
    common: bool = False
    ended: bool = False


# Each is a little under what the platform says: the network does not keep distances exactly.
_ONE_CHAT: Final = Rate(1, 1.03)
"""One a second in a chat (Telegram's Bot FAQ), in a channel (Slack's rate limits)."""
_SLACK: Final = Rate(1, 1 / 5)
"""Several hundred messages a minute in a workspace (Slack's rate limits give no figure)."""
_SLACK_TIER_3: Final = Rate(50, 61.0)
"""chat.update and conversations.open, for one workspace (Slack's Web API tiers)."""
_SLACK_TIER_4: Final = Rate(100, 61.0)
"""files.getUploadURLExternal and files.completeUploadExternal (Slack's Web API tiers)."""
_TELEGRAM: Final = Rate(30, 1.005)
"""Thirty a second overall (Bot FAQ)."""
_TELEGRAM_SPREAD: Final = Rate(1, 1 / 50)
"""Hardly a burst, so that an answer finds its place soon; and time is made up for."""
_TELEGRAM_GROUP: Final = Rate(20, 61.0)
"""Twenty a minute in a group (Bot FAQ)."""


def lanes(platform: Platform, act: Act, chat: str, kind: ChatKind) -> tuple[Lane, ...]:
    """Return the lanes in which a call needs a place."""
    match platform:
        case Platform.TELEGRAM:
            return _on_telegram(act, chat, kind)
        case Platform.SLACK:
            return _on_slack(act, chat)
        case Platform.TERMINAL:
            return ()


def _on_telegram(act: Act, chat: str, kind: ChatKind) -> tuple[Lane, ...]:
    if act is Act.OPEN:
        return ()
    everything = (
        Lane("all", _TELEGRAM, common=True, ended=True),
        Lane("spread", _TELEGRAM_SPREAD, common=True),
    )
    alone = () if act is Act.ANSWER else (Lane(chat, _ONE_CHAT),)
    grouped = () if kind is ChatKind.DIRECT else (Lane(f"{chat} group", _TELEGRAM_GROUP),)
    return (*everything, *alone, *grouped)


def _on_slack(act: Act, chat: str) -> tuple[Lane, ...]:
    match act:
        case Act.SEND:
            return (Lane("all", _SLACK, common=True), Lane(chat, _ONE_CHAT))
        case Act.UPLOAD:
            return (*_on_slack(Act.SEND, chat), Lane(act, _SLACK_TIER_4))
        case Act.OPEN | Act.EDIT:
            return (Lane(act, _SLACK_TIER_3),)
        case Act.ANSWER:
            return ()


def earliest(booked: Sequence[float], rate: Rate, start: float) -> float:
    """Return the first instant from `start` that leaves no window with more than the rate.

    `booked` is in order, and may hold instants to come.
    """
    at = start
    while (opening := _crowding(booked, rate, at)) is not None:
        at = opening + rate.seconds
    return at


def _crowding(booked: Sequence[float], rate: Rate, at: float) -> float | None:
    """Return where a window opens that is full already, and that `at` would fall in."""
    place = bisect(booked, at)
    for first in range(max(0, place - rate.most), min(place, len(booked) - rate.most) + 1):
        opens, closes = booked[first], booked[first + rate.most - 1]
        if max(closes, at) < min(opens, at) + rate.seconds:
            return opens
    return None


@dataclass(slots=True)
class _Booked:
    """The calls of one lane that still count: when they were, and how many have not ended."""

    instants: list[float] = field(default_factory=list)
    under_way: int = 0

    def earliest(self, rate: Rate, now: float, start: float) -> float:
        """Return the first free instant, should what is under way end now."""
        return earliest([*self.instants, *[now] * self.under_way], rate, start)

    def note(self, rate: Rate, now: float, at: float) -> None:
        self.instants = [one for one in self.instants if one + rate.seconds > now]
        insort(self.instants, at)

    def busy(self, rate: Rate, now: float) -> bool:
        return self.under_way > 0 or self.instants[-1] + rate.seconds > now


@dataclass(slots=True)
class Pacer:
    """What left through one token, as far as it still counts."""

    _held: float = -math.inf
    _booked: dict[Lane, _Booked] = field(default_factory=dict)
    _lasted: deque[float] = field(default_factory=lambda: deque(maxlen=_LATELY))

    def __len__(self) -> int:
        """Return how many lanes are remembered."""
        return len(self._booked)

    def free_at(self, ways: Collection[Lane], now: float) -> float:
        """Return the first instant at which a message may take all these lanes."""
        at, before = max(now, self._held), -math.inf
        while at != before:
            before = at
            for lane in ways:
                if booked := self._booked.get(lane):
                    at = booked.earliest(lane.rate, now, at)
        return at

    def book(self, ways: Collection[Lane], now: float) -> None:
        """Note that a call begins in these lanes; forget what no longer counts."""
        if len(self._booked) > _CROWDED:
            self._booked = {
                lane: booked for lane, booked in self._booked.items() if booked.busy(lane.rate, now)
            }
        for lane in ways:
            booked = self._booked.setdefault(lane, _Booked())
            if lane.ended:
                booked.under_way += 1
            else:
                booked.note(lane.rate, now, now)

    def end(self, ways: Collection[Lane], now: float, lasted: float) -> None:
        """Note that a call that was booked has ended, after so many seconds."""
        self._lasted.append(lasted)
        for lane in ways:
            if lane.ended:
                self._booked[lane].under_way -= 1
                self._booked[lane].note(lane.rate, now, now - self._way)

    def hold(self, until: float) -> None:
        """Let nothing leave before that instant."""
        self._held = max(self._held, until)

    @property
    def _way(self) -> float:
        """The seconds that the way there and back takes, once that is known."""
        return max(0.0, min(self._lasted) - _WORK) if len(self._lasted) == _LATELY else 0.0
