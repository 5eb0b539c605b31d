"""What a visitor does with the page's Slack, and what comes of the usual line."""

from __future__ import annotations

from tests.playground.page.visitor import Json, Visitor, button

LINE = "/contrat 2500 CHUS gré à gré"
LOGGED = (
    "✅ Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 18 novembre. Merci!"
)


async def general(visitor: Visitor) -> str:
    seen = await visitor.look("slack")
    return next(str(each["id"]) for each in seen["conversations"] if each["name"] == "general")


async def typed(visitor: Visitor, line: str) -> Json:
    """Type a command in #general; gives the last message there."""
    channel = await general(visitor)
    assert await visitor.do("slack/command", channel=channel, line=line) == {}
    return dict((await visitor.look("slack", channel))["messages"][-1])


def at(message: Json, channel: str) -> Json:
    return {"channel": channel, "ts": message["ts"]}


async def form(visitor: Visitor, line: str, *labels: str) -> Json:
    """Type a command, and press what leads to a form; gives the form."""
    channel = await general(visitor)
    await typed(visitor, line)
    for label in labels:
        last = (await visitor.look("slack", channel))["messages"][-1]
        await visitor.do("slack/press", where=at(last, channel), **button(last, label))
    modal: Json = (await visitor.look("slack", channel))["modal"]
    return modal
