"""What Slack hands out for a short while: trigger ids and response URLs."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.slack.errors import SlackError

TRIGGER_SECONDS = 3
RESPONSE_URL_SECONDS = 30 * 60
RESPONSE_URL_USES = 5


@dataclass(slots=True)
class Trigger:
    """Lets the app open a modal for a person; `view` is the modal that it came from."""

    user: str
    issued: float
    view: str | None = None
    exchanged: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """Lets the app answer in a conversation; `original` is the message that was acted on."""

    user: str
    channel: str
    issued: float
    original: str | None = None
    thread_ts: str | None = None
    uses: int = 0


@dataclass(slots=True)
class Tickets:
    """Both kinds, by their id."""

    now: Callable[[], float]
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    _serials: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def trigger(self, user: str, view: str | None = None) -> str:
        """Hand out a trigger id."""
        serial = next(self._serials)
        trigger_id = f"{int(self.now() * 1000)}.{serial}.{serial:032x}"
        self.triggers[trigger_id] = Trigger(user, self.now(), view)
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Take a trigger id back, once and in time."""
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.exchanged:
            raise SlackError("exchanged_trigger_id")
        if self.now() - trigger.issued > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        trigger.exchanged = True
        return trigger

    def response_url(
        self,
        user: str,
        channel: str,
        original: str | None = None,
        thread_ts: str | None = None,
    ) -> str:
        """Hand out the last part of a response URL."""
        token = f"{next(self._serials):024x}"
        self.response_urls[token] = ResponseUrl(user, channel, self.now(), original, thread_ts)
        return token

    def use(self, token: str) -> ResponseUrl:
        """Count one use of a response URL, within its time and number."""
        url = self.response_urls.get(token)
        if url is None or self.now() - url.issued > RESPONSE_URL_SECONDS:
            raise SlackError("expired_url")
        if url.uses >= RESPONSE_URL_USES:
            raise SlackError("used_url")
        url.uses += 1
        return url
