"""The webhook: secret, repetition, order within a chat, and its conflict with polling."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import BadRequest, Conflict

from bot.playground.server import serving
from bot.playground.telegram import Person, Telegram
from tests.playground.emulated_telegram.calls import client_of
from tests.playground.emulated_telegram.samples import NOON


@dataclass(slots=True)
class Receiver:
    """A bot's web address; `refusals` are the statuses that it answers first."""

    telegram: Telegram
    url: str = ""
    refusals: list[int] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.bodies.append(await request.json())
        self.telegram.world.inbox.pulse.beat()
        return Response(status_code=self.refusals.pop(0) if self.refusals else 200)

    def texts(self) -> list[str]:
        return [body["message"]["text"] for body in self.bodies]


@pytest.fixture
async def receiver(telegram: Telegram) -> AsyncIterator[Receiver]:
    receiver = Receiver(telegram)
    app = Starlette(routes=[Route("/telegram/webhook", receiver.take, methods=["POST"])])
    async with serving(app) as url:
        receiver.url = f"{url}/telegram/webhook"
        yield receiver


async def test_webhook_posts_updates_with_the_secret(
    telegram: Telegram, bot: Bot, julie: Person, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url, secret_token="abc-DEF_123")
    await telegram.say(julie, julie, "bonjour")
    await telegram.until(lambda: receiver.bodies and not telegram.waiting)
    assert receiver.bodies == [telegram.updates[0].body()]
    assert receiver.secrets == ["abc-DEF_123"]


async def test_webhook_gets_what_waited_before_it_was_set(
    telegram: Telegram, bot: Bot, julie: Person, receiver: Receiver
) -> None:
    await telegram.say(julie, julie, "avant")
    await bot.set_webhook(receiver.url)
    await telegram.until(lambda: not telegram.waiting)
    assert receiver.texts() == ["avant"]


async def test_webhook_repeats_until_taken_and_keeps_the_order(
    telegram: Telegram, bot: Bot, julie: Person, receiver: Receiver
) -> None:
    receiver.refusals = [500, 503]
    await bot.set_webhook(receiver.url)
    await telegram.say(julie, julie, "un")
    await telegram.say(julie, julie, "deux")
    await telegram.until(lambda: not telegram.waiting)
    assert receiver.texts() == ["un", "un", "un", "deux"]


async def test_webhook_refused_in_one_chat_does_not_hold_another(
    telegram: Telegram, bot: Bot, julie: Person, receiver: Receiver
) -> None:
    receiver.refusals = [500]
    luc = telegram.person("Luc", started=True)
    await bot.set_webhook(receiver.url)
    await telegram.say(julie, julie, "retardé")
    await telegram.until(lambda: receiver.bodies)
    await telegram.say(luc, luc, "direct")
    await telegram.until(lambda: not telegram.waiting)
    assert receiver.texts() == ["retardé", "direct", "retardé"]


async def test_webhook_redelivers_on_demand(
    telegram: Telegram, bot: Bot, julie: Person, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url)
    await telegram.say(julie, julie, "bonjour")
    await telegram.until(lambda: not telegram.waiting)
    await telegram.redeliver()
    await telegram.until(lambda: not telegram.waiting)
    assert receiver.bodies == [telegram.updates[0].body()] * 2


async def test_webhook_info_tells_the_last_error(
    telegram: Telegram, bot: Bot, julie: Person, receiver: Receiver
) -> None:
    receiver.refusals = [500] * 5
    await bot.set_webhook(receiver.url, allowed_updates=["message"])
    await telegram.say(julie, julie, "bonjour")
    await telegram.until(lambda: telegram.webhook_error)
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.allowed_updates) == (
        receiver.url,
        1,
        ("message",),
    )
    assert (info.last_error_message, info.last_error_date) == (
        "Wrong response from the webhook: 500 Internal Server Error",
        NOON,
    )


async def test_webhook_excludes_polling(telegram: Telegram, bot: Bot, receiver: Receiver) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.until(lambda: telegram.world.inbox.polled)
    await bot.set_webhook(receiver.url)
    with pytest.raises(Conflict, match=r"^Conflict: terminated by setWebhook request$"):
        await poll
    with pytest.raises(Conflict) as refusal:
        await bot.get_updates()
    assert str(refusal.value) == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_webhook_deletion_may_drop_what_waits(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    await telegram.say(julie, julie, "perdu")
    await bot.delete_webhook(drop_pending_updates=True)
    assert telegram.waiting == ()


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        (
            "http://maillon.example/hook",
            None,
            "Bad webhook: an https url must be provided for webhook",
        ),
        (
            "https://maillon.example/hook",
            None,
            "Bad webhook: failed to resolve host: name or service not known",
        ),
        ("nowhere", None, "Invalid webhook url specified"),
        ("http://127.0.0.1:1/hook", "é", "Secret token contains unallowed characters"),
        ("http://127.0.0.1:1/hook", "a" * 257, "Secret token is too long"),
    ],
)
async def test_webhook_refuses_bad_addresses_and_secrets(
    bot: Bot, url: str, secret: str | None, reason: str
) -> None:
    with pytest.raises(BadRequest) as refusal:
        await bot.set_webhook(url, secret_token=secret)
    assert str(refusal.value) == reason


async def test_webhook_stand_in_answers_for_a_public_address(receiver: Receiver) -> None:
    stand_in = receiver.url.removesuffix("/telegram/webhook")
    async with contextlib.AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(
            Telegram(now=lambda: NOON, webhook_stand_in=stand_in)
        )
        bot = await stack.enter_async_context(client_of(telegram))
        julie = telegram.person("Julie", started=True)
        await bot.set_webhook("https://maillon.example/telegram/webhook")
        await telegram.say(julie, julie, "bonjour")
        await telegram.until(lambda: not telegram.waiting)
    assert receiver.texts() == ["bonjour"]
