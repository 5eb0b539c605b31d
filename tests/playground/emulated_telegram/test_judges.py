"""The judges fault wrong calls; each test lets one mistake through that a bot could make."""

import json

import pytest

from bot.playground.telegram import Person, Telegram
from tests.playground.emulated_telegram.calls import judged, methods_of
from tests.playground.emulated_telegram.samples import NOON

LABEL: dict[str, object] = {"text": "Yes", "callback_data": "yes"}


@pytest.fixture
def telegram() -> Telegram:
    return Telegram(now=lambda: NOON)


def keyboard(*buttons: dict[str, object]) -> dict[str, object]:
    return {"inline_keyboard": [[button] for button in buttons]}


async def test_judges_name_themselves(telegram: Telegram) -> None:
    assert telegram.judges.names == (
        "bot api",
        "tdlib",
        "length",
        "keyboard",
        "commands",
        "files",
    )


async def test_right_call_is_not_faulted(telegram: Telegram, julie: Person) -> None:
    call = {"chat_id": julie.id, "text": "<b>oui</b>", "parse_mode": "HTML"}
    assert await judged(telegram, "sendMessage", **call, reply_markup=keyboard(LABEL)) == ([], "")


async def test_form_is_read_like_json(telegram: Telegram, julie: Person) -> None:
    form = {
        "chat_id": str(julie.id),
        "text": "12",
        "disable_notification": "true",
        "reply_markup": json.dumps(keyboard(LABEL)),
    }
    async with methods_of(telegram) as client:
        await client.post("sendMessage", data=form)
    assert telegram.journal.faults() == []
    assert [call.arguments["disable_notification"] for call in telegram.journal.calls] == [True]
    assert telegram.visible_to(julie)[-1].text == "12"


async def test_query_of_a_get_is_read(telegram: Telegram, julie: Person) -> None:
    async with methods_of(telegram) as client:
        await client.get("sendmessage", params={"chat_id": julie.id, "text": "oui"})
    assert [call.method for call in telegram.journal.calls] == ["sendMessage"]
    assert telegram.visible_to(julie)[-1].text == "oui"


@pytest.mark.parametrize(
    ("method", "arguments", "verdict", "answer"),
    [
        ("sendMesage", {}, "(call): no such method: sendMesage", "Not Found: method not found"),
        (
            "sendPoll",
            {},
            "(call): sendPoll exists, and is not emulated",
            "Not Found: method not found",
        ),
        ("getMe", {"loud": True}, "loud: getMe has no such argument", ""),
        ("getFile", {}, "file_id: is required", "Bad Request: can't parse file_id: is required"),
        (
            "getChat",
            {"chat_id": []},
            "chat_id: is not of type Integer",
            "Bad Request: chat_id is empty",
        ),
    ],
)
async def test_specification_is_held(
    telegram: Telegram, method: str, arguments: dict[str, object], verdict: str, answer: str
) -> None:
    assert await judged(telegram, method, **arguments) == ([f"bot api: {verdict}"], answer)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("<b>oui", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a < b>", 'Unsupported start tag "" at byte offset 2'),
        ("é</i>", "Unexpected end tag at byte offset 2"),
    ],
)
async def test_tdlib_faults_wrong_html(
    telegram: Telegram, julie: Person, text: str, reason: str
) -> None:
    call = {"chat_id": julie.id, "text": text, "parse_mode": "HTML"}
    assert await judged(telegram, "sendMessage", **call) == (
        [f"tdlib: text: Can't parse entities: {reason}"],
        f"Bad Request: can't parse entities: {reason}",
    )


@pytest.mark.parametrize("text", ["", "<b> </b>"])
async def test_empty_text_is_no_message(telegram: Telegram, julie: Person, text: str) -> None:
    call = {"chat_id": julie.id, "text": text, "parse_mode": "HTML"}
    expected = (["length: text: is empty"], "Bad Request: message text is empty")
    assert await judged(telegram, "sendMessage", **call) == expected


@pytest.mark.parametrize("text", ["é" * 4097, "😀" * 2049, "&lt;" * 4097])
async def test_length_of_text_is_held_after_parsing(
    telegram: Telegram, julie: Person, text: str
) -> None:
    call = {"chat_id": julie.id, "text": text, "parse_mode": "HTML"}
    verdict = "length: text: is longer than 4096 after parsing"
    expected = ([verdict], "Bad Request: message is too long")
    assert await judged(telegram, "sendMessage", **call) == expected


async def test_markup_does_not_count_as_length(telegram: Telegram, julie: Person) -> None:
    call = {"chat_id": julie.id, "text": "<b>" + "é" * 4096 + "</b>", "parse_mode": "HTML"}
    assert await judged(telegram, "sendMessage", **call) == ([], "")


async def test_length_of_an_edit_has_its_own_words(telegram: Telegram, julie: Person) -> None:
    said = await telegram.say(julie, julie, "un")
    call = {"chat_id": julie.id, "message_id": said.id, "text": "é" * 4097}
    assert (await judged(telegram, "editMessageText", **call))[1] == "Bad Request: MESSAGE_TOO_LONG"


