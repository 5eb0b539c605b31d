"""Calls to the Bot API made by hand, without a socket in between."""

import json

import httpx
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.playground import loopback
from bot.playground.telegram import Telegram


def client_of(telegram: Telegram, token: str = "") -> Bot:
    """The real client, on loopback."""
    lines = [HTTPXRequest(8, httpx_kwargs={"verify": loopback.NOBODY}) for _ in range(2)]
    return Bot(
        token or telegram.bot.token,
        base_url=telegram.api_url,
        base_file_url=telegram.file_url,
        request=lines[0],
        get_updates_request=lines[1],
    )


def methods_of(telegram: Telegram) -> httpx.AsyncClient:
    """A client whose addresses are methods."""
    transport = httpx.ASGITransport(telegram.application())
    base = f"http://telegram/bot{telegram.bot.token}/"
    return httpx.AsyncClient(transport=transport, base_url=base)


async def judged(telegram: Telegram, method: str, **arguments: object) -> tuple[list[str], str]:
    """Make a call; gives what the judges hold against it and what the server answers."""
    body = json.dumps(arguments)
    async with methods_of(telegram) as client:
        headers = {"Content-Type": "application/json"}
        answer = (await client.post(method, content=body, headers=headers)).json()
    verdicts = [str(verdict) for call in telegram.journal.faults() for verdict in call.verdicts]
    return verdicts, answer.get("description", "")
