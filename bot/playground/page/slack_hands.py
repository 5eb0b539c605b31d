"""What one person does on Slack, as the page asks for it."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from bot.i18n import N_
from bot.playground.page.asked import Body, Json, refuse
from bot.playground.page.slack_window import conversation
from bot.playground.slack import Message, Person, Slack, View

if TYPE_CHECKING:
    from bot.playground.slack import Channel, Delivery

PROMPT = 0.5
"""Seconds in which an app hears of what was written; people do not wait for it any longer."""

Verb = Callable[[Slack, Person, Body], Awaitable[Json]]


async def command(slack: Slack, person: Person, body: Body) -> Json:
    """Type a slash command."""
    line = body.text("line").strip()
    done = await slack.command(person, _channel(slack, person, body), line)
    return _answered(done)


async def say(slack: Slack, person: Person, body: Body) -> Json:
    """Write; to the app where its name comes first."""
    channel, thread = _channel(slack, person, body), body.optional("thread_ts")
    text = body.text("text").strip()
    if not text:
        refuse(400, N_("There is nothing to send."))
    name = f"@{slack.app.name} "
    if f"{text} ".casefold().startswith(name.casefold()):
        work = slack.mention(person, channel, text[len(name) :].lstrip(), thread)
    else:
        work = slack.say(person, channel, text, thread)
    for done in (await asyncio.wait({slack.meanwhile(work)}, timeout=PROMPT))[0]:
        done.result()
    return {}


async def press(slack: Slack, person: Person, body: Body) -> Json:
    """Press a button."""
    where = _narrowed(_where(slack, person, body), body.optional("block_id"))
    return _answered(await slack.press(person, where, body.text("action_id")))


async def choose(slack: Slack, person: Person, body: Body) -> Json:
    """Choose in a menu of a message, or in a modal's that acts at once."""
    where = _narrowed(_where(slack, person, body), body.optional("block_id"))
    done = await slack.choose(person, where, body.text("action_id"), body.values.get("value"))
    return _answered(done)


async def suggest(slack: Slack, person: Person, body: Body) -> Json:
    """Type in a menu that searches."""
    where = _narrowed(_where(slack, person, body), body.optional("block_id"))
    found = await slack.suggest(person, where, body.text("action_id"), body.text("typed"))
    # The platform keeps the delivery to itself, and nothing came in between.
    return _answered(slack.deliveries[-1]) or {"options": found}


async def submit(slack: Slack, person: Person, body: Body) -> Json:
    """Fill in the modal and send it; errors keep it open."""
    view = _view(slack, person, body.text("view"))
    done = await slack.submit(person, view, body.inner("values").values)
    return _answered(done) or {"errors": done.errors}


async def close(slack: Slack, person: Person, body: Body) -> Json:
    """Close the modal on top, or all of them."""
    whole = body.values.get("all") is True
    view = _view(slack, person, body.text("view"))
    return _answered(await slack.close(person, view, all_of_them=whole))


async def home(slack: Slack, person: Person, body: Body) -> Json:
    """Open the app's Home, or its messages."""
    return _answered(await slack.open_home(person, body.optional("tab") or "home"))


VERBS: Mapping[str, Verb] = {
    "command": command,
    "say": say,
    "press": press,
    "choose": choose,
    "suggest": suggest,
    "submit": submit,
    "close": close,
    "home": home,
}


def _channel(slack: Slack, person: Person, body: Body) -> Channel:
    found = conversation(slack, person, body.text("channel"))
    nowhere = N_("{name} is in no conversation.")
    return found or refuse(404, nowhere, name=person.real_name)


def _where(slack: Slack, person: Person, body: Body) -> Message | View:
    where = body.inner("where")
    if "view" in where.values:
        return _view(slack, person, where.text("view"))
    channel = _channel(slack, person, where)
    for message in slack.visible_to(person, channel):
        if message.ts == where.values.get("ts"):
            return message
    return refuse(404, N_("This message is not there any more."))


def _view(slack: Slack, person: Person, wanted: str) -> View:
    view = slack.view(wanted)
    if view is None or view.user != person.id:
        refuse(404, N_("This window is not open any more."))
    return view


def _narrowed(where: Message | View, block: str | None) -> Message | View:
    """Leave only one block to look in: elsewhere there may be an element of the same name."""
    if block is None:
        return where
    blocks = tuple(each for each in where.blocks if each.get("block_id") == block)
    if isinstance(where, Message):
        return dataclasses.replace(where, blocks=blocks)
    return dataclasses.replace(where, content=where.content | {"blocks": list(blocks)})


def _answered(done: Delivery | None) -> Json:
    """Give the code of what went wrong, if anything; the page has the words for it."""
    return {} if done is None or done.failure is None else {"failure": done.failure.shown}
