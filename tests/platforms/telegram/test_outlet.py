"""What delivery asks of Telegram, and how it is told what went wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.cards import Button, Card
from bot.outlet import Limited, Migrated, Outlet, Passing, Rejected, Sent, Unreachable
from bot.playground.calls import Fault
from bot.playground.telegram import Person, Telegram
from bot.playground.telegram.faults import (
    blocked,
    deactivated,
    dropped,
    flood,
    kicked,
    migrated,
    never_started,
    refused,
    server_error,
)
from tests.platforms.telegram.scene import Desk, polling, said, texts


@pytest.fixture
async def outlet(telegram: Telegram, desk: Desk) -> AsyncIterator[Outlet]:
    async with polling(telegram, desk) as connected:
        yield connected


async def test_card_is_sent_to_a_person(telegram: Telegram, outlet: Outlet, julie: Person) -> None:
    chat = await outlet.direct(str(julie.id))
    sent = await outlet.send(chat, said("Demain"), direct=True)
    (message,) = telegram.visible_to(julie)
    assert sent == Sent(str(julie.id), str(message.id))
    assert texts(telegram, julie) == ["Demain"]


async def test_workspace_is_the_bot_itself(telegram: Telegram, outlet: Outlet) -> None:
    assert outlet.workspace == str(telegram.bot.id)


async def test_links_are_not_previewed(telegram: Telegram, outlet: Outlet, julie: Person) -> None:
    await outlet.send(str(julie.id), said("https://seao.gouv.qc.ca"), direct=True)
    (call,) = telegram.journal.of("sendMessage")
    assert call.arguments["link_preview_options"] == {"is_disabled": True}


async def test_sent_card_is_edited(telegram: Telegram, outlet: Outlet, julie: Person) -> None:
    card = Card("Demain", buttons=(Button("Oui", "yes"),))
    sent = await outlet.send(str(julie.id), card, direct=True)
    await outlet.edit(sent, said("Jeudi"))
    await outlet.edit(sent, said("Jeudi"))
    (message,) = telegram.visible_to(julie)
    assert (message.text, message.keyboard) == ("Jeudi", ())


async def test_text_too_long_is_one_message_and_so_are_its_edits(
    telegram: Telegram, outlet: Outlet, julie: Person
) -> None:
    sent = await outlet.send(str(julie.id), said("mot " * 1500), direct=True)
    whole = texts(telegram, julie)
    await outlet.edit(sent, said("encore " * 1500))
    longer = texts(telegram, julie)
    await outlet.edit(sent, said("Jeudi"))

    assert whole == ["mot " * 1022 + "mot…"]
    assert longer == ["encore " * 583 + "encore…"]
    assert texts(telegram, julie) == ["Jeudi"]


async def test_message_that_is_gone_stays_gone(
    telegram: Telegram, outlet: Outlet, julie: Person
) -> None:
    await outlet.edit(Sent(str(julie.id), "999"), said("Jeudi"))
    assert texts(telegram, julie) == []


@pytest.mark.parametrize(
    "fault",
    [
        blocked(),
        deactivated(),
        never_started(),
        kicked(),
        refused("chat not found"),
        refused("not enough rights to send text messages to the chat"),
        refused("TOPIC_CLOSED"),
    ],
)
async def test_chat_that_is_closed_is_unreachable(
    telegram: Telegram, outlet: Outlet, julie: Person, fault: Fault
) -> None:
    telegram.fail("sendMessage", fault)
    with pytest.raises(Unreachable):
        await outlet.send(str(julie.id), said("Demain"), direct=True)


@pytest.mark.parametrize("fault", [server_error(500), server_error(502), dropped()])
async def test_trouble_passes(
    telegram: Telegram, outlet: Outlet, julie: Person, fault: Fault
) -> None:
    telegram.fail("sendMessage", fault)
    with pytest.raises(Passing):
        await outlet.send(str(julie.id), said("Demain"), direct=True)


async def test_limit_says_how_long(telegram: Telegram, outlet: Outlet, julie: Person) -> None:
    telegram.fail("sendMessage", flood(17))
    with pytest.raises(Limited) as limited:
        await outlet.send(str(julie.id), said("Demain"), direct=True)
    assert limited.value.seconds == 17.0
    assert len(telegram.journal.of("sendMessage")) == 1


async def test_migration_says_where(telegram: Telegram, outlet: Outlet, julie: Person) -> None:
    telegram.fail("sendMessage", migrated(-1_002_000_000_555))
    with pytest.raises(Migrated) as moved:
        await outlet.send(str(julie.id), said("Demain"), direct=False)
    assert moved.value.chat == "-1002000000555"


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("BUTTON_DATA_INVALID", "Button_data_invalid"),
        ("message is too long", "Message is too long"),
        (
            'can\'t parse entities: Unsupported start tag "julie"',
            "Can't parse entities: unsupported start tag",
        ),
        ("inline keyboard button URL 'http://julie' is invalid", "Inline keyboard button url"),
    ],
)
async def test_call_that_is_wrong_is_told_without_anybodys_words(
    telegram: Telegram, outlet: Outlet, julie: Person, reason: str, code: str
) -> None:
    telegram.fail("sendMessage", refused(reason))
    with pytest.raises(Rejected) as rejected:
        await outlet.send(str(julie.id), said("Demain"), direct=True)
    assert rejected.value.code == code
