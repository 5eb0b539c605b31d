"""What follows at once on a text that was cut is the rest of it, whatever it looks like."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cards import Card
from bot.exchange import Words
from tests.handlers.chat import Chat
from tests.handlers.hosting import lines

PURPOSE = "repas servis " * 300
LINE = f"/contrat 900 STM gré à gré {PURPOSE}"


async def sent(chat: Chat, words: str, later: int = 0) -> Card:
    """Let Julie's words be dated as their platform does: so many seconds from now."""
    when = chat.router.clock.now().replace(microsecond=0) + timedelta(seconds=later)
    return await chat.send(replace(chat.request(Words(words), "julie"), sent=when))


@pytest.mark.parametrize("rest", ["contrat 500 CHUM gré à gré", "annuler", "500 $ CHUM"])
async def test_rest_of_a_purpose_that_was_cut_begins_and_undoes_nothing(
    chat: Chat, rest: str
) -> None:
    first = await sent(chat, LINE)
    whole = await sent(chat, rest)
    noted = await sent(chat, "repas servis", later=60)

    long = len(PURPOSE.strip())
    assert size(first) == long
    assert size(whole) == long + len(rest)
    assert lines(noted)[0].startswith("Contrat noté : n° 27, 900 $")
    assert lines(noted)[0].endswith("repas servis, le 18 novembre. Merci!")


async def test_command_that_follows_at_once_is_one(chat: Chat) -> None:
    await sent(chat, LINE)
    asked = await sent(chat, "/contact Ana Roy")

    assert lines(asked)[0] == "Quelle institution?"


async def test_words_that_follow_a_short_line_at_once_answer_it(chat: Chat) -> None:
    await sent(chat, "/contrat 900 STM")
    noted = await sent(chat, "gré à gré")

    assert lines(noted)[0].startswith("Contrat noté : n° 27, 900 $")


def size(card: Card) -> int:
    """Return how long a text is said to be."""
    return int("".join(char for char in lines(card)[0].partition("car")[0] if char.isdigit()))
