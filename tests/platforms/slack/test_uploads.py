"""Files sent through Slack: in three steps, with a text, and what is told when one fails."""

from __future__ import annotations

import pytest

from bot.cards import Card, Text
from bot.files import Drawn
from bot.outlet import Limited, Passing, Rejected, Unreachable
from bot.platforms.slack import SlackPlatform
from bot.playground.calls import Fault
from bot.playground.slack import Person, Slack

FILE = Drawn("repondre-a-un-appel.ics", "BEGIN:VCALENDAR\r\nÉté\r\n".encode())
WORDS = "Parvis <!channel> & *plus* _fin_ ~non~ `a` https://example.org @here"
CARD = Card(blocks=(Text(WORDS),))


async def test_file_arrives_whole_with_its_text(
    slack: Slack, julie: Person, http_bot: SlackPlatform
) -> None:
    chat = await http_bot.direct(julie.id)
    sent = await http_bot.upload(chat, CARD, FILE)
    [message] = slack.visible_to(julie, slack.direct(julie))
    [file] = message.files

    assert (sent.chat, sent.message) == (chat, file.id)
    assert message.text == ""
    assert [each["text"] for each in message.blocks] == [
        {"type": "plain_text", "text": WORDS, "emoji": False}
    ]
    assert (file.name, file.title) == (FILE.name, FILE.name)
    assert slack.files[file.id].content == FILE.content
    assert slack.journal.faults() == []


@pytest.mark.parametrize(
    "step", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"]
)
@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault(retry_after=7), Limited),
        (Fault(status=503), Passing),
        (Fault(reset=True), Passing),
        (Fault("file_uploads_disabled", status=400), Rejected),
        (Fault("missing_scope"), Rejected),
    ],
)
async def test_step_that_fails_says_what_to_do(
    slack: Slack, http_bot: SlackPlatform, step: str, *, fault: Fault, expected: type[Exception]
) -> None:
    julie = slack.add_person("julie", "Julie")
    chat = await http_bot.direct(julie.id)
    slack.faults.plan(step, fault)

    with pytest.raises(expected):
        await http_bot.upload(chat, CARD, FILE)
    assert not slack.visible_to(julie, slack.direct(julie))


async def test_chat_that_is_closed_is_unreachable(
    slack: Slack, julie: Person, http_bot: SlackPlatform
) -> None:
    chat = await http_bot.direct(julie.id)
    slack.faults.plan("files.completeUploadExternal", Fault("channel_not_found"))

    with pytest.raises(Unreachable):
        await http_bot.upload(chat, CARD, FILE)
