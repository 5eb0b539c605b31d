"""Messages: what is sent, edited, deleted, pinned, and how Telegram refuses it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Forbidden

from bot.playground.telegram import Button, Entity, ImpossibleError, Message, Person, Telegram
from tests.playground.emulated_telegram.calls import client_of
from tests.playground.emulated_telegram.samples import NOON

UNDO = InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="undo:1")]])


@dataclass(slots=True)
class Watch:
    """A clock that is set by hand."""

    time: datetime = field(default=NOON)

    def now(self) -> datetime:
        return self.time


async def test_sent_html_is_seen_parsed(telegram: Telegram, bot: Bot, julie: Person) -> None:
    html = "😀 <b>2 500 $</b> &amp; <a href='https://chus.example/'>CHUS</a>"
    sent = await bot.send_message(julie.id, html, parse_mode=ParseMode.HTML, reply_markup=UNDO)
    assert telegram.visible_to(julie) == (
        Message(
            id=sent.message_id,
            chat=julie.id,
            sender=telegram.bot.id,
            date=NOON,
            text="😀 2 500 $ & CHUS",
            entities=(
                Entity("bold", 3, 7),
                Entity("text_link", 13, 4, url="https://chus.example/"),
            ),
            source=html,
            keyboard=((Button("Undo", "callback_data", data="undo:1"),),),
            markup=UNDO.to_dict(),
        ),
    )
    assert telegram.journal.faults() == []


async def test_sent_text_is_trimmed(telegram: Telegram, bot: Bot, julie: Person) -> None:
    await bot.send_message(julie.id, "  <b> oui </b>\n", parse_mode=ParseMode.HTML)
    (message,) = telegram.visible_to(julie)
    assert (message.text, message.entities) == ("oui", (Entity("bold", 0, 3),))


async def test_forced_reply_is_seen_and_answered(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    await bot.send_message(julie.id, "How much?", reply_markup=ForceReply())
    (question,) = telegram.visible_to(julie)
    assert question.force_reply
    await telegram.say(julie, julie, "250", reply_to=question)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.text == "How much?"


async def test_reply_of_the_bot_points_to_its_message(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    asked = await telegram.say(julie, julie, "/aide")
    await bot.send_message(julie.id, "Voici", reply_parameters=ReplyParameters(asked.id))
    assert telegram.visible_to(julie)[-1].reply_to == asked.id


async def test_reply_to_nothing_is_refused_unless_allowed(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    with pytest.raises(BadRequest, match=r"^Message to be replied not found$"):
        await bot.send_message(julie.id, "Voici", reply_parameters=ReplyParameters(99))
    lenient = ReplyParameters(99, allow_sending_without_reply=True)
    await bot.send_message(julie.id, "Voici", reply_parameters=lenient)
    assert telegram.visible_to(julie)[-1].reply_to == 0


async def test_edit_changes_what_is_seen(telegram: Telegram, bot: Bot, julie: Person) -> None:
    sent = await bot.send_message(julie.id, "un", reply_markup=UNDO)
    await bot.edit_message_text("deux", julie.id, sent.message_id)
    (message,) = telegram.visible_to(julie)
    assert (message.text, message.keyboard, message.edited) == ("deux", (), NOON)


async def test_edit_of_the_keyboard_leaves_the_text(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    sent = await bot.send_message(julie.id, "un")
    await bot.edit_message_reply_markup(julie.id, sent.message_id, reply_markup=UNDO)
    (message,) = telegram.visible_to(julie)
    assert message.text == "un"
    assert message.keyboard == ((Button("Undo", "callback_data", data="undo:1"),),)


async def test_edit_without_a_change_is_refused(bot: Bot, julie: Person) -> None:
    sent = await bot.send_message(julie.id, "un", reply_markup=UNDO)
    with pytest.raises(BadRequest) as refusal:
        await bot.edit_message_text("un ", julie.id, sent.message_id, reply_markup=UNDO)
    assert str(refusal.value) == (
        "Message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )


async def test_edit_of_what_is_not_its_own_is_refused(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    said = await telegram.say(julie, julie, "un")
    with pytest.raises(BadRequest, match=r"^Message can't be edited$"):
        await bot.edit_message_text("deux", julie.id, said.id)
    question = await bot.send_message(julie.id, "How much?", reply_markup=ForceReply())
    with pytest.raises(BadRequest, match=r"^Message can't be edited$"):
        await bot.edit_message_text("How many?", julie.id, question.message_id)
    with pytest.raises(BadRequest, match=r"^Message to edit not found$"):
        await bot.edit_message_text("deux", julie.id, 999)


async def test_deleted_message_is_gone(telegram: Telegram, bot: Bot, julie: Person) -> None:
    sent = await bot.send_message(julie.id, "un")
    await bot.delete_message(julie.id, sent.message_id)
    assert telegram.visible_to(julie) == ()
    with pytest.raises(BadRequest, match=r"^Message to delete not found$"):
        await bot.delete_message(julie.id, sent.message_id)


async def test_deletion_after_two_days_is_refused() -> None:
    watch = Watch()
    async with (
        Telegram(now=watch.now) as telegram,
        client_of(telegram) as bot,
    ):
        julie = telegram.person("Julie", started=True)
        sent = await bot.send_message(julie.id, "un")
        watch.time += timedelta(hours=49)
        with pytest.raises(BadRequest, match=r"^Message can't be deleted for everyone$"):
            await bot.delete_message(julie.id, sent.message_id)


async def test_pinned_message_is_told_by_get_chat(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    sent = await bot.send_message(julie.id, "à garder")
    await bot.pin_chat_message(julie.id, sent.message_id)
    chat = await bot.get_chat(julie.id)
    assert chat.pinned_message == sent
    assert (chat.first_name, chat.username) == ("Julie", "julie_t")


async def test_chat_action_is_noted(telegram: Telegram, bot: Bot, julie: Person) -> None:
    await bot.send_chat_action(julie.id, ChatAction.TYPING)
    assert telegram.world.actions == [(julie.id, "typing")]


async def test_unknown_chat_is_not_found(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"^Chat not found$"):
        await bot.send_message(42, "allô")


async def test_person_who_never_started_cannot_be_written_to(bot: Bot, marc: Person) -> None:
    with pytest.raises(Forbidden) as refusal:
        await bot.send_message(marc.id, "allô")
    assert str(refusal.value) == "Forbidden: bot can't initiate conversation with a user"


async def test_blocked_bot_is_refused_until_started_again(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    await telegram.block(julie)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was blocked by the user$"):
        await bot.send_message(julie.id, "allô")
    await telegram.start(julie)
    await bot.send_message(julie.id, "rebonjour")
    standings = [
        (update.my_chat_member.old_chat_member.status, update.my_chat_member.new_chat_member.status)
        for update in await bot.get_updates()
        if update.my_chat_member
    ]
    assert standings == [("member", "kicked"), ("kicked", "member")]


async def test_unblocked_bot_may_write_and_hears_no_start(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    await telegram.block(julie)
    await telegram.unblock(julie)
    await bot.send_message(julie.id, "rebonjour")
    assert [message.text for message in telegram.visible_to(julie)] == ["rebonjour"]
    with pytest.raises(ImpossibleError, match=r"^Julie has not stopped the bot\.$"):
        await telegram.unblock(julie)


async def test_deactivated_person_cannot_be_written_to(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    await telegram.deactivate(julie)
    with pytest.raises(Forbidden, match=r"^Forbidden: user is deactivated$"):
        await bot.send_message(julie.id, "allô")


async def test_edited_message_of_a_person_is_told(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    said = await telegram.say(julie, julie, "/contrat 25")
    await telegram.edit(julie, said, "/contrat 250")
    update = (await bot.get_updates())[-1]
    assert update.edited_message is not None
    assert (update.edited_message.text, update.edited_message.edit_date) == ("/contrat 250", NOON)


async def test_long_words_are_cut_by_the_client(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    await telegram.say(julie, julie, "é" * 5000)
    assert [len(message.text) for message in telegram.visible_to(julie)] == [4096, 904]


async def test_identifiers_do_not_fit_32_bits(telegram: Telegram, julie: Person) -> None:
    group = telegram.group("Cohorte", [julie])
    assert (julie.id.bit_length(), group.id < -(10**12)) == (52, True)
