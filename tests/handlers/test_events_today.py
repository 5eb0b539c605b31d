"""Events of the day at hand: « ce matin 9h » is today’s, whatever the hour it is typed at."""

from __future__ import annotations

import pytest

from tests.handlers.chat import Chat
from tests.handlers.hosting import lines, move

MORNING, NOON, AFTERNOON = "2026-11-18T08:00", "2026-11-18T12:30", "2026-11-18T15:00"
LATE, NEXT = "2026-11-18T23:30", "2026-11-19T00:30"


async def said_both_ways(chat: Chat, typed_at: str, said: str) -> tuple[list[str], list[str]]:
    """Say an hour in the line of an event, and again as an answer; return what each shows."""
    move(chat, typed_at)
    typed = await chat.say(f"/evenement formation Café {said}, Parvis", "dominique")
    await chat.say("/evenement formation Café, Parvis", "dominique")
    answered = await chat.say(said, "dominique")
    return lines(typed), lines(answered)


@pytest.mark.parametrize(
    ("typed_at", "said", "told"),
    [
        (MORNING, "ce matin 11h", "mercredi 18 novembre à 11 h"),
        (MORNING, "cet après-midi à 14h", "mercredi 18 novembre à 14 h"),
        (NOON, "this afternoon 2pm", "mercredi 18 novembre à 14 h"),
        (AFTERNOON, "ce soir 19h", "mercredi 18 novembre à 19 h"),
        (AFTERNOON, "tonight at 7", "mercredi 18 novembre à 19 h"),
        (NEXT, "this morning 9am", "jeudi 19 novembre à 9 h"),
    ],
)
async def test_hour_of_today_is_read_in_a_line_and_in_an_answer(
    chat: Chat, typed_at: str, said: str, told: str
) -> None:
    typed, answered = await said_both_ways(chat, typed_at, said)

    assert typed[2] == answered[2] == f"Café, le {told}, Parvis"


@pytest.mark.parametrize(
    ("typed_at", "said", "told"),
    [
        (NOON, "11h ce matin", "mercredi 18 novembre à 11 h"),
        (AFTERNOON, "ce matin 9h", "mercredi 18 novembre à 9 h"),
        (AFTERNOON, "this morning 9am", "mercredi 18 novembre à 9 h"),
        (AFTERNOON, "this afternoon 2pm", "mercredi 18 novembre à 14 h"),
        (LATE, "ce soir 19h", "mercredi 18 novembre à 19 h"),
    ],
)
async def test_hour_of_today_that_is_over_is_told_and_its_day_asked(
    chat: Chat, typed_at: str, said: str, told: str
) -> None:
    typed, answered = await said_both_ways(chat, typed_at, said)
    over = f"Ce moment est passé : le {told}. Quel est le bon jour?"

    assert (typed[0], answered[0]) == (over, over)
