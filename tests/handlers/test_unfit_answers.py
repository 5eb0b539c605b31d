"""Words that answer nothing are quoted under the question that waits, and begin nothing."""

from __future__ import annotations

import pytest

from tests.handlers.chat import Chat
from tests.handlers.hosting import lines

UNFIT = "« {} » ne répond pas à la question."


@pytest.mark.parametrize("words", ["14h", "beaucoup"])
async def test_words_that_do_not_answer_are_quoted_and_the_question_asked_again(
    chat: Chat, words: str
) -> None:
    asked = await chat.say("/contrat 900 STM")
    again = await chat.say(words)
    noted = await chat.press("Gré à gré")

    assert lines(again) == [UNFIT.format(words), *lines(asked)]
    assert lines(noted)[0].startswith("Contrat noté : n° 27")


async def test_question_repeated_may_be_answered_where_it_was_first_asked(chat: Chat) -> None:
    asked = await chat.say("/contract 900 STM", "sam")
    again = await chat.say("a lot", "sam")
    noted = await chat.press("Mutual agreement", "sam", asked)

    assert lines(again) == ["“a lot” does not answer the question.", *lines(asked)]
    assert lines(noted)[0].startswith("Contract logged: no. 27")


async def test_words_where_nothing_waits_are_still_not_understood(chat: Chat) -> None:
    await chat.say("/contrat 900 STM")
    await chat.press("Abandonner")
    card = await chat.say("beaucoup")

    text = "Je n’ai pas compris « beaucoup ». Pour voir ce que vous pouvez faire : /aide"
    assert lines(card) == [text]
