"""How fast a bot sent, against what Telegram's documentation advises."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.playground.calls import Call

SENDING = frozenset({"sendMessage", "sendPhoto", "sendDocument"})
PER_SECOND = 30
PER_CHAT_SECOND = 1
PER_GROUP_MINUTE = 20


@dataclass(frozen=True, slots=True)
class Pace:
    """The most messages of any second, of any second of one chat, of any minute of one group."""

    second: int
    chat_second: int
    group_minute: int

    @property
    def within_limits(self) -> bool:
        """Whether no limit was exceeded; short bursts to one chat are tolerated in practice."""
        return (
            self.second <= PER_SECOND
            and self.chat_second <= PER_CHAT_SECOND
            and self.group_minute <= PER_GROUP_MINUTE
        )


def pace(calls: Iterable[Call]) -> Pace:
    """Measure the calls of a journal that send a message."""
    sent = sorted(
        (call.at, str(call.arguments.get("chat_id"))) for call in calls if call.method in SENDING
    )
    by_chat: dict[str, list[float]] = {}
    for at, chat in sent:
        by_chat.setdefault(chat, []).append(at)
    groups = [times for chat, times in by_chat.items() if chat.startswith(("-", "@"))]
    return Pace(
        second=busiest([at for at, _ in sent], 1),
        chat_second=max((busiest(times, 1) for times in by_chat.values()), default=0),
        group_minute=max((busiest(times, 60) for times in groups), default=0),
    )


def busiest(times: Sequence[float], seconds: float) -> int:
    """The most instants that any window of so many seconds holds."""
    most = first = 0
    for last, at in enumerate(times):
        while at - times[first] >= seconds:
            first += 1
        most = max(most, last - first + 1)
    return most
