"""What a test lets the app show in the emulated Slack, and what the app is told in return."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Locator, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.playground.server import serving
from bot.playground.slack import Channel, Delivery, File, Message, Person, Slack, Sort, View
from bot.playground.slack.blocks import with_ids
from bot.playground.slack.screens import changed_view, new_view, replace_view
from tests.browser.stage import Stage

Json = dict[str, Any]


def slack_of(stage: Stage) -> Slack:
    return stage.playground.scene.slack


def person(stage: Stage, key: str = "julie") -> Person:
    return stage.playground.scene.players[key].slack


def channel(stage: Stage, name: str = "general") -> Channel:
    return next(each for each in slack_of(stage).channels.values() if each.name == name)


def put(stage: Stage, text: str = "", **more: object) -> Message:
    """Put a message in #general, the app's unless told otherwise."""
    slack = slack_of(stage)
    given: Json = {"user": slack.app.bot_user_id, "text": text} | more
    message = slack.put(Message(channel(stage).id, slack.timestamp(), **given))
    stage.playground.changed.beat()
    return message


def shown(stage: Stage, message: Message) -> Locator:
    return stage.slack.panel.locator(f"article[data-key='{message.ts}']")


async def posted(
    stage: Stage,
    *blocks: Json,
    text: str = "",
    files: tuple[File, ...] = (),
    attachments: tuple[Json, ...] = (),
) -> Locator:
    """Let the app post in #general; gives the message as it is shown."""
    sent = put(stage, text, blocks=tuple(with_ids(blocks)), files=files, attachments=attachments)
    message = shown(stage, sent)
    await expect(message).to_be_visible()
    return message


def opened(stage: Stage, content: Json) -> View:
    """Let the app open a modal in front of Julie, over another one if there is one."""
    slack, julie = slack_of(stage), person(stage)
    stack = slack.views[julie.id]
    stack.append(view := new_view(slack, julie.id, content, below=stack[-1] if stack else None))
    stage.playground.changed.beat()
    return view


def changed(stage: Stage, view: View, content: Json) -> None:
    """Let the app change a modal that is open."""
    replace_view(slack_of(stage), changed_view(slack_of(stage), view, content))
    stage.playground.changed.beat()


def told(stage: Stage) -> list[Delivery]:
    """List the presses, choices and forms that the app was told of."""
    return [each for each in slack_of(stage).deliveries if each.sort is Sort.INTERACTION]


@asynccontextmanager
async def answering(stage: Stage, *answers: Json) -> AsyncIterator[None]:
    """Put an app behind the window that gives these answers, then empty ones."""
    left = list(answers)

    async def answer(_: Request) -> JSONResponse:
        return JSONResponse(left.pop(0) if left else {})

    async with serving(Starlette(routes=[Route("/", answer, methods=["POST"])])) as url:
        slack_of(stage).request_url = f"{url}/"
        yield
        slack_of(stage).request_url = None
