"""A day after the cohort's end, or far off: asked about once, for events and calls for tenders."""

from __future__ import annotations

from datetime import date

import pytest

from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import goes_on, lines, newest

EVENT = "/evenement formation X, {day} 10h-11h, Parvis"
CALL = "/appel Buffet, CHUS, public, traiteur, {day} 14h"
BUTTONS = "Oui | Un autre jour | Abandonner"
AFTER = "Le 7 novembre 2027 tombe après la fin de la cohorte (le 31 août 2027). Est-ce bien cela?"


@pytest.mark.parametrize("line", [EVENT, CALL])
async def test_day_after_the_end_is_asked_about_once(chat: Chat, line: str) -> None:
    typed = line.format(day="7 novembre 2027")
    question = await chat.say(typed, "dominique")
    preview = await chat.press("Oui", "dominique")
    await chat.press("Modifier", "dominique")
    await chat.press("Titre", "dominique")
    renamed = await chat.say("Nouveau titre", "dominique")

    assert lines(question) == [AFTER, BUTTONS]
    assert lines(preview)[0].startswith("Aperçu")
    assert lines(renamed)[0].startswith("Aperçu")
    assert "Nouveau titre" in "\n".join(lines(renamed))


@pytest.mark.parametrize("line", [EVENT, CALL])
async def test_another_day_is_taken_in_its_place(chat: Chat, line: str) -> None:
    await chat.say(line.format(day="7 novembre 2027"), "dominique")
    question = await chat.press("Un autre jour", "dominique")
    preview = await chat.say("9 mars", "dominique")

    assert lines(question)[0] == "Pour quel jour est-ce?"
    assert lines(preview)[0].startswith("Aperçu")
    assert "9 mars" in "\n".join(lines(preview))


async def test_day_may_be_typed_over_the_question(chat: Chat) -> None:
    await chat.say(EVENT.format(day="7 novembre 2027"), "dominique")
    again = await chat.say("10 décembre 2040", "dominique")

    assert lines(again) == [AFTER.replace("7 novembre 2027", "10 décembre 2040"), BUTTONS]


@pytest.mark.parametrize("line", [EVENT, CALL])
async def test_last_day_of_the_cohort_is_not_asked_about(chat: Chat, line: str) -> None:
    preview = await chat.say(line.format(day="31 août 2027"), "dominique")

    assert lines(preview)[0].startswith("Aperçu")


async def test_move_past_the_end_is_asked_about(chat: Chat) -> None:
    await chat.say(EVENT.format(day="26 novembre"), "dominique")
    await chat.press("Annoncer", "dominique")
    await chat.press("Modifier", "dominique")
    await chat.press("Date", "dominique")
    question = await chat.say("7 novembre 2027", "dominique")
    before = (await newest(chat)).starts_at.isoformat()
    await chat.press("Oui", "dominique")

    assert lines(question) == [AFTER, BUTTONS]
    assert before == "2026-11-26T15:00:00+00:00"
    assert (await newest(chat)).starts_at.isoformat() == "2027-11-07T15:00:00+00:00"


async def test_closing_moved_past_the_end_is_asked_about(chat: Chat) -> None:
    await chat.say(CALL.format(day="9 décembre"), "dominique")
    await chat.press("Annoncer", "dominique")
    await chat.press("Modifier", "dominique")
    await chat.press("Date", "dominique")
    question = await chat.say("7 novembre 2027", "dominique")
    moved = await chat.press("Oui", "dominique")

    assert lines(question) == [AFTER, BUTTONS]
    assert "clôture le dimanche 7 novembre 2027 à 14 h" in lines(moved)[0]


async def test_day_more_than_a_year_away_is_asked_about(chat: Chat) -> None:
    await goes_on(chat, CURRENT, date(2041, 8, 31))
    question = await chat.say(EVENT.format(day="10 décembre 2040"), "dominique")
    near = await chat.say(EVENT.format(day="19 novembre 2027"), "dominique")

    assert lines(question)[0] == "Le 10 décembre 2040 est dans plus d’un an. Est-ce bien cela?"
    assert lines(near)[0].startswith("Aperçu")


async def test_english_reader_is_asked_in_english(chat: Chat) -> None:
    await chat.say("/language english", "dominique")
    question = await chat.say("/event training X, November 7, 2027, 10am, Parvis", "dominique")

    assert lines(question) == [
        "November 7, 2027 is after the end of the cohort (August 31, 2027). Is that right?",
        "Yes | Another day | Drop",
    ]
