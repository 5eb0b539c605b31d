"""Long polling: order, confirmation, waiting, and the conflicts of two readers."""

import asyncio

import pytest
from telegram import Bot, MessageEntity, Update
from telegram.error import Conflict

from bot.playground.telegram import Person, Telegram


async def test_polling_gives_what_was_said(telegram: Telegram, bot: Bot, julie: Person) -> None:
    await telegram.say(julie, julie, "/contrat 2500 CHUS")
    (update,) = await bot.get_updates()
    message = update.message
    assert message is not None
    assert message.from_user is not None
    assert (message.text, message.chat.type, message.chat_id) == (
        "/contrat 2500 CHUS",
        "private",
        julie.id,
    )
    assert (message.from_user.id, message.from_user.language_code) == (julie.id, "fr-CA")
    assert message.entities == (MessageEntity("bot_command", 0, 8),)


async def test_polling_numbers_updates_in_sequence(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    for text in ("un", "deux", "trois"):
        await telegram.say(julie, julie, text)
    updates = await bot.get_updates()
    first = updates[0].update_id
    assert [update.update_id for update in updates] == [first, first + 1, first + 2]


async def test_polling_repeats_until_the_offset_moves(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    await telegram.say(julie, julie, "un")
    await telegram.say(julie, julie, "deux")
    (first,) = await bot.get_updates(limit=1)
    assert await bot.get_updates(limit=1) == (first,)
    (second,) = await bot.get_updates(offset=first.update_id + 1)
    assert second.message is not None
    assert second.message.text == "deux"
    assert await bot.get_updates(offset=second.update_id + 1) == ()
    assert telegram.waiting == ()


async def test_polling_negative_offset_keeps_the_last(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    await telegram.say(julie, julie, "un")
    await telegram.say(julie, julie, "deux")
    (last,) = await bot.get_updates(offset=-1)
    assert last.message is not None
    assert last.message.text == "deux"


async def test_polling_waits_for_something_to_happen(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.until(lambda: telegram.world.inbox.polled)
    await telegram.say(julie, julie, "enfin")
    (update,) = await poll
    assert update.message is not None
    assert update.message.text == "enfin"


async def test_polling_twice_ends_the_first(telegram: Telegram, bot: Bot, julie: Person) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.until(lambda: telegram.world.inbox.polled)
    second = asyncio.create_task(bot.get_updates(timeout=20))
    with pytest.raises(Conflict) as refusal:
        await first
    assert str(refusal.value) == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    await telegram.say(julie, julie, "au second")
    assert len(await second) == 1


async def test_polling_ends_with_who_asked(telegram: Telegram, bot: Bot) -> None:
    left = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.until(lambda: telegram.world.inbox.polled)
    left.cancel()
    await asyncio.wait({left})
    assert await bot.get_updates() == ()
    assert [call.error for call in telegram.journal.of("getUpdates")] == [""]


async def test_polling_filters_by_allowed_updates_and_remembers(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    await bot.get_updates(allowed_updates=[Update.MY_CHAT_MEMBER])
    await telegram.say(julie, julie, "personne ne lit")
    await telegram.block(julie)
    (update,) = await bot.get_updates()
    assert update.my_chat_member is not None


async def test_redelivery_gives_a_confirmed_update_again(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    await telegram.say(julie, julie, "une fois")
    (update,) = await bot.get_updates()
    assert await bot.get_updates(offset=update.update_id + 1) == ()
    await telegram.redeliver()
    assert await bot.get_updates(offset=update.update_id + 1) == (update,)
    assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_get_me_says_who_the_bot_is(telegram: Telegram, bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.can_read_all_group_messages) == (
        telegram.bot.id,
        "maillon_bot",
        False,
    )
