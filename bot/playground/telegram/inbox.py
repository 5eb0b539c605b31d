"""Updates that wait for the bot, in order, until it has confirmed them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from bot.playground.pulse import Pulse
from bot.playground.telegram.errors import conflict

# The Bot API leaves chat_member and the reactions out unless they are asked for.
BY_DEFAULT = frozenset({"message", "edited_message", "callback_query", "my_chat_member"})
OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_SET = "terminated by setWebhook request"


@dataclass(frozen=True, slots=True)
class Update:
    """One update; those of one chat keep their order."""

    id: int
    chat: int
    kind: str
    payload: dict[str, Any]

    def body(self) -> dict[str, Any]:
        """The Update of the Bot API."""
        return {"update_id": self.id, self.kind: self.payload}


@dataclass(slots=True)
class Inbox:
    """What was not confirmed yet, what is given once more, and everything there ever was."""

    pulse: Pulse
    next_id: int
    pending: list[Update] = field(default_factory=list)
    repeats: list[Update] = field(default_factory=list)
    history: list[Update] = field(default_factory=list)
    allowed: frozenset[str] = BY_DEFAULT
    closed: bool = False
    polled: bool = False
    _poll: int = 0
    _ended_by: str = ""

    def allow(self, kinds: Collection[str] | None) -> None:
        """Change which updates are wanted; nothing said leaves it as it was."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or BY_DEFAULT

    def offer(self, kind: str, payload: dict[str, Any], chat: int) -> Update | None:
        """Queue an update, if the bot wants its kind."""
        if kind not in self.allowed:
            return None
        update = Update(self.next_id, chat, kind, payload)
        self.next_id += 1
        self.pending.append(update)
        self.history.append(update)
        self.pulse.beat()
        return update

    def repeat(self, update: Update) -> None:
        """Give an update once more, confirmed or not."""
        self.repeats.append(update)
        self.pulse.beat()

    def confirm(self, offset: int) -> None:
        """Forget what is below the offset; a negative one keeps the last so many."""
        if offset < 0:
            self.pending = self.pending[offset:]
        else:
            self.pending = [update for update in self.pending if update.id >= offset]
        self.pulse.beat()

    def next_of(self, chat: int) -> Update | None:
        """The update of one chat that is due."""
        return next((each for each in self.due() if each.chat == chat), None)

    def done(self, update: Update) -> None:
        """Forget an update that a webhook took."""
        queue = self.repeats if update in self.repeats else self.pending
        if update in queue:
            queue.remove(update)
        self.pulse.beat()

    def due(self) -> list[Update]:
        """Everything to give, oldest first."""
        return sorted((*self.repeats, *self.pending), key=lambda update: update.id)

    def end_poll(self, reason: str = "") -> None:
        """Send away whoever waits for updates; without a reason, with none."""
        self._poll += 1
        self._ended_by = reason
        self.pulse.beat()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """Give what is due, or wait for it."""
        self.end_poll(OTHER_POLL)
        mine = self._poll
        self.polled = True
        self.confirm(offset)
        try:
            await self.pulse.until(lambda: self.due() or self._poll != mine or self.closed, seconds)
        except TimeoutError:
            return []
        finally:
            self.polled = self._poll != mine
        if self._poll != mine:
            raise conflict(self._ended_by)
        given = self.due()[:limit]
        self.repeats = [update for update in self.repeats if update not in given]
        return given
