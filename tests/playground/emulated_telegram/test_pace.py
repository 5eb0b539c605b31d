"""How fast a bot sent is measured from the journal."""

from telegram import Bot

from bot.playground.calls import Call
from bot.playground.telegram import Person, Telegram
from bot.playground.telegram.pace import Pace, pace


def sent(chat: int, *times: float) -> list[Call]:
    return [Call("telegram", "sendMessage", {"chat_id": chat}, at) for at in times]


def test_pace_finds_the_busiest_windows() -> None:
    calls = sent(1, 0.0, 0.5, 1.2) + sent(-5, 0.1, 30.0, 61.0)
    assert pace(calls) == Pace(second=3, chat_second=2, group_minute=2)


def test_pace_of_one_message_a_second_is_within_limits() -> None:
    assert pace(sent(1, 0.0, 1.0, 2.0)).within_limits
    assert not pace(sent(1, 0.0, 0.9)).within_limits
    assert not pace(sent(-5, *(2.0 * number for number in range(21)))).within_limits


async def test_pace_counts_what_was_really_sent(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    await bot.send_message(julie.id, "un")
    assert telegram.pace == Pace(second=1, chat_second=1, group_minute=0)
