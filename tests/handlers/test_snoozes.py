"""Snooze: what one was sent comes again tomorrow morning, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.cards import Button, Card, Text
from tests.handlers.chat import CURRENT, Chat, labels

TYPED = "/contact Ann Smith CHUS email follow up on November 25"
AGAIN = "I will show you this again on Thursday, November 26 at 8:00\xa0a.m."


async def recalled(chat: Chat, hour: int = 14) -> Card:
    await chat.say(TYPED, "sam")
    chat.router.clock.move_to(datetime(2026, 11, 25, hour, 0, tzinfo=UTC))
    [card] = await chat.mail("sam")
    return card


async def test_reminder_comes_again_tomorrow_morning_once(chat: Chat) -> None:
    card = await recalled(chat)
    for _ in range(2):
        said = await chat.press("Remind me tomorrow", "sam", card)
        assert said.blocks == (Text(AGAIN),)

    chat.router.clock.move_to(datetime(2026, 11, 26, 12, 59, tzinfo=UTC))
    assert await chat.mail("sam") == []
    chat.router.clock.move_to(datetime(2026, 11, 26, 13, 0, tzinfo=UTC))
    [again] = await chat.mail("sam")
    assert isinstance(card.blocks[0], Text)
    since = card.blocks[0].text.replace("Follow-up due today", "Follow-up due since November 25")
    assert again == replace(card, blocks=(Text(since), *card.blocks[1:]))


async def test_snooze_waits_for_the_end_of_quiet_hours(chat: Chat) -> None:
    await chat.say("/pause", "sam")
    await chat.press("Set the quiet hours", "sam")
    await chat.press("Quiet until", "sam")
    await chat.press("10:00\xa0a.m.", "sam")
    card = await recalled(chat, 15)
    said = await chat.press("Remind me tomorrow", "sam", card)

    assert "November 26 at 10:00" in str(said.blocks[0])


async def test_what_somebody_else_was_sent_is_not_shown(chat: Chat) -> None:
    card = await recalled(chat)
    refused = await chat.press("Remind me tomorrow", "julie", card)

    assert refused.blocks == (Text("Ce bouton ne sert plus."),)


async def test_what_was_never_sent_is_not_shown(chat: Chat) -> None:
    forged = Button("See", f"snooze@{CURRENT}", ("suggestion", 1))
    refused = await chat.press("See", "sam", Card(buttons=(forged,)))

    assert refused.blocks == (Text("This button is no longer in use."),)
    assert "Remind me tomorrow" in labels(await recalled(chat))
