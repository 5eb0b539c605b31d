"""The hours at which one is not written to: asked, removed, and what they put off."""

from __future__ import annotations

import pytest

from bot.cards import Note
from tests.handlers.broadcasting import TEXT, written
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import lines, move, rows
from tests.handlers.wishing import wishes


async def test_what_quiet_hours_put_off_arrives_once_they_are_removed(chat: Chat) -> None:
    await written(chat)
    move(chat, "2026-11-18 22:00")
    await chat.press("Envoyer", "dominique")
    silent = await chat.mail("julie")
    await chat.say("/pause", "julie")
    await chat.press("Ôter les heures calmes", "julie")
    arrived = await chat.mail("julie")

    assert silent == []
    assert [lines(one)[0] for one in arrived] == [TEXT.split("\n")[0]]


async def test_quiet_hours_are_asked_one_at_a_time(chat: Chat) -> None:
    await chat.say("/pause", "sam")
    card = await chat.press("Set the quiet hours", "sam")
    assert labels(card)[:2] == ["Quiet from", "Quiet until"]

    await chat.press("Quiet from", "sam")
    card = await chat.press("6:00\xa0p.m.", "sam")
    assert rows(card)["Quiet hours"] == "6:00 p.m. to 8:00 a.m."


@pytest.mark.parametrize("typed", ["22h a 7h", "de 22 heures à 7 heures", "from 10 p.m. to 7 a.m."])
async def test_quiet_hours_are_said_in_one_answer(chat: Chat, typed: str) -> None:
    await chat.say("/pause", "sam")
    await chat.press("Set the quiet hours", "sam")
    card = await chat.say(typed, "sam")

    assert rows(card)["Quiet hours"] == "10:00 p.m. to 7:00 a.m."


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("après 22h", "10:00 p.m. to 8:00 a.m."),
        ("début 23h", "11:00 p.m. to 8:00 a.m."),
        ("jusqu’à 7h", "9:00 p.m. to 7:00 a.m."),
        ("fin 6h", "9:00 p.m. to 6:00 a.m."),
    ],
)
async def test_hour_alone_says_which_end_it_changes(chat: Chat, typed: str, hours: str) -> None:
    await chat.say("/pause", "sam")
    await chat.press("Set the quiet hours", "sam")
    card = await chat.say(typed, "sam")

    assert rows(card)["Quiet hours"] == hours


async def test_hour_of_the_other_end_answers_nothing(chat: Chat) -> None:
    await chat.say("/pause", "sam")
    await chat.press("Set the quiet hours", "sam")
    either = await chat.say("22h", "sam")
    await chat.press("Quiet from", "sam")
    other = await chat.say("until 7am", "sam")
    card = await chat.say("22h", "sam")

    assert lines(either)[0] == "“22h” does not answer the question."
    assert lines(other)[0] == "“until 7am” does not answer the question."
    assert rows(card)["Quiet hours"] == "10:00 p.m. to 8:00 a.m."


@pytest.mark.parametrize("typed", ["22h a 7h vendredi", "22 h 75 à 7 h"])
async def test_words_that_are_no_quiet_hours_change_none(chat: Chat, typed: str) -> None:
    await chat.say("/pause", "sam")
    await chat.press("Set the quiet hours", "sam")
    before = await wishes(chat, "sam")
    answer = await chat.say(typed, "sam")

    assert lines(answer) == [
        f"“{typed}” does not answer the question.",
        "What do you want to change?",
        "Quiet from | Quiet until | Drop",
    ]
    assert await wishes(chat, "sam") == before


async def test_quiet_hours_that_are_not_whole_are_asked_about_and_the_other_is_kept(
    chat: Chat,
) -> None:
    await chat.say("/pause", "julie")
    await chat.press("Régler les heures calmes", "julie")
    asked = await chat.say("22 h 30 à 7 h", "julie")
    card = await chat.press("23\xa0h", "julie")

    assert lines(asked) == [
        "« 22 h 30 » n’est pas une heure pile. Laquelle est-ce?",
        "22 h | 23 h | Abandonner",
    ]
    assert rows(card)["Heures calmes"] == "23 h à 7 h"


@pytest.mark.parametrize("typed", ["10:30 p.m.", "22h30", "22 h 30"])
async def test_whole_hour_is_asked_for_where_another_time_answers(chat: Chat, typed: str) -> None:
    await chat.say("/pause", "sam")
    await chat.press("Set the quiet hours", "sam")
    await chat.press("Quiet from", "sam")
    asked = await chat.say(typed, "sam")

    assert lines(asked) == [
        f"“{typed}” is not a whole hour. Which one is it?",
        "10:00 p.m. | 11:00 p.m. | Drop",
    ]


async def test_quiet_hours_can_be_removed(chat: Chat) -> None:
    await chat.say("/pause", "sam")
    card = await chat.press("Remove the quiet hours", "sam")

    assert rows(card)["Quiet hours"] == "none"
    assert "Remove the quiet hours" not in labels(card)
    kept = await wishes(chat, "sam")
    assert kept.quiet_from == kept.quiet_until


async def test_quiet_hours_say_what_they_let_through(chat: Chat) -> None:
    through = (
        "Ce que vous avez demandé, comme un rappel, arrive même aux heures calmes, "
        "quand il serait trop tard ensuite."
    )
    before = await chat.say("/pause", "julie")
    after = await chat.press("Ôter les heures calmes", "julie")
    assert [Note(through) in one.blocks for one in (before, after)] == [True, False]