async def test_length_of_a_callback_answer_is_held(telegram: Telegram) -> None:
    call = {"callback_query_id": "1", "text": "é" * 201}
    assert (await judged(telegram, "answerCallbackQuery", **call))[0] == [
        "length: text: is longer than 200"
    ]


async def test_other_parse_modes_are_not_read(telegram: Telegram, julie: Person) -> None:
    call = {"chat_id": julie.id, "text": "*oui*", "parse_mode": "MarkdownV2"}
    assert (await judged(telegram, "sendMessage", **call))[1] == (
        "Bad Request: unsupported parse_mode"
    )


@pytest.mark.parametrize(
    ("button", "verdict", "answer"),
    [
        (
            {"text": "Oui", "callback_data": "é" * 33},
            ".callback_data: is longer than 64 bytes",
            "BUTTON_DATA_INVALID",
        ),
        (
            {"text": " ", "callback_data": "x"},
            ".text: is empty",
            "inline keyboard button text is empty",
        ),
        (
            {"text": "Oui"},
            ": does nothing",
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "Oui", "url": "http://localhost/"},
            ".url: is no address",
            "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "Oui", "url": "javascript:alert(1)"},
            ".url: is no address",
            "inline keyboard button URL 'javascript:alert(1)' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_keyboard_is_held(
    telegram: Telegram, julie: Person, button: dict[str, object], verdict: str, answer: str
) -> None:
    call = {"chat_id": julie.id, "text": "?", "reply_markup": keyboard(button)}
    where = f"reply_markup.inline_keyboard[0][0]{verdict}"
    expected = ([f"keyboard: {where}"], f"Bad Request: {answer}")
    assert await judged(telegram, "sendMessage", **call) == expected


async def test_button_that_does_two_things_is_faulted_and_passes(
    telegram: Telegram, julie: Person
) -> None:
    both = keyboard({**LABEL, "url": "https://chus.example/"})
    call = {"chat_id": julie.id, "text": "?", "reply_markup": both}
    fault = "does several things: callback_data, url"
    where = "reply_markup.inline_keyboard[0][0]"
    assert await judged(telegram, "sendMessage", **call) == ([f"keyboard: {where}: {fault}"], "")


async def test_keyboard_holds_a_hundred_buttons(telegram: Telegram, julie: Person) -> None:
    call = {"chat_id": julie.id, "text": "?", "reply_markup": keyboard(*[LABEL] * 101)}
    assert await judged(telegram, "sendMessage", **call) == (
        ["keyboard: reply_markup: more than 100 buttons"],
        "Bad Request: reply markup is too long",
    )


async def test_keyboard_of_another_shape_is_faulted(telegram: Telegram, julie: Person) -> None:
    flat = {"inline_keyboard": [LABEL]}
    verdicts, answer = await judged(
        telegram, "sendMessage", chat_id=julie.id, text="?", reply_markup=flat
    )
    assert verdicts == [
        "bot api: reply_markup.inline_keyboard[0]: is not an array of InlineKeyboardButton"
    ]
    assert answer.startswith("Bad Request: can't parse reply_markup")


@pytest.mark.parametrize(
    ("command", "path", "fault"),
    [
        ({"command": "évaluer", "description": "x"}, "command", "is not [a-z0-9_]{1,32}"),
        ({"command": "a-b", "description": "x"}, "command", "is not [a-z0-9_]{1,32}"),
        ({"command": "Aide", "description": "x"}, "command", "is not [a-z0-9_]{1,32}"),
        ({"command": "a" * 33, "description": "x"}, "command", "is not [a-z0-9_]{1,32}"),
        ({"command": "aide", "description": ""}, "description", "is not of 1 to 256 characters"),
    ],
)
async def test_commands_are_held(
    telegram: Telegram, command: dict[str, str], path: str, fault: str
) -> None:
    verdicts, _ = await judged(telegram, "setMyCommands", commands=[command])
    assert verdicts == [f"commands: commands[0].{path}: {fault}"]


async def test_commands_are_a_hundred_at_most(telegram: Telegram) -> None:
    many = [{"command": f"c{number}", "description": "x"} for number in range(101)]
    assert await judged(telegram, "setMyCommands", commands=many) == (
        ["commands: commands: more than 100 commands"],
        "Bad Request: BOT_COMMANDS_TOO_MUCH",
    )


async def test_language_is_two_letters(telegram: Telegram) -> None:
    verdicts, _ = await judged(telegram, "setMyCommands", commands=[], language_code="pt-BR")
    assert verdicts == ["commands: language_code: is not a two-letter ISO 639-1 code"]


async def test_lone_surrogate_is_no_text(telegram: Telegram, julie: Person) -> None:
    call = {"chat_id": julie.id, "text": "\ud83d"}
    assert await judged(telegram, "sendMessage", **call) == (
        ["bot api: text: is not UTF-8"],
        "Bad Request: strings must be encoded in UTF-8",
    )


@pytest.mark.parametrize(
    ("method", "name", "limit"),
    [
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
        ("setMyName", "name", 64),
    ],
)
async def test_descriptions_are_held(
    telegram: Telegram, method: str, name: str, limit: int
) -> None:
    verdicts, _ = await judged(telegram, method, **{name: "x" * (limit + 1)})
    assert verdicts == [f"length: {name}: is longer than {limit}"]
