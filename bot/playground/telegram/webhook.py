"""Posts updates to the bot's own address, chat by chat in order, until each is taken."""

import asyncio
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from bot.playground import loopback
from bot.playground.telegram.errors import bad_request
from bot.playground.telegram.inbox import Inbox, Update

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header
LONGEST_PAUSE = 5.0


@dataclass(slots=True)
class Webhook:
    """Where updates go when they are not polled; no address means nowhere.

    `stand_in` is the loopback origin that answers for public addresses, `pause` the seconds
    before a refused update is tried again, doubled at each refusal.
    """

    inbox: Inbox
    stand_in: str = ""
    pause: float = 0.05
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    _client: httpx.AsyncClient | None = None
    _lanes: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    def set(self, url: str, secret: str, max_connections: int) -> None:
        """Send updates to this address from now on."""
        self._check(url)
        self.stop()
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self._client = self._client or loopback.client(timeout=30)
        self.wake()

    def stop(self) -> list[asyncio.Task[None]]:
        """Send no more; gives the tasks that are ending."""
        ending = list(self._lanes.values())
        for lane in ending:
            lane.cancel()
        self._lanes.clear()
        self.url = self.secret = self.last_error = ""
        return ending

    def wake(self) -> None:
        """Start a lane for each chat that has something due."""
        for chat in {update.chat for update in self.inbox.due()} if self.url else ():
            if chat not in self._lanes:
                self._lanes[chat] = asyncio.create_task(self._drain(chat))

    async def close(self) -> None:
        """Stop and wait until nothing is on its way."""
        await asyncio.gather(*self.stop(), return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if not parts.hostname or parts.scheme not in {"http", "https"}:
            raise bad_request("invalid webhook URL specified")
        if parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if parts.hostname not in LOOPBACK and not self.stand_in:
            raise bad_request("bad webhook: Failed to resolve host: Name or service not known")

    async def _drain(self, chat: int) -> None:
        pause = self.pause
        while update := self.inbox.next_of(chat):
            if await self._post(update):
                self.inbox.done(update)
                pause = self.pause
            else:
                self.inbox.pulse.beat()
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
        del self._lanes[chat]

    async def _post(self, update: Update) -> bool:
        if self._client is None:
            return False
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        try:
            answer = await self._client.post(self._target(), json=update.body(), headers=headers)
        except httpx.HTTPError as error:
            self.last_error = str(error) or type(error).__name__
            return False
        if not answer.is_success:
            reason = f"{answer.status_code} {answer.reason_phrase}"
            self.last_error = f"Wrong response from the webhook: {reason}"
        return answer.is_success

    def _target(self) -> str:
        parts = urlsplit(self.url)
        if not self.stand_in or parts.hostname in LOOPBACK:
            return self.url
        return self.stand_in + (f"{parts.path}?{parts.query}" if parts.query else parts.path)
