"""What can be made to go wrong, and how the real client takes it."""

import time

import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.platforms.telegram.outbound import seconds
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
    slow,
)
from tests.playground.emulated_telegram.calls import client_of


# The client warns, whenever it meets a flood, of the type that `retry_after` will have one day.
@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
async def test_flood_says_how_long_to_wait(telegram: Telegram, bot: Bot, julie: Person) -> None:
    telegram.fail("sendMessage", flood(3))
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(julie.id, "un")
    assert seconds(refusal.value.retry_after) == 3
    await bot.send_message(julie.id, "un")
    assert [call.status for call in telegram.journal.of("sendMessage")] == [429, 200]
    assert telegram.journal.faults() == []


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (blocked(), Forbidden("Forbidden: bot was blocked by the user")),
        (deactivated(), Forbidden("Forbidden: user is deactivated")),
        (never_started(), Forbidden("Forbidden: bot can't initiate conversation with a user")),
        (kicked("group"), Forbidden("Forbidden: bot was kicked from the group chat")),
        (kicked(), Forbidden("Forbidden: bot was kicked from the supergroup chat")),
        (refused("message is too long"), BadRequest("Message is too long")),
        (server_error(500), NetworkError("Internal Server Error")),
        (server_error(502), NetworkError("Bad Gateway")),
    ],
)
async def test_fault_reaches_the_client(
    telegram: Telegram, bot: Bot, julie: Person, fault: Fault, expected: TelegramError
) -> None:
    telegram.fail("sendMessage", fault)
    with pytest.raises(type(expected)) as refusal:
        await bot.send_message(julie.id, "un")
    assert str(refusal.value) == str(expected)
    assert telegram.visible_to(julie) == ()


async def test_migration_fault_gives_the_new_id(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    telegram.fail("sendMessage", migrated(-100123))
    with pytest.raises(ChatMigrated) as refusal:
        await bot.send_message(julie.id, "un")
    assert refusal.value.new_chat_id == -100123


async def test_dropped_connection_leaves_nothing_behind(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    telegram.fail("sendMessage", dropped())
    with pytest.raises(NetworkError):
        await bot.send_message(julie.id, "un")
    assert telegram.visible_to(julie) == ()


async def test_dropped_answer_leaves_the_message(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    telegram.fail("sendMessage", dropped(after=True))
    with pytest.raises(NetworkError):
        await bot.send_message(julie.id, "un")
    assert [message.text for message in telegram.visible_to(julie)] == ["un"]


async def test_slow_answer_comes(telegram: Telegram, bot: Bot, julie: Person) -> None:
    telegram.fail("sendMessage", slow(0.2))
    before = time.monotonic()
    await bot.send_message(julie.id, "un")
    assert time.monotonic() - before >= 0.2


async def test_slow_answer_outlasts_an_impatient_client(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    telegram.fail("sendMessage", slow(0.5))
    with pytest.raises(TimedOut):
        await bot.send_message(julie.id, "un", read_timeout=0.1)


async def test_fault_of_one_chat_spares_the_others(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    luc = telegram.person("Luc", started=True)
    telegram.fail("*", blocked(), chat=luc, times=2)
    await bot.send_message(julie.id, "un")
    for _ in range(2):
        with pytest.raises(Forbidden):
            await bot.send_message(luc.id, "un")
    await bot.send_message(luc.id, "enfin")


async def test_wrong_token_is_unauthorized(telegram: Telegram) -> None:
    stranger = client_of(telegram, "1:wrong")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
