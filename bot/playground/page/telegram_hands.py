"""What one person does on Telegram, as the page asks for it."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from bot.i18n import N_
from bot.playground.page import telegram_window
from bot.playground.page.asked import Body, Json, refuse
from bot.playground.telegram import Person, Telegram, acts

if TYPE_CHECKING:
    from bot.playground.telegram import Button, Chat, Message

Verb = Callable[[Telegram, Person, Body], Awaitable[Json]]

PATIENCE = 3.0
"""Seconds that a press may take to be answered."""


async def start(telegram: Telegram, person: Person, body: Body) -> Json:
    """Press Start."""
    await telegram.start(person, body.optional("payload"))
    return {}


async def say(telegram: Telegram, person: Person, body: Body) -> Json:
    """Write, perhaps in reply."""
    chat = _chat(telegram, person, body)
    answered = body.values.get("reply_to") is not None
    reply_to = _message(telegram, person, chat, body.number("reply_to")) if answered else None
    await telegram.say(person, chat, body.text("text"), reply_to)
    return {}


async def press(telegram: Telegram, person: Person, body: Body) -> Json:
    """Press a button, and wait a moment for what the bot says to it; its link opens by itself."""
    message, button = _button(telegram, person, body)
    query = await telegram.press(person, message, button.data or button.text)
    with contextlib.suppress(TimeoutError):
        await telegram.until(lambda: query not in telegram.unanswered, PATIENCE)
    for toast in telegram.toasts(person):
        if toast.query == query.id and toast.url:
            return await _open(telegram, person, toast.url)
    return {}


async def follow(telegram: Telegram, person: Person, body: Body) -> Json:
    """Open a link button."""
    _, button = _button(telegram, person, body)
    if not button.url:
        refuse(409, N_("“{button}” is no link."), button=button.text)
    return await _open(telegram, person, button.url)


async def block(telegram: Telegram, person: Person, _: Body) -> Json:
    """Stop the bot."""
    await telegram.block(person)
    return {}


async def unblock(telegram: Telegram, person: Person, _: Body) -> Json:
    """Let the bot write again."""
    await telegram.unblock(person)
    return {}


VERBS: Mapping[str, Verb] = {
    "start": start,
    "say": say,
    "press": press,
    "follow": follow,
    "block": block,
    "unblock": unblock,
}


async def _open(telegram: Telegram, person: Person, url: str) -> Json:
    """Open a link; one that leads to the bot presses Start."""
    payload = acts.deep_link(telegram.world, url)
    if payload is not None:
        await telegram.start(person, payload)
    return {"url": url}


def _chat(telegram: Telegram, person: Person, body: Body) -> Chat:
    return telegram_window.chat(telegram, person, str(body.number("chat")))


def _message(telegram: Telegram, person: Person, chat: Chat, number: int) -> Message:
    for message in telegram.visible_to(person, chat):
        if message.id == number:
            return message
    return refuse(404, N_("This message is not there any more."))


def _button(telegram: Telegram, person: Person, body: Body) -> tuple[Message, Button]:
    chat = _chat(telegram, person, body)
    message = _message(telegram, person, chat, body.number("message"))
    for row, buttons in enumerate(message.keyboard):
        for column, button in enumerate(buttons):
            if (row, column) == (body.number("row"), body.number("column")):
                return message, button
    return refuse(409, N_("This button is not there any more."))
