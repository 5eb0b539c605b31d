"""What the emulated Telegram itself sends is as the Bot API describes it."""

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.playground.calls import Verdict
from bot.playground.telegram import Person, Telegram
from bot.playground.telegram.judging.spec import load
from bot.playground.telegram.methods import METHODS
from tests.playground.emulated_telegram.calls import methods_of
from tests.playground.emulated_telegram.samples import png

UNDO = InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="undo:1")]])


def test_every_described_method_is_emulated() -> None:
    assert METHODS.keys() == load().methods.keys()


def test_specification_names_what_is_wrong_in_the_depth() -> None:
    entity = {"type": "bold", "offset": "0", "length": 1, "colour": "red"}
    assert sorted(map(str, load().mismatches("it", ["Array of MessageEntity"], [entity]))) == [
        str(Verdict("bot api", "it[0].colour", "MessageEntity has no such field")),
        str(Verdict("bot api", "it[0].offset", "is not of type Integer")),
    ]


async def test_updates_are_as_described(telegram: Telegram, bot: Bot, julie: Person) -> None:
    forum = telegram.group("Forum", [julie], forum=True)
    basic = telegram.group("Groupe", [julie], kind="group", with_bot=False)
    sent = await bot.send_message(julie.id, "Noted", reply_markup=UNDO)
    card = telegram.visible_to(julie)[-1]
    await telegram.add_bot(julie, basic)
    await telegram.topic(julie, forum, "Contrats")
    said = await telegram.say(julie, julie, "/aide https://chus.example", reply_to=card)
    await telegram.edit(julie, said, "/contrat 250")
    await telegram.press(julie, card, "Undo")
    await telegram.press(julie, card, "Undo", inaccessible=True)
    await telegram.send_file(julie, julie, "a.csv", b"a")
    await telegram.migrate(julie, basic)
    await telegram.leave(julie, forum)
    await telegram.block(julie)
    assert sent.message_id == card.id
    assert {update.kind for update in telegram.updates} == {
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
    }
    bodies = [update.body() for update in telegram.updates]
    assert load().mismatches("updates", ["Array of Update"], bodies) == []


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("getMe", {}),
        ("getUpdates", {}),
        ("getWebhookInfo", {}),
        ("sendMessage", {"chat_id": 7, "text": "<b>un</b>", "parse_mode": "HTML"}),
        ("sendMessage", {"chat_id": 7, "text": "un", "reply_markup": UNDO.to_dict()}),
        ("getChat", {"chat_id": 7}),
        ("getChat", {"chat_id": -9}),
        ("getChatMember", {"chat_id": -9, "user_id": 7}),
        ("getChatMemberCount", {"chat_id": -9}),
        ("setMyCommands", {"commands": [{"command": "aide", "description": "Aide"}]}),
        ("getMyCommands", {}),
        ("getMyName", {}),
        ("getMyDescription", {}),
        ("getMyShortDescription", {}),
        ("getChatMenuButton", {}),
        ("setWebhook", {"url": ""}),
        ("close", {}),
        ("logOut", {}),
    ],
)
async def test_answers_are_as_described(
    telegram: Telegram, method: str, arguments: dict[str, Any]
) -> None:
    julie = telegram.person("Julie", id=7, started=True)
    telegram.group("Cohorte", [julie], id=-9)
    async with methods_of(telegram) as client:
        answer = (await client.post(method, json=arguments)).json()
    assert answer["ok"], answer
    returns = load().methods[method]["returns"]
    assert load().mismatches(method, returns, answer["result"]) == []


async def test_sent_files_are_as_described(telegram: Telegram, julie: Person) -> None:
    async with methods_of(telegram) as client:
        document = await client.post(
            "sendDocument", data={"chat_id": julie.id}, files={"document": ("a.csv", b"a")}
        )
        photo = await client.post(
            "sendPhoto",
            data={"chat_id": julie.id, "caption": "/aide", "photo": "attach://it"},
            files={"it": ("a.png", png(64, 64))},
        )
    both = [document.json()["result"], photo.json()["result"]]
    assert load().mismatches("sent", ["Array of Message"], both) == []
    assert telegram.journal.faults() == []
