"""Somebody at the page, who plays one person."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

Json = dict[str, Any]

PATIENCE = 10
LINE = "/contrat 2500 CHUS gré à gré"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Looks and acts over HTTP, as the page does."""

    http: httpx.AsyncClient
    key: str

    async def look(self, platform: str, where: object = "") -> Json:
        """Give the snapshot of a window."""
        asked = {"as": self.key, "in": str(where)}
        return told(await self.http.get(f"/api/{platform}", params=asked))

    async def ask(self, verb: str, **body: object) -> httpx.Response:
        """Do something, `slack/say` for instance; gives the whole answer."""
        return await self.http.post(f"/api/{verb}", params={"as": self.key}, json=body)

    async def do(self, verb: str, **body: object) -> Json:
        """Do something that must work."""
        return told(await self.ask(verb, **body))

    async def until(self, platform: str, holds: Callable[[Json], bool], where: object = "") -> Json:
        """Look again at each change until the window shows something."""
        async with asyncio.timeout(PATIENCE), self.http.stream("GET", "/api/changes") as changes:
            async for line in changes.aiter_lines():
                if line.startswith("data:") and holds(seen := await self.look(platform, where)):
                    return seen
        raise AssertionError("the page was told no more")

    async def until_reads(self, platform: str, start: str, where: object = "") -> Json:
        """Wait for the last message to open with these words; gives that message."""

        def there(seen: Json) -> bool:
            return bool(seen["messages"]) and reads(seen["messages"][-1]).startswith(start)

        message: Json = (await self.until(platform, there, where))["messages"][-1]
        return message


async def behind(http: httpx.AsyncClient, **known: int | str) -> Json:
    """Give what backstage shows; `known`: what was seen of it already."""
    return told(await http.get("/api/backstage", params=known))


async def on_both(visitor: Visitor) -> None:
    """Log a contract on Slack, and ask for help on Telegram."""
    general = (await visitor.look("slack"))["channel"]
    await visitor.do("slack/command", channel=general, line=LINE)
    direct = (await visitor.look("telegram"))["chat"]
    await visitor.do("telegram/say", chat=direct, text="/aide")
    await visitor.until_reads("telegram", "Ce que")


def told(answer: httpx.Response) -> Json:
    """Give what an answer says; it must be a good one."""
    assert answer.status_code == 200, answer.text
    content: Json = answer.json()
    return content


def reads(message: Json) -> str:
    """Give a message's text with the spaces that one sees."""
    return str(message["text"]).replace("\N{NO-BREAK SPACE}", " ")


def button(message: Json, text: str) -> Json:
    """Find a button under a Slack message: its action and its block."""
    return next(
        {"action_id": element["action_id"], "block_id": block["block_id"]}
        for block in message["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
        if element.get("text", {}).get("text") == text
    )


def key(message: Json, text: str) -> Json:
    """Find a button under a Telegram message: its row and column."""
    return next(
        {"row": row, "column": column}
        for row, buttons in enumerate(message["keyboard"])
        for column, each in enumerate(buttons)
        if each["text"].replace("\N{NO-BREAK SPACE}", " ") == text
    )
