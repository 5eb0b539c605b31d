"""Files sent through Telegram: a document with a caption, and what is told when that fails."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.cards import Card, Text
from bot.files import Drawn
from bot.outlet import Limited, Migrated, Outlet, Passing, Rejected, Sent, Unreachable
from bot.playground.calls import Fault
from bot.playground.telegram import Person, Telegram
from bot.playground.telegram.faults import (
    blocked,
    dropped,
    flood,
    migrated,
    refused,
    server_error,
)
from tests.platforms.telegram.scene import Desk, polling

FILE = Drawn("repondre-a-un-appel.ics", "BEGIN:VCALENDAR\r\nÉté\r\n".encode())


@pytest.fixture
async def outlet(telegram: Telegram, desk: Desk) -> AsyncIterator[Outlet]:
    async with polling(telegram, desk) as connected:
        yield connected


async def test_file_arrives_whole_with_its_caption(
    telegram: Telegram, outlet: Outlet, julie: Person
) -> None:
    card = Card("Formation", (Text("Parvis <b> & plus"),))
    sent = await outlet.upload(str(julie.id), card, FILE)
    (message,) = telegram.visible_to(julie)

    assert sent == Sent(str(julie.id), str(message.id))
    assert message.text == "Formation\n\nParvis <b> & plus"
    assert message.attachment is not None
    assert (message.attachment.kind, message.attachment.name) == ("document", FILE.name)
    assert telegram.content(message) == FILE.content
    assert telegram.journal.faults() == []


async def test_caption_that_is_too_long_is_clipped(
    telegram: Telegram, outlet: Outlet, julie: Person
) -> None:
    await outlet.upload(str(julie.id), Card("Formation", (Text("É&😀 " * 900),)), FILE)
    (message,) = telegram.visible_to(julie)

    assert message.text.endswith("…")
    assert telegram.journal.faults() == []


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (blocked(), Unreachable),
        (flood(17), Limited),
        (migrated(-1_002_000_000_555), Migrated),
        (server_error(502), Passing),
        (dropped(), Passing),
        (refused("file must be non-empty"), Rejected),
    ],
)
async def test_file_that_fails_says_what_to_do(
    telegram: Telegram, outlet: Outlet, julie: Person, fault: Fault, expected: type[Exception]
) -> None:
    telegram.fail("sendDocument", fault)

    with pytest.raises(expected):
        await outlet.upload(str(julie.id), Card("Formation"), FILE)
    assert not telegram.visible_to(julie)
