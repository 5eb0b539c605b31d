"""A restart between question and answer: the button still means what it meant."""

from __future__ import annotations

from tests.robustness.machine import line, logged, running, said, settled


async def test_question_asked_before_a_restart_is_answered_after_it(database_url: str) -> None:
    async with running(database_url) as before:
        await settled(before)
        question = await before.say("/contrat 2500 Hydro-Lac")
    async with running(database_url) as after:
        card = await after.press(question, "Gré à gré")

        assert logged(card), said(card)
        assert await after.amounts() == [2500]


async def test_duplicate_question_is_answered_after_a_restart(database_url: str) -> None:
    async with running(database_url) as before:
        await settled(before)
        await before.say(line(2500))
        question = await before.say(line(2500))
    async with running(database_url) as after:
        card = await after.press(question, "Noter les deux")

        assert logged(card), said(card)
        assert await after.amounts() == [2500, 2500]
