"""Updates brought by Telegram: who may bring them, and what is answered."""

from __future__ import annotations

import pytest

from bot.exchange import Reply, Request, Words
from bot.playground import loopback
from bot.playground.telegram import Person, Telegram
from tests.platforms.telegram.scene import SECRET, Desk, hooked, said, texts

SECRET_HEADER = b"X-Telegram-Bot-Api-Secret-Token"
PATH = "/telegram/webhook"


async def posted(url: str, body: bytes, secret: str | None = SECRET) -> int:
    """Post as Telegram would, or nearly; gives the status."""
    headers = {} if secret is None else {SECRET_HEADER: secret.encode("latin-1")}
    async with loopback.client() as client:
        return (await client.post(url + PATH, content=body, headers=headers)).status_code


async def test_update_is_taken_and_answered(telegram: Telegram, desk: Desk, julie: Person) -> None:
    async with hooked(telegram, desk):
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: not telegram.waiting)
    assert [request.act for request in desk.requests] == [Words("un")]
    assert texts(telegram, julie) == ["un"]


async def test_webhook_asks_for_what_it_reads(telegram: Telegram, desk: Desk) -> None:
    async with hooked(telegram, desk) as url:
        (call,) = telegram.journal.of("setWebhook")
    assert call.arguments == {
        "url": url + PATH,
        "secret_token": SECRET,
        "allowed_updates": ["message", "callback_query", "my_chat_member"],
    }


async def test_failed_update_is_brought_again(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    failures = iter([RuntimeError("disk"), RuntimeError("disk")])

    async def at_last(_: Request) -> Reply:
        for failure in failures:
            raise failure
        return Reply(said("enfin"))

    desk.answer = at_last
    async with hooked(telegram, desk):
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: not telegram.waiting)
    assert len(desk.requests) == 3
    assert texts(telegram, julie) == ["enfin"]


@pytest.mark.parametrize("secret", [None, "", "another", "é"])
async def test_stranger_is_refused(telegram: Telegram, desk: Desk, secret: str | None) -> None:
    async with hooked(telegram, desk) as url:
        assert await posted(url, b'{"update_id": 1}', secret) == 403
    assert desk.requests == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff", 400),
        (b"[" * 100_000, 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"update_id": "1"}', 400),
        (b" " * 1_000_001, 413),
        (b'{"update_id": 1}', 200),
        (b'{"update_id": 1, "message": {"text": "incomplete"}}', 200),
        (b'{"update_id": 1, "message": 5}', 200),
    ],
)
async def test_bodies_of_every_kind(
    telegram: Telegram, desk: Desk, body: bytes, status: int
) -> None:
    async with hooked(telegram, desk) as url:
        assert await posted(url, body) == status
    assert desk.requests == []
