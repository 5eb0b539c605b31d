"""Pressed buttons, their answers, deep links, and clients that lie."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.playground.telegram import ImpossibleError, Message, Person, Telegram, Toast

CARD = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Undo", callback_data="undo:1"),
            InlineKeyboardButton("Start", url="https://t.me/maillon_bot?start=CODE-7"),
            InlineKeyboardButton("Site", url="https://chus.example/"),
        ]
    ]
)


@pytest.fixture
async def card(telegram: Telegram, bot: Bot, julie: Person) -> Message:
    await bot.send_message(julie.id, "Noted", reply_markup=CARD)
    return telegram.visible_to(julie)[-1]


@pytest.mark.parametrize("button", ["Undo", "undo:1"])
async def test_press_is_told_and_answered(
    telegram: Telegram, bot: Bot, julie: Person, card: Message, button: str
) -> None:
    query = await telegram.press(julie, card, button)
    (update,) = await bot.get_updates()
    pressed = update.callback_query
    assert pressed is not None
    assert pressed.message is not None
    assert (pressed.data, pressed.from_user.id, pressed.message.message_id) == (
        "undo:1",
        julie.id,
        card.id,
    )
    assert [each.id for each in telegram.unanswered] == [query.id]
    await bot.answer_callback_query(pressed.id, "Undone", show_alert=True)
    assert telegram.unanswered == ()
    assert telegram.toasts(julie) == (Toast(query.id, "Undone", alert=True),)


async def test_press_on_a_message_out_of_sight_says_only_where(
    telegram: Telegram, bot: Bot, julie: Person, card: Message
) -> None:
    await telegram.press(julie, card, "Undo", inaccessible=True)
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    message = update.callback_query.message
    assert message is not None
    # The client makes a Message of it all the same: only the date of 0 tells.
    assert (message.message_id, message.is_accessible) == (card.id, False)


async def test_late_answer_is_refused(
    telegram: Telegram, bot: Bot, julie: Person, card: Message
) -> None:
    query = await telegram.press(julie, card, "Undo")
    telegram.expire(query)
    with pytest.raises(BadRequest) as refusal:
        await bot.answer_callback_query(query.id)
    assert str(refusal.value) == (
        "Query is too old and response timeout expired or query id is invalid"
    )
    assert telegram.journal.faults() == []


async def test_second_answer_is_refused(
    telegram: Telegram, bot: Bot, julie: Person, card: Message
) -> None:
    query = await telegram.press(julie, card, "Undo")
    await bot.answer_callback_query(query.id)
    with pytest.raises(BadRequest, match=r"^Query is too old"):
        await bot.answer_callback_query(query.id)


async def test_forged_press_carries_anything(
    telegram: Telegram, bot: Bot, julie: Person, card: Message
) -> None:
    await telegram.forge(julie, card, "undo:999")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "undo:999"


async def test_stale_view_still_presses_the_old_button(
    telegram: Telegram, bot: Bot, julie: Person, card: Message
) -> None:
    await bot.edit_message_text("Undone", julie.id, card.id)
    query = await telegram.press(julie, card, "Undo")
    assert query.data == "undo:1"


async def test_absent_button_cannot_be_pressed(
    telegram: Telegram, julie: Person, card: Message
) -> None:
    with pytest.raises(ImpossibleError, match="no button “Redo”"):
        await telegram.press(julie, card, "Redo")


async def test_deep_link_presses_start(
    telegram: Telegram, bot: Bot, julie: Person, card: Message
) -> None:
    assert await telegram.follow(julie, card, "Site") == "https://chus.example/"
    await telegram.follow(julie, card, "Start")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start CODE-7"


async def test_first_contact_needs_start(telegram: Telegram, bot: Bot, marc: Person) -> None:
    with pytest.raises(ImpossibleError, match="has to press Start first"):
        await telegram.say(marc, marc, "hello")
    await telegram.start(marc, "ABC_1")
    assert [message.text for message in telegram.visible_to(marc)] == ["/start ABC_1"]
    await bot.send_message(marc.id, "Welcome")


async def test_deep_link_carries_64_characters_at_most(telegram: Telegram, marc: Person) -> None:
    with pytest.raises(ImpossibleError, match="No link to the bot carries"):
        await telegram.start(marc, "A" * 65)


async def test_nobody_sends_nothing(telegram: Telegram, julie: Person) -> None:
    with pytest.raises(ImpossibleError, match="empty message"):
        await telegram.say(julie, julie, " \n ")
